import { realpath, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { drawMap } from '../audit/audit.ts';
import { auditChange } from '../audit/audit-change.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import { BASELINE_PATH, baselineText } from '../audit/report/baseline.ts';
import { buildAudit } from '../audit/report/build.ts';
import { createFiles } from '../check/files.ts';
import { readPolicies } from '../check/policies.ts';
import type { AuditReport } from '../generated/audit.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { count } from '../report/numbers.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { renderReport } from './render.ts';
import { changeOf, isBetweenCommits, type TreeOptions } from './trees.ts';

interface AuditOptions extends CommonOptions, TreeOptions {
  /** Whether the map is shown instead of what is wrong in it. */
  map?: boolean;
  /** Whether what is found now is written down, so that only what is new counts from now on. */
  writeBaseline?: boolean;
}

/** `audit`: where training and inference normalize differently, or with `--map` where they normalize at all. */
export async function auditCommand(paths: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  refuseContradictions(paths, options);
  const repository = await openRepository(options.repo);
  const change = await changeOf(repository, options);
  try {
    const isLookedAt = await lookedAt(repository, options.repo, paths);
    const { head, base } = await readPolicies(change, createFiles());
    if (options.map)
      return await showMap(
        await drawMap({
          repository,
          tree: change.head,
          policy: head,
          isLookedAt: isLookedAt ?? (() => true),
        }),
        change.head.label,
        options,
        io,
      );
    const { report } = await auditChange({
      repository,
      change,
      policy: head,
      levels: (isBetweenCommits(options) ? (base ?? head) : head)?.policy.rules ?? {},
      isLookedAt,
      onlyNew: options.staged === true || options.base !== undefined,
      baselineOf: options.writeBaseline ? null : options.base === undefined ? change.head : change.base,
    });
    if (options.writeBaseline) return await writeBaseline(repository, report, io);
    io.out(await render(report, options, io));
    return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
  } finally {
    await change.head.close();
    await change.base?.close();
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

/** The map alone: of what is named, and what that imports. Nothing is judged. */
async function showMap(map: ProjectMap, tree: string, { format }: AuditOptions, io: Io): Promise<number> {
  switch (format) {
    case 'json':
      io.out((await import('../report/audit-json.ts')).renderAuditJson(reportOfMap(map, tree), map));
      break;
    case 'mermaid':
      io.out((await import('../report/audit-mermaid.ts')).renderMapMermaid(map));
      break;
    default:
      io.out((await import('../report/audit-map-text.ts')).renderMapText(map, io));
  }
  return EXIT.pass;
}

function reportOfMap(map: ProjectMap, tree: string): AuditReport {
  const none = new Set<string>();
  return buildAudit(map, [], {
    tree,
    levels: {},
    baseline: none,
    before: none,
    isTold: () => true,
    isWhole: true,
    durationMs: 0,
  });
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
