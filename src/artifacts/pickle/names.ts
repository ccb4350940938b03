import type { PyGlobal, PyValue } from './values.ts';

/** A class or function that loading the pickle would import. */
export interface Imported {
  module: string;
  name: string;
  /** Where it is first named. */
  offset: number;
  /** True where loading would call it: by REDUCE, INST, OBJ or NEWOBJ. */
  called: boolean;
  /** What its calls do, where its name does not tell and the calls were looked at: see conduct.ts. */
  conduct?: 'harmless' | 'runs';
}

/** The distinct globals of a pickle, in the order of first occurrence. */
export interface Names {
  readonly bySpelling: Map<string, PyGlobal>;
  readonly known: Map<PyGlobal, { imported: Imported; class: string }>;
  /** By `module.name`. */
  readonly byClass: Map<string, Imported>;
}

export function newNames(): Names {
  return { bySpelling: new Map(), known: new Map(), byClass: new Map() };
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
  const imported: Imported = { module, name, offset, called: false };
  const spelled = `${module}.${name}`;
  names.known.set(global, { imported, class: spelled });
  names.byClass.set(spelled, imported);
  return global;
}

/**
 * The class of what comes of calling a value, as `module.name`; the value counts as called from here on. A call of
 * what a call gave, as of `getattr(Outer, 'Inner')`, is named after the first. Null where Python could not call it.
 */
export function classCalled(names: Names, callable: PyValue): string | null {
  if (typeof callable !== 'object' || callable === null) return null;
  if (callable.kind === 'object') {
    return callable.class.endsWith('()') ? callable.class : `${callable.class}()`;
  }
  if (callable.kind !== 'global') return null;
  const known = names.known.get(callable);
  if (known === undefined) return `${callable.module}.${callable.name}`;
  known.imported.called = true;
  return known.class;
}

/** Every distinct global, in the order of first occurrence. */
export function listed(names: Names): Imported[] {
  return Array.from(names.known.values(), ({ imported }) => imported);
}
