import { parseEntries } from './entries.ts';
import type { LoadedPolicy } from './load.ts';

/** A path of a policy, as it is written there: plain, a glob, or with placeholders. */
export interface WrittenPath {
  text: string;
  /** Whether it is no plain path: what it stands for, only the files can tell. */
  isOpen: boolean;
}

/** Every path that a policy names: models, scalers, locks and configs. */
export function writtenPaths(policy: LoadedPolicy): WrittenPath[] {
  return parseEntries(policy).flatMap(({ models, scalers, lock, references }) => {
    const texts = [
      ...[...models, ...scalers].map(({ pattern }) => pattern.text),
      ...(lock ? [lock.text] : []),
      ...references.map(({ path }) => path),
    ];
    return texts.map((text) => ({ text, isOpen: /[*?[{]/.test(text) }));
  });
}

/**
 * Whether something in a folder could fit a path of a policy: `named` where the path itself goes through the folder,
 * `possible` where a wildcard or a placeholder of one segment may stand for it, `anywhere` where `**` may.
 */
export function reach(text: string, folder: string): 'named' | 'possible' | 'anywhere' | null {
  const parts = text.split('/');
  const folders = folder.split('/');
  let found: 'named' | 'possible' = 'named';
  for (const [index, name] of folders.entries()) {
    const part = parts[index];
    if (part === undefined) return null;
    if (part === '**') return 'anywhere';
    if (part === name) continue;
    if (!fitsSegment(part, name)) return null;
    found = 'possible';
  }
  return parts.length > folders.length ? found : null;
}

/** Whether a segment with wildcards may stand for a name; it may say yes too often, never no. */
function fitsSegment(part: string, name: string): boolean {
  if (!/[*?[{]/.test(part)) return false;
  const [start = ''] = part.split(/[*?[{]/);
  const end = part.slice(part.search(/[^*?\]}]*$/));
  return name.startsWith(start) && name.endsWith(end);
}
