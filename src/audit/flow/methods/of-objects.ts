import { canonicalName } from '../../known/classes.ts';
import { FOLDS } from '../../known/functions.ts';
import { callsForEachRequest } from '../../known/servers.ts';
import type { Expression } from '../../python/syntax.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { allGiven } from '../given.ts';
import { handOver } from '../handed-over.ts';
import { callLibrary } from '../library.ts';
import { addPlace } from '../places.ts';
import { attributeOf, callFunction, isStatic, memberOf } from '../project-calls.ts';
import type { Frame } from '../run.ts';
import { unknownResult } from '../unknown-calls.ts';
import type { Given, Value } from '../values.ts';

/** A method of an object of a class of the project's own. */
export function callOfInstance(
  frame: Frame,
  of: Extract<Value, { kind: 'instance' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const member = memberOf(of.class, name);
  if (member?.kind === 'function')
    return callFunction(
      frame,
      { ...member.function, self: isStatic(member.function) ? null : of },
      given,
      at,
    );
  const attribute = attributeOf(frame, of, name, at);
  if (attribute) return frame.run.call(frame, attribute, given, at);
  // `fit_transform` of a class of the project's own that sklearn's base gives.
  if (name === 'fit_transform' && memberOf(of.class, 'transform')) {
    const rows = { positional: given.positional.slice(0, 1), named: new Map() };
    frame.run.call(frame, { kind: 'method', of, name: 'fit' }, given, at);
    return frame.run.call(frame, { kind: 'method', of, name: 'transform' }, rows, at);
  }
  return unknownResult(frame, [], given, at);
}

/** A method of an object of a library's class. */
export function callOfObject(
  frame: Frame,
  of: Extract<Value, { kind: 'object' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const attribute = of.attributes.get(name);
  if (attribute) return frame.run.call(frame, attribute, given, at);
  if (name === 'split' && FOLDS.test(canonicalName(of.class))) {
    const data = derive(dataAmong(given.positional.slice(0, 1)), {});
    addPlace(frame, 'split', at, { data });
    return dataValue(data);
  }
  // An explainer or an optimizer calls what it is given as well, and is no server.
  if (callsForEachRequest(of.class)) handOver(frame, allGiven(given), `${of.class}.${name}`);
  return callLibrary(frame, `${of.class}.${name}`, given, at);
}
