import type { Expression } from '../python/syntax.ts';
import { WORDS } from '../words.ts';
import { dataAmong, dataValue, derive, unknownData } from './data.ts';
import { allGiven } from './given.ts';
import { keepChangesOfCall } from './in-place.ts';
import { either, newNames } from './names.ts';
import { noteUse } from './parts.ts';
import { type Frame, type Run, siteOf, within } from './run.ts';
import { newThing, noteEscape } from './things.ts';
import type { ClassValue, FunctionValue, Given, Value } from './values.ts';

/** Calls in calls are followed so deep. */
const mostDepth = 7;

/** A function of the project is called: it is followed with what it is given. */
export function callFunction(frame: Frame, called: FunctionValue, given: Given, at: Expression): Value {
  const { syntax } = called;
  const { run } = frame;
  const spent = run.spent.get(syntax) ?? 0;
  const isSpent = spent > 0 && spent > allowanceOf(run, called);
  if (isSpent || frame.stack.includes(syntax) || frame.stack.length >= mostDepth) {
    noteEscape(frame, allGiven(given), `passed to \`${called.name}\``, at);
    noteUse(allGiven(given), 'leaves');
    return dataValue(derive(dataAmong(allGiven(given)), { complete: false }));
  }
  run.called.add(syntax);
  const names = newNames(called.scope);
  bind(frame, called, given, names.own);
  const before = new Map(names.own);
  const inner: Frame = {
    ...called.inside.reduce<Frame>((outer, surrounding) => within(outer, surrounding), frame),
    module: called.module,
    names,
    function: called,
    via: [...frame.via, siteOf(frame, at)],
    stack: [...frame.stack, syntax],
    results: [],
  };
  const left = run.budget;
  const result = runBody(inner, called, allGiven(given));
  run.spent.set(syntax, spent + left - run.budget);
  keepChangesOfCall(frame, called, { names, before }, at);
  return result;
}

/** Steps that all calls of a function together may take: of one without any of the words only a few are worth it. */
const mostSpent = { withWords: 8_000, without: 1_000 };

function allowanceOf(run: Run, { syntax, module }: FunctionValue): number {
  let hasWords = run.hasWords.get(syntax);
  if (hasWords === undefined) {
    hasWords = WORDS.test(module.source.text.slice(syntax.from, syntax.to));
    run.hasWords.set(syntax, hasWords);
  }
  return hasWords ? mostSpent.withWords : mostSpent.without;
}

/** What a function gives, run in a frame that has its arguments. */
export function runBody(frame: Frame, called: FunctionValue, given: readonly Value[]): Value {
  if (called.result) return frame.run.evaluate(frame, called.result);
  frame.run.execute(frame, called.syntax.body ?? called.module.source.bodyOf(called.syntax));
  if (frame.results.length > 0) return either(frame.results);
  // A generator gives what it yields, which is not followed.
  return isGenerator(called) ? dataValue(derive(dataAmong(given), { complete: false })) : { kind: 'none' };
}

function isGenerator(called: FunctionValue): boolean {
  const { from, to } = called.syntax;
  return /\byield\b/.test(called.module.source.text.slice(from, to));
}

function bind(frame: Frame, called: FunctionValue, given: Given, own: Map<string, Value>): void {
  const positional = called.self ? [called.self, ...given.positional] : [...given.positional];
  const rest = new Map(given.named);
  for (const parameter of called.syntax.parameters) {
    const { name } = parameter;
    if (parameter.star === '*') {
      own.set(name, { kind: 'list', shape: 'tuple', items: positional.splice(0), at: null });
    } else if (parameter.star === '**') {
      own.set(name, { kind: 'dict', entries: rest, rest: null });
    } else {
      const value = rest.get(name) ?? positional.shift();
      rest.delete(name);
      own.set(name, value ?? defaultOf(frame, called, name));
    }
  }
}

/** The value of a parameter that is not given: its default, in the scope of the function. */
export function defaultOf(frame: Frame, called: FunctionValue, name: string): Value {
  const written = called.syntax.parameters.find((parameter) => parameter.name === name)?.default;
  if (!written) return dataValue(unknownData(name));
  const value = frame.run.evaluate(
    { ...frame, module: called.module, names: newNames(called.scope), results: [] },
    written,
  );
  return value.kind === 'none' ? dataValue(unknownData(name)) : value;
}

const MODULES =
  /^(?:torch\.nn\.(?:modules\.module\.)?Module|pytorch_lightning\.LightningModule|lightning\.(?:pytorch\.)?LightningModule|keras\.Model|keras\.models\.Model|tensorflow\.Module)$/;

/** A class of the project is called: an object of its own, whose `__init__` is followed. */
export function instantiate(frame: Frame, made: ClassValue, given: Given, at: Expression): Value {
  if (allBases(made).some((base) => MODULES.test(base))) {
    const name = `${made.module.path.replace(/\.py$/, '').replaceAll('/', '.')}.${made.syntax.name}`;
    return { kind: 'thing', thing: newThing(frame.run, { family: 'model', class: name, origin: 'created' }) };
  }
  const instance: Extract<Value, { kind: 'instance' }> = {
    kind: 'instance',
    class: made,
    attributes: new Map(),
  };
  made.instance ??= instance;
  const init = memberOf(made, '__init__');
  if (init?.kind === 'function') callFunction(frame, { ...init.function, self: instance }, given, at);
  else fillFields(instance, given);
  return instance;
}

/** A dataclass, a pydantic model, a named tuple: the arguments are its fields. */
function fillFields(instance: Extract<Value, { kind: 'instance' }>, given: Given): void {
  const fields = instance.class.syntax.body.flatMap((statement) => {
    const [target] = statement.kind === 'assign' ? statement.targets : [];
    return target?.kind === 'name' ? [target.name] : [];
  });
  given.positional.forEach((value, index) => {
    const name = fields[index];
    if (name !== undefined) instance.attributes.set(name, value);
  });
  for (const [name, value] of given.named) instance.attributes.set(name, value);
}

/** A member by its name, its own or that of a class it is made of. */
export function memberOf(of: ClassValue, name: string, depth = 0): Value | null {
  const own = of.members.get(name);
  if (own || depth > 8) return own ?? null;
  for (const parent of of.parents) {
    const found = memberOf(parent, name, depth + 1);
    if (found) return found;
  }
  return null;
}

export function allBases(of: ClassValue, depth = 0): string[] {
  return depth > 8 ? [] : [...of.bases, ...of.parents.flatMap((parent) => allBases(parent, depth + 1))];
}

/** An attribute of an object of the project's; null where it was never set. */
export function attributeOf(
  frame: Frame,
  of: Extract<Value, { kind: 'instance' }>,
  name: string,
  at: Expression,
): Value | null {
  const set = of.attributes.get(name);
  if (set) return set;
  const member = memberOf(of.class, name);
  if (member?.kind !== 'function') return member;
  const bound: FunctionValue = { ...member.function, self: isStatic(member.function) ? null : of };
  return member.function.decorators.some((mark) =>
    /^(?:property|functools\.cached_property|\w+\.setter)$/.test(mark),
  )
    ? callFunction(frame, bound, { positional: [], named: new Map() }, at)
    : { kind: 'function', function: bound };
}

export function isStatic({ decorators }: FunctionValue): boolean {
  return decorators.includes('staticmethod');
}

/** A function as it is found by its class: `Service.load()`. */
export function ofClass(of: ClassValue, member: FunctionValue): FunctionValue {
  return member.decorators.includes('classmethod')
    ? { ...member, self: { kind: 'class', class: of } }
    : member;
}
