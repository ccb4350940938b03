import type { DataNode, Names, Value } from './values.ts';

/** More possibilities than these are none to speak of. */
const mostPossibilities = 4;

export function newNames(parent: Names | null): Names {
  return { own: new Map(), parent, isBranch: false, globals: null };
}

export function lookUp(names: Names, name: string): Value | null {
  for (let at: Names | null = names; at; at = at.parent) {
    const found = at.own.get(name);
    if (found) return found;
  }
  return null;
}

/** Sets a name where its function, or its module, keeps it. */
export function setName(names: Names, name: string, value: Value): void {
  if (!isGlobal(names, name)) {
    names.own.set(name, value);
    return;
  }
  const top = moduleNames(names);
  const before = top.own.get(name);
  top.own.set(name, before && before.kind !== 'none' ? either([before, value]) : value);
}

function isGlobal(names: Names, name: string): boolean {
  for (let at: Names | null = names; at; at = at.isBranch ? at.parent : null) {
    if (at.globals?.has(name)) return true;
  }
  return false;
}

function moduleNames(names: Names): Names {
  let top = names;
  while (top.parent) top = top.parent;
  return top;
}

/** The names inside a branch: it sees all, and what it sets is its own until `mergeBranches`. */
export function branchOf(names: Names): Names {
  return { own: new Map(), parent: names, isBranch: true, globals: null };
}

/**
 * After branches of which one was taken: what each sets is a possibility. `mayBeNone` where none of them may have been; those
 * that were left for good are not among `branches`.
 */
export function mergeBranches(names: Names, branches: readonly Names[], mayBeNone: boolean): void {
  const changed = new Set(branches.flatMap(({ own }) => [...own.keys()]));
  for (const name of changed) {
    const before = lookUp(names, name);
    const after = branches.map(({ own }) => own.get(name) ?? before);
    const all = mayBeNone ? [before, ...after] : after;
    names.own.set(name, either(all.filter((value) => value !== null)));
  }
}

/** One of several values. What is the same is there once. */
export function either(values: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const value of values) {
    for (const one of value.kind === 'either' ? value.values : [value]) {
      if (!flat.some((other) => isSame(other, one))) flat.push(one);
    }
  }
  // `None` until it is set says nothing.
  const said = flat.filter(({ kind }) => kind !== 'none');
  const kept = said.length > 0 ? said : flat;
  const [only] = kept;
  if (!only) return { kind: 'none' };
  return kept.length === 1 ? only : { kind: 'either', values: kept.slice(-mostPossibilities) };
}

export function possibilities(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'data' && b.kind === 'data') return a.data === (b.data as DataNode);
  if (a.kind === 'thing' && b.kind === 'thing') return a.thing === b.thing;
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text && a.known === b.known;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'truth' && b.kind === 'truth') return a.value === b.value;
  if (a.kind === 'symbol' && b.kind === 'symbol') return a.name === b.name;
  if (a.kind === 'function' && b.kind === 'function') return a.function.syntax === b.function.syntax;
  if (a.kind === 'class' && b.kind === 'class') return a.class === b.class;
  if (a.kind === 'instance' && b.kind === 'instance') return a.attributes === b.attributes;
  return a.kind === 'none' && b.kind === 'none';
}
