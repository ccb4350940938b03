import type { Expression } from '../../python/syntax.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { argument, textOf } from '../given.ts';
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
        dataValue(derive(dataAmong([...of.entries.values()]), { name: key, complete: false }))
      );
    case 'values':
      return {
        kind: 'list',
        shape: 'list',
        at: null,
        items: [...of.entries].map(([under, one]) => underKey(under, one)),
      };
    case 'keys':
      return {
        kind: 'list',
        shape: 'list',
        items: [...of.entries.keys()].map((text) => ({ kind: 'text', text, known: true })),
        at: null,
      };
    case 'items':
      return {
        kind: 'list',
        shape: 'list',
        at: null,
        items: [...of.entries].map(([text, value]) => ({
          kind: 'list',
          shape: 'tuple',
          at: null,
          items: [{ kind: 'text', text, known: true }, value],
        })),
      };
    case 'copy':
      return { ...of, entries: new Map(of.entries) };
    case 'update': {
      const [other] = given.positional;
      const entries = other?.kind === 'dict' ? other.entries : given.named;
      for (const [name_, value] of entries) of.entries.set(name_, value);
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
