import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { drawMap, judgeMap } from '../audit/audit.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import { createFiles } from '../check/files.ts';
import { readPolicy } from '../check/policies.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { changeOf, type TreeOptions } from './trees.ts';

interface AuditOptions extends CommonOptions, Pick<TreeOptions, 'staged' | 'worktree' | 'head'> {
  /** Whether the map is shown instead of what is wrong in it. */
  map?: boolean;
}

/** `audit`: where training and inference normalize differently, or with `--map` where they normalize at all. */
export async function auditCommand(paths: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  if (options.format === 'mermaid' && !options.map)
    throw new Problem('only the map has a picture', { fix: 'add `--map`' });
  const repository = await openRepository(options.repo);
  const change = await changeOf(repository, options);
  const tree = change.head;
  try {
    const isLookedAt = await lookedAt(repository, options.repo, paths);
    const policy = await readPolicy(tree, createFiles());
    const map = await drawMap({ repository, tree, policy, isLookedAt });
    const findings = options.map ? [] : judgeMap(map);
    io.out(await render(map, findings, tree.label, options, io));
    return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.pass;
  } finally {
    await tree.close();
    await change.base?.close();
  }
}

/** Files and folders as they are named on the command line; without any, all. */
async function lookedAt(
  repository: Repository,
  dir: string,
  paths: readonly string[],
): Promise<(path: string) => boolean> {
  if (paths.length === 0) return () => true;
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

async function render(
  map: ProjectMap,
  findings: ReturnType<typeof judgeMap>,
  tree: string,
  { format, map: withMap = false }: AuditOptions,
  io: Io,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/audit-json.ts')).renderAuditJson(map, findings, { tree, withMap });
    case 'mermaid':
      return (await import('../report/audit-mermaid.ts')).renderMapMermaid(map);
    default:
      return withMap
        ? (await import('../report/audit-map-text.ts')).renderMapText(map, io)
        : (await import('../report/audit-text.ts')).renderAuditText(map, findings, io);
  }
}
