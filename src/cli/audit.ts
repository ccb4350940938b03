import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { askForAll } from '../audit/ask-for-all.ts';
import { hasMemory } from '../audit/said-memory.ts';
import { placeOf } from '../git/place.ts';
import { loadBundle } from '../memory/compiled.ts';
import { ownGitFolder } from '../memory/own-folder.ts';
import type * as trees from './audit-trees.ts';
import type { CommonOptions, Io } from './command.ts';
import { revisionOf, type TreeOptions } from './tree-options.ts';

export interface AuditOptions extends CommonOptions, TreeOptions {
  /** Whether the map is shown instead of what is wrong in it. */
  map?: boolean;
  /** Whether what is found now is written down, so that only what is new counts from now on. */
  writeBaseline?: boolean;
}

/** Where the bundle lies, from the chunks; nowhere, where the sources run. */
declare const SCALERLOCK_DIST: string;

/**
 * `audit`: where training and inference normalize differently, or with `--map` where they normalize at all. Of a part of a repository
 * it is done in a third of a second, most of it start-up: git goes through all sources while the code is loaded that reads them, out
 * of one file, which V8 keeps compiled under the git directory.
 */
export async function auditCommand(paths: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  const isPart = isOfPart(paths, options);
  const folder = ownGitFolder(options.repo, process.env);
  const isRemembered = folder !== null && hasMemory(folder);
  const said = isPart && !isRemembered ? askForAll(placeOf(options.repo), revisionOf(options)) : null;
  if (typeof SCALERLOCK_DIST !== 'string')
    return (await import('./audit-trees.ts')).auditTrees(paths, options, io, said);
  const dist = fileURLToPath(new URL(SCALERLOCK_DIST, import.meta.url));
  const bundle = loadBundle(dist, './audit.cjs', folder, createRequire(import.meta.url));
  const { auditTrees } = bundle.exports as typeof trees;
  const exitCode = await auditTrees(paths, options, io, said);
  // What looks through a whole repository takes seconds in any case.
  if (isPart) bundle.keep(partsRun(options, exitCode));
  return exitCode;
}

/** Whether no more than a part of the repository is judged. */
function isOfPart(paths: readonly string[], { map, staged, base }: AuditOptions): boolean {
  return !map && (staged === true || base !== undefined || paths.length > 0);
}

/** What code has run: another command line needs more. */
function partsRun({ format, staged, base }: AuditOptions, exitCode: number): string[] {
  const trees = base === undefined ? (staged ? 'staged' : 'worktree') : 'commits';
  return [`--format ${format}`, trees, `exit ${exitCode}`];
}
