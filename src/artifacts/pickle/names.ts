import type { PyGlobal, PyValue } from './values.ts';

/** A class or function that loading the pickle would import. */
export interface Imported {
  module: string;
  name: string;
  /** Where it is first named. */
  offset: number;
  /** True where loading would call it: by REDUCE, INST, OBJ or NEWOBJ. */
  called: boolean;
  /** True where loading would call what a call of it gave. */
  calledTwice?: boolean;
  /** True where loading would call it on a value that was read before, which it could change: see changes.ts. */
  changes?: boolean;
}

/** The distinct globals of a pickle, in the order of first occurrence. */
export interface Names {
  readonly bySpelling: Map<string, PyGlobal>;
  readonly known: Map<PyGlobal, { imported: Imported; class: string }>;
  /** The classes of values that calls gave and that were called themselves. */
  readonly calledTwice: Set<string>;
}

export function newNames(): Names {
  return { bySpelling: new Map(), known: new Map(), calledTwice: new Set() };
}

/** The length keeps `a.b` + `c` and `a` + `b.c` apart. */
function spellingOf(module: string, name: string): string {
  return `${module.length}:${module}.${name}`;
}

/** Whether a pickle has named it before. */
export function isNamed(names: Names, module: string, name: string): boolean {
  return names.bySpelling.has(spellingOf(module, name));
}

/** The one PyGlobal of this name. */
export function nameGlobal(names: Names, module: string, name: string, offset: number): PyGlobal {
  const spelling = spellingOf(module, name);
  const known = names.bySpelling.get(spelling);
  if (known !== undefined) return known;
  const global: PyGlobal = { kind: 'global', module, name };
  names.bySpelling.set(spelling, global);
  names.known.set(global, {
    imported: { module, name, offset, called: false },
    class: `${module}.${name}`,
  });
  return global;
}

/**
 * The class of what comes of calling a value, as `module.name`; the value counts as called from here on. A call of
 * what a call gave, as of `getattr(Outer, 'Inner')`, is named after the first. Null where Python could not call it.
 */
export function classCalled(names: Names, callable: PyValue): string | null {
  if (typeof callable !== 'object' || callable === null) return null;
  if (callable.kind === 'object') {
    if (callable.class.endsWith('()')) return callable.class;
    names.calledTwice.add(callable.class);
    return `${callable.class}()`;
  }
  if (callable.kind !== 'global') return null;
  const known = names.known.get(callable);
  if (known === undefined) return `${callable.module}.${callable.name}`;
  known.imported.called = true;
  return known.class;
}

/** Notes down that a function is called on a value that it could change. */
export function noteChange(names: Names, callable: PyGlobal): void {
  const known = names.known.get(callable);
  if (known !== undefined) known.imported.changes = true;
}

/** Every distinct global, in the order of first occurrence. */
export function listed(names: Names): Imported[] {
  return Array.from(names.known.values(), ({ imported, class: name }) =>
    names.calledTwice.has(name) ? { ...imported, calledTwice: true } : imported,
  );
}
