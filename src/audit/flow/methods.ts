import type { Expression } from '../python/syntax.ts';
import { asData } from './data.ts';
import { argument, textOf } from './given.ts';
import { callLibrary } from './library.ts';
import { callOfData } from './methods/of-data.ts';
import { callOfDict } from './methods/of-dicts.ts';
import { callOfList } from './methods/of-lists.ts';
import { callOfInstance, callOfObject } from './methods/of-objects.ts';
import { callOfText } from './methods/of-text.ts';
import { either } from './names.ts';
import { callFunction, instantiate, memberOf, ofClass } from './project-calls.ts';
import type { Frame } from './run.ts';
import { partOfLoaded } from './save-load.ts';
import { callThing } from './thing-calls.ts';
import { unknownResult } from './unknown-calls.ts';
import type { Given, Value } from './values.ts';

/** The call of a value: `f(x)`, `Model(x)`, `layer(x)`. */
export function callValue(frame: Frame, callee: Value, given: Given, at: Expression): Value {
  switch (callee.kind) {
    case 'symbol':
      return callLibrary(frame, callee.name, given, at);
    case 'function':
      return callFunction(frame, callee.function, given, at);
    case 'class':
      return instantiate(frame, callee.class, given, at);
    case 'method':
      return callMethod(frame, callee.of, callee.name, given, at);
    case 'either': {
      const callable = callee.values.filter(({ kind }) => kind !== 'none' && kind !== 'data');
      return either(
        (callable.length > 0 ? callable : callee.values).map((one) => callValue(frame, one, given, at)),
      );
    }
    case 'thing':
      return (
        callThing(frame, '__call__', { thing: callee.thing, given, at, sure: true }) ??
        unknownResult(frame, [], given, at)
      );
    case 'instance': {
      const member = memberOf(callee.class, '__call__') ?? memberOf(callee.class, 'forward');
      if (member?.kind === 'function')
        return callFunction(frame, { ...member.function, self: callee }, given, at);
      return unknownResult(frame, [], given, at);
    }
    case 'data':
      return unknownResult(frame, [callee.data], given, at);
    default:
      return unknownResult(frame, [], given, at);
  }
}

/** The call of a method by its name. */
export function callMethod(frame: Frame, of: Value, name: string, given: Given, at: Expression): Value {
  switch (of.kind) {
    case 'symbol':
      return callLibrary(frame, `${of.name}.${name}`, given, at);
    case 'module': {
      frame.run.runModule(of.module);
      const member = of.module.names.own.get(name);
      return member ? callValue(frame, member, given, at) : unknownResult(frame, [], given, at);
    }
    case 'class': {
      const member = memberOf(of.class, name);
      return member?.kind === 'function'
        ? callFunction(frame, ofClass(of.class, member.function), given, at)
        : unknownResult(frame, [], given, at);
    }
    case 'instance':
      return callOfInstance(frame, of, name, given, at);
    case 'thing':
      return callOfThing(frame, of, name, given, at, true);
    case 'either':
      return callOfEither(frame, possible(of.values, name), name, given, at);
    case 'list':
      return callOfList(frame, of, name, given, at);
    case 'dict':
      return callOfDict(frame, of, name, given, at);
    case 'object':
      return callOfObject(frame, of, name, given, at);
    case 'text':
    case 'file':
      return callOfText(frame, of, name, given, at);
    case 'data':
      return callOfData(frame, of.data, name, given, at);
    default:
      return unknownResult(frame, [], given, at);
  }
}

function callOfEither(
  frame: Frame,
  values: readonly Value[],
  name: string,
  given: Given,
  at: Expression,
): Value {
  const sure = values.length === 1;
  const results = values.map((one) =>
    one.kind === 'thing'
      ? callOfThing(frame, one, name, given, at, sure)
      : callMethod(frame, one, name, given, at),
  );
  return either(results);
}

/** Of several values those that can have the method: what is `None` or nothing known of is left out where another can. */
function possible(values: readonly Value[], name: string): readonly Value[] {
  const trained = /^(?:fit|fit_transform|transform|inverse_transform|predict\w*)$/.test(name)
    ? values.filter(({ kind }) => kind === 'thing' || kind === 'instance')
    : [];
  return trained.length > 0 ? trained : values;
}

function callOfThing(
  frame: Frame,
  of: Extract<Value, { kind: 'thing' }>,
  name: string,
  given: Given,
  at: Expression,
  sure: boolean,
): Value {
  const { thing } = of;
  const known = callThing(frame, name, { thing, given, at, sure });
  if (known) return known;
  if (thing.family === 'loaded' && (name === 'get' || name === 'pop')) {
    const key = textOf(argument(given, 0));
    if (key !== null) return partOfLoaded(frame, thing, `["${key}"]`);
  }
  return unknownResult(frame, [asData(of)], given, at);
}
