import { join } from 'node:path';
import { folderIn, readWhole, writeWhole } from '../memory/files.ts';
import { BUILD } from '../version.ts';
import type { Concerns } from './concern-filter.ts';
import type { Staged } from './staged.ts';

/** What the policy of the index says of paths; null where that is not known yet. */
export function readConcerns({ commonDir, policy }: Staged): Concerns | null {
  try {
    const value: unknown = JSON.parse(readWhole(concernsFile(commonDir, policy ?? '')).toString('utf8'));
    return isConcerns(value) ? value : null;
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
    return readWhole(linesFile(commonDir, policy ?? ''));
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

function isConcerns(value: unknown): value is Concerns {
  if (typeof value !== 'object' || value === null) return false;
  const { paths, patterns, ignoredPaths, ignoredPatterns, code } = value as Record<string, unknown>;
  if (typeof paths !== 'string' || typeof ignoredPaths !== 'string' || typeof code !== 'boolean')
    return false;
  if (!areTexts(patterns) || !areTexts(ignoredPatterns)) return false;
  // Throws where one is no pattern.
  for (const each of [...patterns, ...ignoredPatterns]) new RegExp(each, 's');
  return true;
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
