import { readFile } from 'node:fs/promises';
import { type BehindConfig, withEdits } from '../check/behind.ts';
import { onDisk, records } from '../git/paths.ts';
import type { Place } from '../git/place.ts';
import { git } from '../git/run.ts';

/**
 * Stages configs as they will be once they name what was sealed: each as it lies on disk, with the words changed that are
 * behind. Throws where that cannot be done. `staging` is at the top of the work tree.
 */
export async function stageEdited(staging: Place, configs: readonly BehindConfig[]): Promise<void> {
  const entries: string[] = [];
  for (const path of new Set(configs.map((config) => config.path))) {
    const behind = configs.filter((config) => config.path === path);
    const text = edited(await readFile(onDisk(staging.cwd, path), 'utf8'), behind);
    if (text === null) throw new Error(`${path} is not as it was read`);
    const written = await git(staging, ['hash-object', '-w', '--stdin', '--path', path], text);
    const [staged = ''] = records(await git(staging, ['ls-files', '--stage', '-z', '--', path]));
    entries.push(`${staged.slice(0, 6)} ${written.toString().trim()}\t${path}\0`);
  }
  if (entries.length > 0) await git(staging, ['update-index', '-z', '--index-info'], entries.join(''));
}

/** A config's text with the words changed that are behind; null where they are not where they were. */
export function edited(text: string, behind: readonly BehindConfig[]): string | null {
  let result: string | null = text;
  // From its end on, so that what comes before stays where it is.
  const places = new Map(behind.map((config) => [offsetOf(text, config), config.edits]));
  for (const [at, edits] of [...places].sort(([a], [b]) => b - a)) {
    const rest: string | null = result === null ? null : withEdits(result.slice(at), edits);
    result = rest === null || result === null ? null : result.slice(0, at) + rest;
  }
  return result;
}

/** Lines and columns begin at 1. */
function offsetOf(text: string, { line, column }: BehindConfig): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
