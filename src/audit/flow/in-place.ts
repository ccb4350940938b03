import type { Expression } from '../python/syntax.ts';
import { lookUp, setName } from './names.ts';
import type { Frame } from './run.ts';
import type { FunctionValue, Names, Value } from './values.ts';

/**
 * What changes a table changes it for all who name it: `part["age"] = …` in a loop over `(train, test)`, or in a function that was called
 * with `train`. Afterwards the name outside stands for what is in the table now. `text` is the code in between: where it gives the name
 * inside to another table, the one outside stays as it was.
 */
export function keepChanges(
  outside: { names: Names; expression: Expression },
  inside: { names: Names; name: string; before: Value },
  text: string,
): void {
  const { expression } = outside;
  if (expression.kind !== 'name' || inside.before.kind !== 'data') return;
  const after = lookUp(inside.names, inside.name);
  if (after?.kind !== 'either' && after?.kind !== 'data') return;
  if (after.kind === 'data' && after.data === inside.before.data) return;
  if (new RegExp(`\\b${inside.name}\\s*(?::[^=\\n]*)?=[^=]`).test(text)) return;
  setName(outside.names, expression.name, after);
}

/** What a function did to the tables that it was called with. */
export function keepChangesOfCall(
  frame: Frame,
  called: FunctionValue,
  inner: { names: Names; before: ReadonlyMap<string, Value> },
  at: Expression,
): void {
  if (at.kind !== 'call') return;
  const { from, to, parameters } = called.syntax;
  const text = called.module.source.text.slice(called.syntax.body?.[0]?.from ?? from, to);
  const skipped = called.self ? 1 : 0;
  let place = 0;
  for (const { name, star, value } of at.arguments) {
    if (star !== '') return;
    const parameter = name ?? parameters[skipped + place]?.name;
    if (name === null) place += 1;
    const before = parameter === undefined ? undefined : inner.before.get(parameter);
    if (parameter === undefined || before === undefined) continue;
    keepChanges(
      { names: frame.names, expression: value },
      { names: inner.names, name: parameter, before },
      text,
    );
  }
}
