import { join } from 'node:path';
import type { RawDifference } from '../git/formats.ts';
import { folderIn, readWhole, writeWhole } from '../memory/files.ts';
import { BUILD } from '../version.ts';
import type { Staged } from './staged.ts';

/*
 * A verdict depends on the tree of HEAD, on what differs from it, and on who judges. All of it stands in the file and is held
 * against the change at hand: the name need only find it, and so no digest is needed, which Node takes long to load.
 */

/** Whether just this change was judged before, and nothing was found. */
export function wasPassed(staged: Staged, concerned: readonly RawDifference[]): boolean {
  try {
    return readWhole(passedFile(staged, concerned)).toString('utf8') === passedText(staged, concerned);
  } catch {
    return false;
  }
}

export function rememberPassed(staged: Staged, concerned: readonly RawDifference[]): void {
  writeWhole(passedFile(staged, concerned), passedText(staged, concerned));
}

function passedText({ headTree }: Staged, concerned: readonly RawDifference[]): string {
  return JSON.stringify([BUILD, headTree, concerned]);
}

function passedFile({ commonDir, headTree }: Staged, [first]: readonly RawDifference[]): string {
  return join(folderIn(commonDir, 'passed'), `${headTree}-${first?.oid ?? 'nothing'}.json`);
}
