import { HANDING_ON_METHODS, RESHAPING } from '../../known/shaping.ts';
import type { Expression } from '../../python/syntax.ts';
import { asData, dataAmong, dataValue, derive } from '../data.ts';
import { measured } from '../measured.ts';
import { reshapesToOneRow } from '../rows.ts';
import type { Frame } from '../run.ts';
import { thingsIn } from '../things.ts';
import { unknownResult } from '../unknown-calls.ts';
import type { Given, Value } from '../values.ts';

/** A method of a list, or of an array that is written as one. */
export function callOfList(
  frame: Frame,
  of: Extract<Value, { kind: 'list' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const [first] = given.positional;
  if ((name === 'append' || name === 'extend' || name === 'insert') && first) {
    const added = name === 'insert' ? given.positional[1] : first;
    if (added && isRow(added) && frame.inside.some((one) => one === 'loop' || one === 'windows'))
      frame.run.gathered.set(of, frame.run.gathered.get(of) ?? null);
    if (added && of.items.length < 200)
      of.items.push(...(name === 'extend' && added.kind === 'list' ? added.items : [added]));
    return { kind: 'none' };
  }
  if (name === 'reshape' && reshapesToOneRow(given) && of.items.some(({ kind }) => kind !== 'number'))
    return dataValue(derive([asData(of)], { isOneRow: true }));
  if (RESHAPING.test(name)) return { ...of, isOfOne: false };
  if (HANDING_ON_METHODS.has(name) || name === 'copy') return of;
  if (name === 'pop') return of.items.at(-1) ?? { kind: 'none' };
  return measured(frame, asData(of), name, at) ?? unknownResult(frame, dataAmong(of.items), given, at);
}

/** Whether what a loop puts into a list is a row of a table: it holds no scaler and no model. */
function isRow(value: Value): boolean {
  return (
    value.kind === 'data' ||
    ((value.kind === 'list' || value.kind === 'dict') && thingsIn(value).length === 0)
  );
}
