import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { RawDifference } from '../git/formats.ts';
import { BUILD } from '../version.ts';
import type { Staged } from './staged.ts';
import { folderIn, writeWhole } from './store.ts';

/** Whether just this change was judged before, and nothing was found. */
export function wasPassed(staged: Staged, concerned: readonly RawDifference[]): boolean {
  try {
    return lstatSync(passedFile(staged, concerned)).isFile();
  } catch {
    return false;
  }
}

export function rememberPassed(staged: Staged, concerned: readonly RawDifference[]): void {
  writeWhole(passedFile(staged, concerned), '');
}

/** A verdict depends on the tree of HEAD, on what differs from it, and on who judges. */
function passedFile({ commonDir, headTree }: Staged, concerned: readonly RawDifference[]): string {
  const hash = createHash('sha256').update(JSON.stringify([BUILD, headTree, concerned]));
  return join(folderIn(commonDir, 'passed'), hash.digest('hex'));
}
