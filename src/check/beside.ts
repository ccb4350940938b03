import { posix } from 'node:path';
import type { Change } from '../git/tree.ts';
import { beginningWith } from '../policy/tree-paths.ts';
import type { Files } from './files.ts';

/**
 * Whether a file may be a part of an artifact: it lies beside it and is named after it, as
 * `policy_preprocessor_step_3_normalizer_processor.safetensors` is after `policy_preprocessor.json`. Only JSON names
 * files beside it.
 */
export function isBeside(path: string, artifact: string): boolean {
  const stem = stemOf(artifact);
  return stem !== null && path.startsWith(stem) && !path.includes('/', stem.length);
}

/** Whether one of these files may be a part of an artifact. */
export function besideAny(paths: Iterable<string>): (artifact: string) => boolean {
  const sorted = [...paths].sort();
  return (artifact) => {
    const stem = stemOf(artifact);
    if (stem === null) return false;
    for (const path of beginningWith(sorted, stem)) if (isBeside(path, artifact)) return true;
    return false;
  };
}

function stemOf(artifact: string): string | null {
  return artifact.endsWith('.json') ? `${artifact.slice(0, -'.json'.length)}_` : null;
}

/** Of the files that changed, those that an artifact of a pair is made of: they are no artifacts of their own. */
export async function changedParts(
  change: Change,
  artifacts: Iterable<string>,
  files: Files,
): Promise<Set<string>> {
  const hasChangedBeside = besideAny(change.files.map(({ path }) => path));
  const holders = [...artifacts].filter(hasChangedBeside);
  const found = await files.artifacts(change.head, holders);
  return new Set(
    [...found.values()].flatMap(({ path, artifact }) =>
      (artifact?.parts ?? []).map(({ name }) => posix.join(posix.dirname(path), name)),
    ),
  );
}
