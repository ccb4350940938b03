import type { Expression } from '../../python/syntax.ts';
import { pickedFields } from '../columns.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { oneOf, together } from '../each-row.ts';
import { elementOf } from '../elements.ts';
import { textsAmong } from '../given.ts';
import { newNames } from '../names.ts';
import { type Frame, siteOf, within } from '../run.ts';
import { assign } from '../targets.ts';
import { comprehendParts } from '../unrolled.ts';
import type { Value } from '../values.ts';

/** Longer lists in code are data, and are not looked at one by one. */
export const mostItems = 2_000;

/** `[a, *b]`, `(a, b)`, `{a, b}`. */
export function listValue(frame: Frame, expression: Extract<Expression, { kind: 'list' }>): Value {
  const items = expression.items.slice(0, mostItems).flatMap((item): Value[] => {
    const value = frame.run.evaluate(frame, item);
    return item.kind === 'star' && value.kind === 'list' ? value.items : [value];
  });
  // Where it stands is asked of numbers alone: they may be those of a normalization.
  const isNumbers = items.length > 0 && items.every(({ kind }) => kind === 'number' || kind === 'list');
  const [only] = expression.items;
  const isOfOne = expression.items.length === 1 && only?.kind !== 'star';
  const at = isNumbers ? siteOf(frame, expression) : null;
  return { kind: 'list', shape: expression.shape, items, at, isOfOne };
}

/** `{"a": 1, **b}`. */
export function dictValue(frame: Frame, expression: Extract<Expression, { kind: 'dict' }>): Value {
  const entries = new Map<string, Value>();
  let rest: Value | null = null;
  for (const { key, value } of expression.entries.slice(0, mostItems)) {
    const given = frame.run.evaluate(frame, value);
    const name = key ? frame.run.evaluate(frame, key) : null;
    if (name?.kind === 'text' && name.known) entries.set(name.text, given);
    else if (name?.kind === 'number') entries.set(String(name.value), given);
    else if (!key && given.kind === 'dict') for (const [inner, one] of given.entries) entries.set(inner, one);
    else rest = given;
  }
  return { kind: 'dict', entries, rest };
}

/** `[f(x) for x in xs]`: its body is followed once, with one of what it goes through. */
export function comprehensionValue(
  frame: Frame,
  expression: Extract<Expression, { kind: 'comprehension' }>,
): Value {
  const eachPart = comprehendParts(frame, expression);
  if (eachPart) return eachPart;
  const inner: Frame = { ...within(frame, 'loop'), names: newNames(frame.names) };
  const sources: Value[] = [];
  for (const { target, source } of expression.clauses) {
    const value = frame.run.evaluate(inner, source);
    if (!target) continue;
    sources.push(value);
    assign(inner, target, oneOf(elementOf(value), value), null);
  }
  const values = expression.body.map((part) => frame.run.evaluate(inner, part));
  const last = values.at(-1) ?? { kind: 'none' };
  const some = someOf(expression, sources);
  if (some) return some;
  if (expression.shape === 'dict') return { kind: 'dict', entries: new Map(), rest: last };
  if (last.kind === 'thing' || last.kind === 'instance' || last.kind === 'text')
    return { kind: 'list', shape: 'list', items: [last], at: null };
  const all = derive(dataAmong([last, ...sources]), { fields: pickedFields(expression, sources) });
  return dataValue(together(all));
}

/** `[name for name in NAMES if name in table]`: some of the texts of a list. Null of any other comprehension. */
function someOf(
  { shape, body, clauses }: Extract<Expression, { kind: 'comprehension' }>,
  [source, ...others]: readonly Value[],
): Value | null {
  const [one, ...more] = body;
  const target = clauses[0]?.target;
  if (shape !== 'list' || one?.kind !== 'name' || target?.kind !== 'name' || one.name !== target.name)
    return null;
  if (more.length > 0 || others.length > 0 || source?.kind !== 'list' || !textsAmong(source)?.length)
    return null;
  return { kind: 'list', shape: 'list', items: [...source.items], at: null, isSome: true };
}
