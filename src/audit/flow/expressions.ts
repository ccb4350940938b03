import { isKnown } from '../known/classes.ts';
import { rolesByName } from '../known/role-names.ts';
import { RECEIVED } from '../known/servers.ts';
import type { Argument, Expression } from '../python/syntax.ts';
import { pickedFields } from './columns.ts';
import { decided } from './conditions.ts';
import { gatheredIn, noteCut } from './cuts.ts';
import { asData, dataAmong, dataValue, derive, unknownData } from './data.ts';
import { entryOf } from './documents.ts';
import { oneOf, together } from './each-row.ts';
import { joinPaths, ownPath, pathAttribute } from './files.ts';
import { textOf, textsOf } from './given.ts';
import { calculate, measureByName } from './hand-written.ts';
import { callMethod, callValue } from './methods.ts';
import { either, lookUp, newNames, setName } from './names.ts';
import { noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { attributeOf, memberOf, ofClass } from './project-calls.ts';
import { type Frame, siteOf, step, within, written } from './run.ts';
import { partOfLoaded } from './save-load.ts';
import { assign } from './targets.ts';
import { learnedAttribute } from './thing-calls.ts';
import { comprehendParts } from './unrolled.ts';
import type { DataNode, Given, Value } from './values.ts';

/** What an expression stands for. Whatever is done on the way is noted as places. */
export function evaluate(frame: Frame, expression: Expression): Value {
  step(frame.run);
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', value: expression.value };
    case 'truth':
      return { kind: 'truth', value: expression.value };
    case 'none':
      return { kind: 'none' };
    case 'text':
      return textValue(frame, expression);
    case 'name':
      return nameValue(frame, expression.name);
    case 'list':
      return listValue(frame, expression);
    case 'dict':
      return dictValue(frame, expression);
    case 'attribute':
      return attributeValue(frame, evaluate(frame, expression.object), expression);
    case 'subscript':
      return subscriptValue(frame, expression);
    case 'call':
      return callExpression(frame, expression);
    case 'binary':
      return binaryValue(frame, expression);
    case 'unary': {
      const value = evaluate(frame, expression.operand);
      if (expression.operator === '-' && value.kind === 'number')
        return { kind: 'number', value: -value.value };
      return value.kind === 'data' ? dataValue(derive([value.data])) : value;
    }
    case 'compare': {
      const values = expression.operands.map((one) => evaluate(frame, one));
      return dataValue(derive(dataAmong(values)));
    }
    case 'boolean':
      return either([evaluate(frame, expression.left), evaluate(frame, expression.right)]);
    case 'conditional': {
      evaluate(frame, expression.test);
      const way = decided(frame, expression.test);
      if (way !== null) return evaluate(within(frame, 'branch'), way ? expression.yes : expression.no);
      return either([
        evaluate(within(frame, 'branch'), expression.yes),
        evaluate(within(frame, 'branch'), expression.no),
      ]);
    }
    case 'lambda':
      return {
        kind: 'function',
        function: {
          syntax: {
            name: '<lambda>',
            parameters: expression.parameters,
            body: [],
            from: expression.from,
            to: expression.to,
          },
          result: expression.body,
          module: frame.module,
          scope: frame.names,
          name: frame.function?.name ?? '<lambda>',
          decorators: [],
          inside: [],
          owner: null,
          self: null,
        },
      };
    case 'comprehension':
      return comprehensionValue(frame, expression);
    case 'named': {
      const value = evaluate(frame, expression.value);
      assign(
        frame,
        { kind: 'name', name: expression.name, from: expression.from, to: expression.to },
        value,
        null,
      );
      return value;
    }
    case 'star':
      return evaluate(frame, expression.value);
    case 'slice':
    case 'other': {
      const values = expression.parts.map((part) => evaluate(frame, part));
      if (expression.kind === 'other') noteUse(values, 'leaves');
      return dataValue(derive(dataAmong(values), { complete: expression.kind === 'slice' }));
    }
  }
}

function textValue(frame: Frame, { parts }: Extract<Expression, { kind: 'text' }>): Value {
  let known = true;
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    const value = evaluate(frame, part);
    if (value.kind === 'number' || value.kind === 'truth') return String(value.value);
    if (value.kind === 'text' && value.known) return value.text;
    known = false;
    return value.kind === 'text' ? value.text : '*';
  });
  return { kind: 'text', text: texts.join(''), known };
}

const BUILTINS = new Set(
  'open print len range enumerate zip str int float list tuple dict set isinstance super getattr setattr hasattr sum min max abs sorted reversed input type map filter any all round iter next vars repr format id bool bytes'.split(
    ' ',
  ),
);

function nameValue(frame: Frame, name: string): Value {
  const found = lookUp(frame.names, name);
  if (found) return found;
  if (name === '__file__') return ownPath(frame.module.path);
  if (BUILTINS.has(name)) return { kind: 'symbol', name };
  const star = frame.module.stars.find((module) => isKnown(`${module}.${name}`));
  if (star !== undefined) return { kind: 'symbol', name: `${star}.${name}` };
  const value = dataValue(unknownData(name));
  setName(frame.names, name, value);
  return value;
}

/** Longer lists in code are data, and are not looked at one by one. */
const mostItems = 2_000;

function listValue(frame: Frame, expression: Extract<Expression, { kind: 'list' }>): Value {
  const items = expression.items.slice(0, mostItems).flatMap((item): Value[] => {
    const value = evaluate(frame, item);
    return item.kind === 'star' && value.kind === 'list' ? value.items : [value];
  });
  // Where it stands is asked of numbers alone: they may be those of a normalization.
  const isNumbers = items.length > 0 && items.every(({ kind }) => kind === 'number' || kind === 'list');
  const [only] = expression.items;
  const isOfOne = expression.items.length === 1 && only?.kind !== 'star';
  const at = isNumbers ? siteOf(frame, expression) : null;
  return { kind: 'list', shape: expression.shape, items, at, isOfOne };
}

function dictValue(frame: Frame, expression: Extract<Expression, { kind: 'dict' }>): Value {
  const entries = new Map<string, Value>();
  let rest: Value | null = null;
  for (const { key, value } of expression.entries.slice(0, mostItems)) {
    const given = evaluate(frame, value);
    const name = key ? evaluate(frame, key) : null;
    if (name?.kind === 'text' && name.known) entries.set(name.text, given);
    else if (name?.kind === 'number') entries.set(String(name.value), given);
    else if (!key && given.kind === 'dict') for (const [inner, one] of given.entries) entries.set(inner, one);
    else rest = given;
  }
  return { kind: 'dict', entries, rest };
}

/** The attribute of a value, where it is not called. */
function attributeValue(
  frame: Frame,
  of: Value,
  expression: Extract<Expression, { kind: 'attribute' }>,
): Value {
  const { name } = expression;
  switch (of.kind) {
    case 'symbol': {
      const dotted = `${of.name}.${name}`;
      if (!/^(?:flask|quart)\.request\./.test(dotted) || !RECEIVED.test(dotted))
        return { kind: 'symbol', name: dotted };
      return dataValue(
        derive([], {
          name: dotted,
          complete: true,
          roles: [{ role: 'request', by: 'flow', evidence: `it is \`${dotted}\`` }],
        }),
      );
    }
    case 'module':
      frame.run.runModule(of.module);
      return of.module.names.own.get(name) ?? dataValue(unknownData(name));
    case 'class': {
      const member = memberOf(of.class, name);
      if (member?.kind === 'function')
        return { kind: 'function', function: ofClass(of.class, member.function) };
      return member ?? dataValue(unknownData(name));
    }
    case 'instance':
      return (
        attributeOf(frame, of, name, expression) ??
        remembered(of.attributes, name, written(frame, expression))
      );
    case 'object': {
      const known = of.attributes.get(name);
      if (known) return known;
      return /^(?:fastapi|flask|quart|starlette|sanic)\b/.test(of.class) && name !== 'state'
        ? { kind: 'method', of, name }
        : remembered(of.attributes, name, written(frame, expression));
    }
    case 'thing': {
      const learned = learnedAttribute(of.thing, name);
      if (learned) return learned;
      if (
        /^(?:named_steps|steps|named_transformers_|transformers_|best_estimator_|base_estimator|estimator)$/.test(
          name,
        )
      )
        return of;
      return { kind: 'method', of, name };
    }
    case 'text':
      return pathAttribute(of, name) ?? { kind: 'method', of, name };
    case 'either':
      return either(
        of.values.filter(({ kind }) => kind !== 'none').map((one) => attributeValue(frame, one, expression)),
      );
    case 'data': {
      of.data.attributes ??= new Map();
      const known = of.data.attributes.get(name);
      if (known) return known;
      const { measure, file } = of.data;
      const data = derive([of.data], {
        name: of.data.name === null ? name : `${of.data.name}.${name}`,
        measure,
        file,
      });
      // How many rows it has is nothing of their numbers.
      if (SIZES.test(name)) data.parts = [];
      const value = dataValue(
        /^(?:values|T|data|to_numpy)$/.test(name)
          ? {
              ...data,
              name: of.data.name,
              columns: of.data.columns,
              fields: of.data.fields,
              isOneRow: of.data.isOneRow && name !== 'T',
            }
          : data,
      );
      of.data.attributes.set(name, value);
      return value;
    }
    default:
      return { kind: 'method', of, name };
  }
}

const SIZES = /^(?:shape|size|ndim|dtypes?|columns|index)$/;

/** Of an attribute that was never set it is only known that it is the same each time. */
function remembered(attributes: Map<string, Value>, name: string, text: string): Value {
  const value = dataValue(unknownData(text));
  attributes.set(name, value);
  return value;
}

function subscriptValue(frame: Frame, expression: Extract<Expression, { kind: 'subscript' }>): Value {
  const of = evaluate(frame, expression.object);
  const index = expression.index.map((one) => evaluate(frame, one));
  return either(
    (of.kind === 'either' ? of.values : [of]).map((one) => partOf(frame, one, index, expression)),
  );
}

function partOf(
  frame: Frame,
  of: Value,
  index: readonly Value[],
  expression: Extract<Expression, { kind: 'subscript' }>,
): Value {
  const [first] = index;
  const key = textOf(first ?? null);
  const isSlice = expression.index.some(({ kind }) => kind === 'slice');
  const gathered = isSlice ? gatheredIn(frame.run, of) : null;
  switch (of.kind) {
    case 'dict': {
      const found = key === null ? null : of.entries.get(key);
      return (
        found ??
        either(
          of.entries.size > 0 && key === null
            ? [...of.entries.values()]
            : [of.rest ?? dataValue(unknownData(written(frame, expression)))],
        )
      );
    }
    case 'list':
      if (first?.kind === 'number') return of.items.at(first.value) ?? { kind: 'none' };
      // `mean[:, None, None]` is the same numbers.
      if (isSlice && gathered) {
        const rows = derive([gathered]);
        noteCut(frame, gathered, rows, expression);
        return dataValue(rows);
      }
      return isSlice || index.some(({ kind }) => kind === 'none') ? of : elementOf(of);
    case 'thing': {
      const { thing } = of;
      if (thing.family === 'loaded' && (key !== null || first?.kind === 'number'))
        return partOfLoaded(
          frame,
          thing,
          key !== null ? `["${key}"]` : `[${first?.kind === 'number' ? first.value : 0}]`,
        );
      if (thing.family !== 'pipeline' && thing.family !== 'model') return dataValue(derive([asData(of)]));
      const part = first?.kind === 'number' ? thing.parts.at(first.value) : undefined;
      return { kind: 'thing', thing: part ?? thing };
    }
    case 'symbol':
      if (of.name === 'os.environ') return { kind: 'text', text: '*', known: false };
      return dataValue(unknownData(written(frame, expression)));
    case 'data':
    case 'object': {
      const data = asData(of);
      const columns = textsOf(first ?? null) ?? textsOf(index[1] ?? null);
      const name = key !== null && data.name !== null ? `${data.name}["${key}"]` : null;
      // `X[train_idx]`: rows by what tells them, by its flow or by its name.
      const parts = [
        ...index.flatMap((one) => (one.kind === 'data' ? one.data.roles : [])),
        ...expression.index.flatMap((one) => (one.kind === 'name' ? rolesByName(one.name) : [])),
      ];
      const roles = parts.filter(({ role }) => role === 'train' || role === 'test' || role === 'validation');
      const part = derive([data], {
        name,
        roles,
        measure: data.measure ?? byKey(data, key),
        document: entryOf(data, first),
        file: data.file,
        columns: columns && columns.length > 1 ? columns : null,
        isOneRow: data.isOneRow && (key !== null || columns !== null),
        parts: roles.length > 0 ? index.flatMap((one) => (one.kind === 'data' ? one.data.parts : [])) : [],
      });
      if (isSlice) noteCut(frame, data, part, expression);
      if (columns && columns.length > 1)
        addPlace(frame, 'columns', expression, { data, results: [part], columns });
      return dataValue(part);
    }
    default:
      return dataValue(derive(dataAmong([of])));
  }
}

/** `stats["mean"]` of what was read from a file is a mean. */
function byKey(data: DataNode, key: string | null): DataNode['measure'] {
  const what = key !== null && data.file !== null ? measureByName(key) : null;
  return what === null ? null : { what, of: null, site: null };
}

/** One of what a value holds, as a loop gets it. */
export function elementOf(of: Value): Value {
  switch (of.kind) {
    case 'list':
      return of.items.length > 0 ? either(of.items.slice(0, 8)) : dataValue(unknownData(null));
    case 'dict':
      return { kind: 'text', text: '*', known: false };
    case 'either':
      return either(of.values.map(elementOf));
    case 'thing':
      return of.thing.parts.length > 0
        ? either(of.thing.parts.map((thing) => ({ kind: 'thing', thing })))
        : dataValue(derive([asData(of)]));
    case 'data':
      return dataValue(derive([of.data], {}));
    default:
      return dataValue(derive(dataAmong([of])));
  }
}

function callExpression(frame: Frame, expression: Extract<Expression, { kind: 'call' }>): Value {
  const { callee } = expression;
  if (callee.kind === 'attribute') {
    // `super().method()` is the parent's.
    const of = evaluate(frame, callee.object);
    const given = givenOf(frame, expression.arguments);
    return callMethod(frame, of, callee.name, given, expression);
  }
  const of = evaluate(frame, callee);
  const given = givenOf(frame, expression.arguments);
  if (of.kind === 'symbol') {
    const [first] = given.positional;
    if (of.name === 'super') return superOf(frame);
    if (of.name === 'getattr' && first) {
      const name = textOf(given.positional[1] ?? null);
      if (name !== null)
        return attributeValue(frame, first, {
          kind: 'attribute',
          object: expression,
          name,
          from: expression.from,
          to: expression.to,
        });
    }
    if (of.name === 'map' && first)
      return callMethod(
        frame,
        given.positional[1] ?? { kind: 'none' },
        'map',
        { positional: [first], named: new Map() },
        expression,
      );
    if (/^(?:enumerate|zip)$/.test(of.name)) return pairs(of.name, given);
    if (/^(?:iter|reversed|sorted|list|tuple|next)$/.test(of.name) && first)
      return of.name === 'next' ? elementOf(first) : first;
    if (of.name === 'dict' && given.positional.length === 0)
      return { kind: 'dict', entries: given.named, rest: null };
  }
  return callValue(frame, of, given, expression);
}

function superOf(frame: Frame): Value {
  const self = frame.function?.self;
  const [parent] = frame.function?.owner?.parents ?? [];
  return self?.kind === 'instance' && parent
    ? { kind: 'instance', class: parent, attributes: self.attributes }
    : dataValue(unknownData('super()'));
}

function pairs(name: string, given: Given): Value {
  const items =
    name === 'zip'
      ? given.positional.map(elementOf)
      : [dataValue(derive([], { complete: true })), elementOf(given.positional[0] ?? { kind: 'none' })];
  return {
    kind: 'list',
    shape: 'list',
    at: null,
    items: [{ kind: 'list', shape: 'tuple', at: null, items }],
  };
}

function givenOf(frame: Frame, written: readonly Argument[]): Given {
  const given: Given = { positional: [], named: new Map() };
  for (const { name, star, value } of written.slice(0, 200)) {
    const argument = evaluate(frame, value);
    if (name !== null) given.named.set(name, argument);
    else if (star === '**') {
      if (argument.kind === 'dict') for (const [key, one] of argument.entries) given.named.set(key, one);
      else given.named.set('**', argument);
    } else if (star === '*' && argument.kind === 'list') given.positional.push(...argument.items);
    else given.positional.push(argument);
  }
  return given;
}

function binaryValue(frame: Frame, expression: Extract<Expression, { kind: 'binary' }>): Value {
  const { operator } = expression;
  const left = { expression: expression.left, value: evaluate(frame, expression.left) };
  const right = { expression: expression.right, value: evaluate(frame, expression.right) };
  const [a, b] = [left.value, right.value];
  if (operator === '/' && (a.kind === 'text' || (b.kind === 'text' && a.kind !== 'number')))
    return joinPaths([a, b]);
  if (a.kind === 'text' && operator === '+')
    return b.kind === 'text'
      ? { kind: 'text', text: a.text + b.text, known: a.known && b.known }
      : { kind: 'text', text: `${a.text}*`, known: false };
  if (a.kind === 'text' && operator === '%')
    return { kind: 'text', text: a.text.replace(/%[-+ #0-9.]*[a-z]/gi, '*'), known: false };
  if (b.kind === 'text' && operator === '+') return { kind: 'text', text: `*${b.text}`, known: false };
  if (a.kind === 'list' && b.kind === 'list' && operator === '+')
    return { ...a, items: [...a.items, ...b.items], isOfOne: false };
  return (
    reckon(operator, a, b) ??
    calculate(frame, { operator, at: expression, left, right }) ??
    dataValue(derive(dataAmong([a, b]), mayNormalize(operator, [a, b]) ? { complete: false } : {}))
  );
}

/**
 * Whether numbers out of a file take part, or what was normalized is reckoned on with (`x / 255 * 2 - 1`): it may be a
 * normalization that is not known as one.
 */
export function mayNormalize(operator: string, sides: readonly Value[]): boolean {
  if (operator === '+' || operator === '-' || operator === '*') {
    const isNormalized = sides.some((side) => side.kind === 'data' && side.data.steps.length > 0);
    if (isNormalized && sides.some(({ kind }) => kind === 'number')) return true;
  }
  if (operator !== '-' && operator !== '/' && operator !== '*') return false;
  return sides.some((side) => side.kind === 'thing' || (side.kind === 'data' && side.data.file !== null));
}

/** Arithmetic of numbers, also of each in a list. */
export function reckon(operator: string, a: Value, b: Value): Value | null {
  const many = operator === '*' ? (repeated(a, b) ?? repeated(b, a)) : null;
  if (many) return many;
  if (a.kind === 'list' && (b.kind === 'number' || b.kind === 'list') && operator !== '+') {
    const items = a.items.map((item, index) =>
      reckon(operator, item, b.kind === 'list' ? (b.items[index] ?? { kind: 'none' }) : b),
    );
    return items.length > 0 && items.every((item) => item !== null) ? { ...a, items, isOfOne: false } : null;
  }
  if (a.kind !== 'number' || b.kind !== 'number') return null;
  const [x, y] = [a.value, b.value];
  switch (operator) {
    case '+':
      return { kind: 'number', value: x + y };
    case '-':
      return { kind: 'number', value: x - y };
    case '*':
      return { kind: 'number', value: x * y };
    case '/':
      return y === 0 ? null : { kind: 'number', value: x / y };
    case '//':
      return y === 0 ? null : { kind: 'number', value: Math.floor(x / y) };
    case '**':
      return { kind: 'number', value: x ** y };
    default:
      return null;
  }
}

/** `[0.5] * 3`: three times what the list holds. */
function repeated(list: Value, times: Value): Value | null {
  if (list.kind !== 'list' || list.shape === 'array' || times.kind !== 'number') return null;
  const { value } = times;
  if (!Number.isInteger(value) || value < 0 || value * list.items.length > mostItems) return null;
  return { ...list, items: Array.from({ length: value }, () => list.items).flat(), isOfOne: false };
}

function comprehensionValue(frame: Frame, expression: Extract<Expression, { kind: 'comprehension' }>): Value {
  const eachPart = comprehendParts(frame, expression);
  if (eachPart) return eachPart;
  const inner: Frame = { ...within(frame, 'loop'), names: newNames(frame.names) };
  const sources: Value[] = [];
  for (const { target, source } of expression.clauses) {
    const value = evaluate(inner, source);
    if (!target) continue;
    sources.push(value);
    assign(inner, target, oneOf(elementOf(value), value), null);
  }
  const values = expression.body.map((part) => evaluate(inner, part));
  const last = values.at(-1) ?? { kind: 'none' };
  if (expression.shape === 'dict') return { kind: 'dict', entries: new Map(), rest: last };
  if (last.kind === 'thing' || last.kind === 'instance' || last.kind === 'text')
    return { kind: 'list', shape: 'list', items: [last], at: null };
  const all = derive(dataAmong([last, ...sources]), { fields: pickedFields(expression, sources) });
  return dataValue(together(all));
}
