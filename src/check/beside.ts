import { posix } from 'node:path';
import type { Change } from '../git/tree.ts';
import type { Files } from './files.ts';

/**
 * Whether a file may be a part of an artifact: it lies beside it and is named after it, as
 * `policy_preprocessor_step_3_normalizer_processor.safetensors` is after `policy_preprocessor.json`. Only JSON names
 * files beside it.
 */
export function isBeside(path: string, artifact: string): boolean {
  if (!artifact.endsWith('.json')) return false;
  const stem = `${artifact.slice(0, -'.json'.length)}_`;
  return path.startsWith(stem) && !path.includes('/', stem.length);
}

/** Of the files that changed, those that an artifact of a pair is made of: they are no artifacts of their own. */
export async function changedParts(
  change: Change,
  artifacts: Iterable<string>,
  files: Files,
): Promise<Set<string>> {
  const holders = [...artifacts].filter((artifact) =>
    change.files.some(({ path }) => isBeside(path, artifact)),
  );
  const found = await files.artifacts(change.head, holders);
  return new Set(
    [...found.values()].flatMap(({ path, artifact }) =>
      (artifact?.parts ?? []).map(({ name }) => posix.join(posix.dirname(path), name)),
    ),
  );
}
