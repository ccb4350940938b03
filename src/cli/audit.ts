import { realpath, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { askForAll } from '../audit/ask-said.ts';
import { hasMemory } from '../audit/said-memory.ts';
import { readPolicies } from '../check/policies.ts';
import { createTexts } from '../check/texts.ts';
import type { AuditReport } from '../generated/audit.ts';
import { changeBetween } from '../git/change.ts';
import { openRepository, placeOf, type Repository } from '../git/repository.ts';
import { ownGitFolder } from '../memory/own-folder.ts';
import { Problem } from '../problem.ts';
import { count } from '../report/numbers.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { renderReport } from './render.ts';
import { isBetweenCommits, revisionOf, type TreeOptions, treesOf } from './trees.ts';

export interface AuditOptions extends CommonOptions, TreeOptions {
  /** Whether the map is shown instead of what is wrong in it. */
  map?: boolean;
  /** Whether what is found now is written down, so that only what is new counts from now on. */
  writeBaseline?: boolean;
}

/** `audit`: where training and inference normalize differently, or with `--map` where they normalize at all. */
export async function auditCommand(paths: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  refuseContradictions(paths, options);
  const onlyNew = options.staged === true || options.base !== undefined;
  const isPart = isOfPart(paths, options);
  // Git goes through all sources for it: it begins as soon as it can, and what reads them is loaded meanwhile.
  const said =
    isPart && !isRemembered(options) ? askForAll(placeOf(options.repo), revisionOf(options)) : null;
  const loaded = import('../audit/audit-change.ts');
  loaded.catch(() => undefined);
  const repository = await openRepository(options.repo);
  const { base, head } = await treesOf(repository, options);
  try {
    // The work tree is looked at as it is: what differs from HEAD does not matter.
    const isCompared = options.staged || isBetweenCommits(options);
    const change = isCompared ? await changeBetween(repository, base, head) : { base: null, head, files: [] };
    const isLookedAt = await lookedAt(repository, options.repo, paths);
    const policies = await readPolicies(change, createTexts());
    if (options.map) {
      const { showMap } = await import('./audit-map.ts');
      return await showMap({ repository, tree: head, policy: policies.head, isLookedAt }, options, io);
    }
    const judge = isBetweenCommits(options) ? (policies.base ?? policies.head) : policies.head;
    const { auditChange } = await loaded;
    const { report } = await auditChange({
      repository,
      change,
      policy: policies.head,
      levels: judge?.policy.rules ?? {},
      isLookedAt,
      onlyNew,
      baselineOf: options.writeBaseline ? null : options.base === undefined ? head : base,
      said,
    });
    if (options.writeBaseline) return await writeBaseline(repository, report, io);
    io.out(await render(report, options, io));
    return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
  } finally {
    await head.close();
    await base?.close();
  }
}

/** Whether it is known of most sources what they say, from an earlier audit. */
function isRemembered({ repo }: AuditOptions): boolean {
  const folder = ownGitFolder(repo, process.env);
  return folder !== null && hasMemory(folder);
}

/** Whether no more than a part of the repository is judged. */
export function isOfPart(paths: readonly string[], { map, staged, base }: AuditOptions): boolean {
  return !map && (staged === true || base !== undefined || paths.length > 0);
}

function refuseContradictions(paths: readonly string[], options: AuditOptions): void {
  if (options.format === 'mermaid' && !options.map)
    throw new Problem('only the map has a picture', { fix: 'add `--map`' });
  if (options.map && ['sarif', 'junit', 'gitlab'].includes(options.format))
    throw new Problem(`the map is not written as ${options.format}`, {
      fix: 'take `text`, `json` or `mermaid`, or leave `--map` away',
    });
  if (!options.writeBaseline) return;
  if (options.map || options.staged || isBetweenCommits(options) || paths.length > 0) {
    throw new Problem('a baseline is of the whole work tree', { fix: 'give `--write-baseline` alone' });
  }
}

/** Writes what is found now beside the policy. */
async function writeBaseline({ root }: Repository, { findings }: AuditReport, io: Io): Promise<number> {
  if (root === null)
    throw new Problem('there is no work tree to write the baseline to', {
      fix: 'run it in a clone that has one',
    });
  const { BASELINE_PATH, baselineText } = await import('../audit/report/baseline.ts');
  await writeFile(join(root, BASELINE_PATH), baselineText(findings));
  io.out(
    `wrote ${BASELINE_PATH}: ${count(findings.length, 'finding')} that no longer ${findings.length === 1 ? 'counts' : 'count'}\n`,
  );
  return EXIT.pass;
}

/** Files and folders as they are named on the command line; null for all. */
async function lookedAt(
  repository: Repository,
  dir: string,
  paths: readonly string[],
): Promise<((path: string) => boolean) | null> {
  if (paths.length === 0) return null;
  const from = await realpath(dir);
  const root = repository.root === null ? from : await realpath(repository.root);
  const asked = paths.map((path) => {
    const way = relative(root, resolve(from, path)).replaceAll(sep, '/');
    if (way === '..' || way.startsWith('../'))
      throw new Problem(`\`${path}\` is outside the repository`, { fix: 'name files and folders inside it' });
    return way;
  });
  return (path) => asked.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
}

async function render(report: AuditReport, { format }: AuditOptions, io: Io): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/audit-json.ts')).renderAuditJson(report, null);
    case 'markdown':
      return (await import('../report/audit-markdown.ts')).renderAuditMarkdown(report);
    case 'sarif':
    case 'junit':
    case 'gitlab':
      return renderReport(
        (await import('../report/audit-as-report.ts')).auditAsReport(report),
        { format },
        io,
      );
    default:
      return (await import('../report/audit-text.ts')).renderAuditText(report, io);
  }
}
