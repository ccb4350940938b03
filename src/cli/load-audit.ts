import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadBundle } from '../memory/compiled.ts';
import { ownGitFolder } from '../memory/own-folder.ts';
import type * as audit from './audit.ts';
import type { Io } from './command.ts';

/** Where the bundle for it lies, from the chunks; nowhere, where the sources run. */
declare const SCALERLOCK_DIST: string;

/**
 * `audit`, out of one file: of a few files it takes half as long as to load its code in many chunks, and less where V8 has kept
 * from an earlier run in this repository what it compiled.
 */
export async function loadAndAudit(
  paths: readonly string[],
  options: audit.AuditOptions,
  io: Io,
): Promise<number> {
  if (typeof SCALERLOCK_DIST !== 'string')
    return (await import('./audit.ts')).auditCommand(paths, options, io);
  const folder = fileURLToPath(new URL(SCALERLOCK_DIST, import.meta.url));
  const bundle = loadBundle(
    folder,
    './audit.cjs',
    ownGitFolder(options.repo, process.env),
    createRequire(import.meta.url),
  );
  const { auditCommand, isOfPart } = bundle.exports as typeof audit;
  const exitCode = await auditCommand(paths, options, io);
  // What looks through a whole repository takes seconds in any case.
  if (isOfPart(paths, options)) bundle.keep(partsRun(options, exitCode));
  return exitCode;
}

/** What code has run: another command line needs more. */
function partsRun({ format, staged, base }: audit.AuditOptions, exitCode: number): string[] {
  const trees = base === undefined ? (staged ? 'staged' : 'worktree') : 'commits';
  return [`--format ${format}`, trees, `exit ${exitCode}`];
}
