import type { Tree } from '../git/tree.ts';

/** Of the paths that the tree has: those whose content is known already, and those that must be read. */
export async function split<Value>(
  tree: Tree,
  paths: Iterable<string>,
  known: ReadonlyMap<string, Value>,
  at: (value: Value, path: string) => Value,
): Promise<{ found: Map<string, Value>; wanted: Set<string>; oids: Map<string, string> }> {
  const entries = await tree.entries();
  const found = new Map<string, Value>();
  const wanted = new Set<string>();
  const oids = new Map<string, string>();
  for (const path of paths) {
    const entry = entries.get(path);
    if (!entry) continue;
    const value = entry.oid === null ? undefined : known.get(entry.oid);
    if (value === undefined) wanted.add(path);
    else found.set(path, at(value, path));
    if (entry.oid !== null) oids.set(path, entry.oid);
  }
  return { found, wanted, oids };
}

/** What lies in a submodule that is not at hand is neither there nor missing. Throws the Problem that says so. */
export function mustBeKnown(tree: Tree, path: string): void {
  const problem = tree.unknown?.(path);
  if (problem) throw problem;
}

export function remember<Value>(known: Map<string, Value>, oid: string | undefined, value: Value): void {
  if (oid !== undefined) known.set(oid, value);
}
