import type { DataRole } from '../data.ts';
import { rolesByName } from '../known/role-names.ts';
import type { Expression, Statement } from '../python/syntax.ts';
import { keepChanges } from './in-place.ts';
import { newNames } from './names.ts';
import { type Frame, siteOf } from './run.ts';
import { assign } from './targets.ts';
import type { DataNode, Value } from './values.ts';

/** One of the tables that a loop goes over, and the way through the code that is its own. */
export interface Pass {
  frame: Frame;
  value: Value;
  /** As the loop names it. */
  expression: Expression;
}

/** More parts than these nobody splits into. */
const mostPasses = 4;

/**
 * The passes of a loop over the parts of a split, as `for part in (X_train, X_test)`: what is done to the one is not what is done to
 * the other, so each is followed by itself. Null of any other loop.
 */
export function passesOver(frame: Frame, value: Value, source: Expression): Pass[] | null {
  if (value.kind !== 'list' || source.kind !== 'list' || value.items.length !== source.items.length)
    return null;
  if (value.items.length < 2 || value.items.length > mostPasses) return null;
  const roles = new Set(value.items.map((item) => (item.kind === 'data' ? partRole(item.data) : null)));
  if (roles.has(null) || roles.size < 2) return null;
  return source.items.flatMap((expression, index) => {
    const item = value.items[index];
    return item
      ? [{ frame: { ...frame, via: [...frame.via, siteOf(frame, expression)] }, value: item, expression }]
      : [];
  });
}

/** `[scale(part) for part in (X_train, X_test)]`: the list of what each part gives. Null of any other comprehension. */
export function comprehendParts(
  frame: Frame,
  { shape, body, clauses }: Extract<Expression, { kind: 'comprehension' }>,
): Value | null {
  const [clause, ...more] = clauses;
  const [result] = body;
  if (shape !== 'list' || !result || !clause?.target || more.length > 0 || clause.source.kind !== 'list')
    return null;
  const { target, source } = clause;
  const passes = passesOver(frame, frame.run.evaluate(frame, source), source);
  if (!passes) return null;
  const items = passes.map((pass) => {
    const inner: Frame = { ...pass.frame, names: newNames(frame.names) };
    assign(inner, target, pass.value, null);
    return frame.run.evaluate(inner, result);
  });
  return { kind: 'list', shape: 'list', items, at: null };
}

function partRole({ roles, name }: DataNode): DataRole['role'] | null {
  const all = [...roles, ...rolesByName(name ?? '')];
  return all.find(({ role }) => role === 'train' || role === 'test' || role === 'validation')?.role ?? null;
}

/** What the body of a loop did to the part itself, as in `for part in (train, test): part["age"] = …`. */
export function keepPass(
  { frame, value, expression }: Pass,
  target: Expression,
  body: readonly Statement[],
): void {
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last || target.kind !== 'name') return;
  const text = frame.module.source.text.slice(first.from, last.to);
  const inside = { names: frame.names, name: target.name, before: value };
  keepChanges({ names: frame.names, expression }, inside, text);
}
