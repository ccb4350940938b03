import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD } from '../version.ts';
import type { Concerns } from './concern-filter.ts';
import type { Staged } from './staged.ts';

/*
 * What hooks remember, under the git directory: `scalerlock/`, which all work trees share. Each file is named after all that
 * it depends on, so that nothing in it can be out of date, and none is needed: where one cannot be read or written, it is
 * worked out again.
 */

/** So many files of a kind are kept. */
const MOST_KEPT = 100;

/** Another program's file is not removed while it may be writing it. In milliseconds. */
const STALE = 60_000;

/** What the policy of the index says of paths; null where that is not known yet. */
export function readConcerns({ commonDir, policy }: Staged): Concerns | null {
  try {
    return JSON.parse(readFileSync(concernsFile(commonDir, policy ?? ''), 'utf8')) as Concerns;
  } catch {
    return null;
  }
}

export function writeConcerns({ commonDir, policy }: Staged, concerns: Concerns): void {
  if (policy !== null) writeWhole(concernsFile(commonDir, policy), JSON.stringify(concerns));
}

/** The policy of the index as `policyLines` writes it; null where it is not known yet. */
export function readPolicyLines({ commonDir, policy }: Staged): Buffer | null {
  try {
    return readFileSync(linesFile(commonDir, policy ?? ''));
  } catch {
    return null;
  }
}

export function writePolicyLines({ commonDir, policy }: Staged, lines: string): void {
  if (policy !== null) writeWhole(linesFile(commonDir, policy), lines);
}

function linesFile(commonDir: string, policy: string): string {
  return join(folderIn(commonDir, 'policies'), `${policy}-${BUILD}.jsonl`);
}

function concernsFile(commonDir: string, policy: string): string {
  return join(folderIn(commonDir, 'policies'), `${policy}-${BUILD}.json`);
}

/** Where files of one kind lie. */
export function folderIn(commonDir: string, kind: 'policies' | 'passed' | 'compiled'): string {
  return join(commonDir, 'scalerlock', kind);
}

/** Writes a file so that it is there as a whole or not at all, and keeps the newest of its folder. */
export function writeWhole(file: string, text: string): void {
  const folder = join(file, '..');
  const unfinished = `${file}.${process.pid}.new`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
    prune(folder);
  } catch {
    // A full disk, a folder that may not be written: the next hook works it out again.
    rmSync(unfinished, { force: true });
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, age: Date.now() - statSync(path).mtimeMs, isUnfinished: name.endsWith('.new') };
  });
  files.sort((a, b) => a.age - b.age);
  const old = files.filter(({ age, isUnfinished }, rank) => (isUnfinished ? age > STALE : rank >= MOST_KEPT));
  for (const { path } of old) rmSync(path, { force: true });
}
