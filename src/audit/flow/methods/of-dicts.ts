import type { Expression } from '../../python/syntax.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { argument, textOf } from '../given.ts';
import { either } from '../names.ts';
import { keepReach } from '../reach.ts';
import type { Frame } from '../run.ts';
import { unknownResult } from '../unknown-calls.ts';
import type { Given, Value } from '../values.ts';

/** A method of a dict. */
export function callOfDict(
  frame: Frame,
  of: Extract<Value, { kind: 'dict' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const key = textOf(argument(given, 0));
  switch (name) {
    case 'get':
    case 'pop':
    case 'setdefault':
      return (
        (key === null ? null : of.entries.get(key)) ??
        argument(given, 1) ??
        of.rest ??
        dataValue(derive(dataAmong([...of.entries.values()]), { name: key, complete: false }))
      );
    case 'values':
      return {
        kind: 'list',
        shape: 'list',
        at: null,
        items: allOf(of).map(([under, one]) =>
          under.kind === 'text' && under.known ? underKey(under.text, one) : one,
        ),
      };
    case 'keys':
      return {
        kind: 'list',
        shape: 'list',
        items: allOf(of).map(([name]) => name),
        at: null,
      };
    case 'items':
      return {
        kind: 'list',
        shape: 'list',
        at: null,
        items: allOf(of).map((items) => ({ kind: 'list', shape: 'tuple', at: null, items })),
      };
    case 'copy':
      return { ...of, entries: new Map(of.entries) };
    case 'update': {
      const [other] = given.positional;
      const entries = other?.kind === 'dict' ? other.entries : given.named;
      for (const [name_, value] of entries) of.entries.set(name_, value);
      const rest = other?.kind === 'dict' ? other.rest : (other ?? null);
      if (rest) of.rest = of.rest ? either([of.rest, rest]) : rest;
      return { kind: 'none' };
    }
    default:
      return unknownResult(frame, dataAmong([...of.entries.values()]), given, at);
  }
}

/** What stands in a dict under a key is called so, whatever it was before. */
function underKey(key: string, value: Value): Value {
  if (value.kind !== 'data') return value;
  const called = derive([value.data], { name: key });
  keepReach(called, value.data);
  return dataValue(called);
}

/** All that a dict holds by its names; what stands under names that the code does not say is there once. */
function allOf({ entries, rest }: Extract<Value, { kind: 'dict' }>): [Value, Value][] {
  const known = [...entries].map(([text, value]): [Value, Value] => [
    { kind: 'text', text, known: true },
    value,
  ]);
  return rest ? [...known, [{ kind: 'text', text: '*', known: false }, rest]] : known;
}
