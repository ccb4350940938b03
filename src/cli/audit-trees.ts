import { realpath, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { SaidByPath } from '../audit/ask-for-all.ts';
import { auditChange } from '../audit/audit-change.ts';
import { readPolicies } from '../check/policies.ts';
import { createTexts } from '../check/texts.ts';
import type { AuditReport } from '../generated/audit.ts';
import { changeBetween } from '../git/change.ts';
import { headCommit } from '../git/commits.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Change, Tree } from '../git/tree.ts';
import { commitTree, workTree } from '../git/trees.ts';
import { Problem } from '../problem.ts';
import { count } from '../report/numbers.ts';
import type { AuditOptions } from './audit.ts';
import { EXIT, type Io } from './command.ts';
import { renderReport } from './render.ts';
import { isBetweenCommits } from './tree-options.ts';
import { treesOf } from './trees.ts';

/**
 * dist/audit.cjs: audits what the command line names, tells what it finds, and gives the exit code. `said` is what the sources of
 * the tree say of one another, where git was asked for that already.
 */
export async function auditTrees(
  paths: readonly string[],
  options: AuditOptions,
  io: Io,
  said: SaidByPath | null,
): Promise<number> {
  refuseContradictions(paths, options);
  const onlyNew = options.staged === true || options.base !== undefined;
  const repository = await openRepository(options.repo);
  // The work tree is looked at as it is: what differs from HEAD does not matter.
  const isCompared = options.staged === true || isBetweenCommits(options);
  const { base, head } = isCompared
    ? await treesOf(repository, options)
    : { base: null, head: workTree(repository) };
  try {
    const change = isCompared ? await changeBetween(repository, base, head) : { base: null, head, files: [] };
    const isLookedAt = await lookedAt(repository, change, options.repo, paths);
    const policies = await readPolicies(change, createTexts());
    if (options.map) {
      const { showMap } = await import('./audit-map.ts');
      return await showMap({ repository, tree: head, policy: policies.head, isLookedAt }, options, io);
    }
    const judge = isBetweenCommits(options) ? (policies.base ?? policies.head) : policies.head;
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

/** Files and folders as they are named on the command line; null for all. One that was deleted is none to look at. */
async function lookedAt(
  repository: Repository,
  { base, head }: Change,
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
  for (const way of asked) {
    if (way === '' || (await has(head, way)) || (await wasThere(repository, base, way))) continue;
    throw new Problem(`there is no \`${way}\` in what is audited`, {
      fix: 'check the name; what git ignores is not looked at',
    });
  }
  return (path) => asked.some((one) => isIn(path, one));
}

async function wasThere(repository: Repository, base: Tree | null, asked: string): Promise<boolean> {
  if (base !== null) return has(base, asked);
  const last = await headCommit(repository);
  return last !== null && has(commitTree(repository, last), asked);
}

async function has(tree: Tree, asked: string): Promise<boolean> {
  return [...(await tree.entries()).keys()].some((path) => isIn(path, asked));
}

function isIn(path: string, asked: string): boolean {
  return asked === '' || path === asked || path.startsWith(`${asked}/`);
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
