import { canonicalName } from '../known/classes.ts';
import { decoratorOf, entryPointOf, handlerOf } from '../known/servers.ts';
import type { Surrounding } from '../place.ts';
import type { ClassSyntax, Expression, FunctionSyntax } from '../python/syntax.ts';
import { newNames } from './names.ts';
import { allBases } from './project-calls.ts';
import { type Frame, written } from './run.ts';
import type { ClassValue, FunctionValue, Value } from './values.ts';

/** A function as it is defined, in the class that is being defined where there is one. */
export function defineFunction(frame: Frame, syntax: FunctionSyntax, owner: ClassValue | null): Value {
  const decorators = [
    ...(owner?.decorators ?? []),
    ...syntax.decorators.map((mark) => dottedName(frame, mark)),
  ];
  const outer = owner?.syntax.name ?? frame.function?.name;
  const value: FunctionValue = {
    syntax,
    result: null,
    module: frame.module,
    scope: frame.names,
    name: outer === undefined ? syntax.name : `${outer}.${syntax.name}`,
    decorators,
    inside: surroundings(frame, syntax, owner, decorators),
    owner,
    self: null,
  };
  if (!frame.module.functions.some((known) => known.syntax === syntax)) frame.module.functions.push(value);
  return { kind: 'function', function: value };
}

/** What is known of a function before it is called: a server calls it, or its result is kept. */
function surroundings(
  frame: Frame,
  syntax: FunctionSyntax,
  owner: ClassValue | null,
  decorators: readonly string[],
): Surrounding[] {
  const byMark = decorators.map(decoratorOf).flatMap((known) => known?.is ?? []);
  const parameters = syntax.parameters.map(({ name }) => name);
  // A platform finds no function that another one makes.
  const byName = frame.function
    ? null
    : entryPointOf(syntax.name, parameters, {
        className: owner?.syntax.name ?? null,
        libraries: frame.module.libraries,
      });
  const byClass = owner
    ? handlerOf([...allBases(owner), ...owner.decorators].map(canonicalName), syntax.name)
    : null;
  return [...new Set([...byMark, ...(byName ? [byName.is] : []), ...(byClass ? [byClass.is] : [])])];
}

/** A class: its body is run in names of its own, which are its members. */
export function defineClass(frame: Frame, syntax: ClassSyntax): Value {
  const names = newNames(frame.names);
  const bases = syntax.bases
    .filter(({ name }) => name === null)
    .map(({ value }) => ({ value: frame.run.evaluate(frame, value), text: written(frame, value) }));
  const made: ClassValue = {
    syntax,
    module: frame.module,
    scope: names,
    decorators: syntax.decorators.map((mark) => dottedName(frame, mark)),
    bases: bases.flatMap(({ value, text }) =>
      value.kind === 'symbol' ? [canonicalName(value.name)] : value.kind === 'class' ? [] : [text],
    ),
    parents: bases.flatMap(({ value }) => (value.kind === 'class' ? [value.class] : [])),
    members: names.own,
    instance: null,
  };
  for (const statement of syntax.body) {
    if (statement.kind === 'function') {
      // A method does not see its class's other members by their bare names.
      const method = defineFunction({ ...frame }, statement.function, made);
      names.own.set(statement.function.name, method);
    } else frame.run.execute({ ...frame, names }, [statement]);
  }
  if (!frame.module.classes.some((known) => known.syntax === syntax)) frame.module.classes.push(made);
  return { kind: 'class', class: made };
}

/** A decorator, or a base, by its dotted name, as far as it is known; else as it is written. */
function dottedName(frame: Frame, expression: Expression): string {
  const named = expression.kind === 'call' ? expression.callee : expression;
  if (named.kind === 'attribute') {
    const of = frame.run.evaluate(frame, named.object);
    if (of.kind === 'object') return canonicalName(`${of.class}.${named.name}`);
    if (of.kind === 'symbol') return canonicalName(`${of.name}.${named.name}`);
  }
  const value = named.kind === 'name' ? frame.run.evaluate(frame, named) : null;
  if (expression.kind === 'call')
    for (const { value: given } of expression.arguments) frame.run.evaluate(frame, given);
  return value?.kind === 'symbol' ? canonicalName(value.name) : written(frame, named);
}
