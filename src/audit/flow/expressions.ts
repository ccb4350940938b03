import { isKnown } from '../known/classes.ts';
import type { Expression } from '../python/syntax.ts';
import { decided } from './conditions.ts';
import { dataAmong, dataValue, derive, unknownData } from './data.ts';
import { binaryValue, unaryValue } from './expressions/arithmetic.ts';
import { attributeValue } from './expressions/attributes.ts';
import { callExpression } from './expressions/calls.ts';
import { comprehensionValue, dictValue, listValue } from './expressions/displays.ts';
import { subscriptValue } from './expressions/subscripts.ts';
import { ownPath } from './files.ts';
import { either, lookUp, setName } from './names.ts';
import { noteUse } from './parts.ts';
import { type Frame, step, within } from './run.ts';
import { assign } from './targets.ts';
import type { Value } from './values.ts';

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
    case 'unary':
      return unaryValue(frame, expression);
    case 'compare':
      return dataValue(derive(dataAmong(expression.operands.map((one) => evaluate(frame, one)))));
    case 'boolean':
      return either([evaluate(frame, expression.left), evaluate(frame, expression.right)]);
    case 'conditional':
      return conditionalValue(frame, expression);
    case 'lambda':
      return lambdaValue(frame, expression);
    case 'comprehension':
      return comprehensionValue(frame, expression);
    case 'named':
      return namedValue(frame, expression);
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

/** A text with what is put into it: `f"models/{name}.pkl"`. */
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

/** What a name stands for; of one that nothing sets it is only known that it is the same each time. */
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

/** `x if test else y`: where the test is decided by what the call gives, only the one. */
function conditionalValue(
  frame: Frame,
  { test, yes, no }: Extract<Expression, { kind: 'conditional' }>,
): Value {
  evaluate(frame, test);
  const way = decided(frame, test);
  const inner = within(frame, 'branch');
  if (way !== null) return evaluate(inner, way ? yes : no);
  return either([evaluate(inner, yes), evaluate(inner, no)]);
}

function lambdaValue(frame: Frame, expression: Extract<Expression, { kind: 'lambda' }>): Value {
  const { parameters, body, from, to } = expression;
  return {
    kind: 'function',
    function: {
      syntax: { name: '<lambda>', parameters, body: [], from, to },
      result: body,
      module: frame.module,
      scope: frame.names,
      name: frame.function?.name ?? '<lambda>',
      decorators: [],
      inside: [],
      owner: null,
      self: null,
    },
  };
}

/** `(name := value)`. */
function namedValue(frame: Frame, expression: Extract<Expression, { kind: 'named' }>): Value {
  const { name, from, to } = expression;
  const value = evaluate(frame, expression.value);
  assign(frame, { kind: 'name', name, from, to }, value, null);
  return value;
}
