import type { Change, Tree, TreeEntry } from '../git/tree.ts';
import { expandPairs } from '../policy/expand.ts';
import type { Pair } from '../policy/pairs.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { isBeside } from './beside.ts';
import { createFiles } from './files.ts';
import { readPolicies } from './policies.ts';

type Entries = ReadonlyMap<string, TreeEntry>;

/**
 * What of these pairs is not on disk as it is staged, in words; null where all is. A scaler that was refitted and not staged would
 * else be passed over, and the model sealed with the old one.
 */
export async function unstagedOf(change: Change, work: Tree, pairs: readonly Pair[]): Promise<string | null> {
  const [staged, onDisk] = [await change.head.entries(), await work.entries()];
  if (differs(POLICY_PATH, staged, onDisk)) return `${POLICY_PATH} is not staged as it is on disk`;
  const policy = (await readPolicies(change, createFiles())).head;
  const now = policy ? expandPairs(policy, onDisk.keys()).pairs : [];
  const paths = [...new Set([...staged.keys(), ...onDisk.keys()])];
  const changed = paths.filter((path) => differs(path, staged, onDisk));
  for (const pair of pairs) {
    const there = now.find(({ name }) => name === pair.name);
    const artifacts = new Set([...artifactsOf(pair), ...(there ? artifactsOf(there) : [])]);
    const unstaged = changed.find((path) => [...artifacts].some((artifact) => isPartOf(path, artifact)));
    if (unstaged !== undefined) return `${unstaged} is not staged as it is on disk`;
  }
  return null;
}

function artifactsOf({ models, scalers }: Pair): string[] {
  return [...models, ...scalers];
}

function isPartOf(path: string, artifact: string): boolean {
  return path === artifact || path.startsWith(`${artifact}/`) || isBeside(path, artifact);
}

/** A file that is changed on disk has no id there. */
function differs(path: string, staged: Entries, onDisk: Entries): boolean {
  const [one, other] = [staged.get(path), onDisk.get(path)];
  if (one === undefined || other === undefined) return one !== other;
  return other.oid === null || one.oid !== other.oid;
}
