import type { AuditReport } from '../generated/audit.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { drawMap } from './audit.ts';
import type { ProjectMap } from './project-map.ts';
import { BASELINE_PATH, readBaseline } from './report/baseline.ts';
import { buildAudit } from './report/build.ts';
import { keysOf } from './report/keys.ts';
import { judgeMap } from './rules/registry.ts';

/** What is audited. */
export interface AuditRequest {
  repository: Repository;
  change: Change;
  /** The policy of the tree that is judged, and the one whose levels hold: in a pull request that of the base. */
  policy: LoadedPolicy | null;
  levels: LoadedPolicy | null;
  isLookedAt: (path: string) => boolean;
  /**
   * Whether only what the change brings counts: findings about a path that it touches, which its base does not have. Else all of
   * the head counts.
   */
  onlyNew: boolean;
  /** Whether the baseline is looked at; not where it is to be written. */
  withBaseline: boolean;
}

/** The map of the head, and the report on it. */
export async function auditChange(request: AuditRequest): Promise<{ map: ProjectMap; report: AuditReport }> {
  const { repository, change, policy, levels, isLookedAt, onlyNew, withBaseline } = request;
  const start = performance.now();
  const map = await drawMap({ repository, tree: change.head, policy, isLookedAt });
  const found = judgeMap(map);
  const touched = onlyNew ? new Set(change.files.flatMap(({ path, from }) => [path, from ?? path])) : null;
  // A change cannot set its own findings aside: in a pull request the baseline of the base counts.
  const kept = onlyNew && change.base ? change.base : change.head;
  const baseline = withBaseline ? await baselineOf(kept) : new Set<string>();
  const build = (before: ReadonlySet<string>): AuditReport =>
    buildAudit(map, found, {
      tree: change.head.label,
      levels: levels?.policy.rules ?? {},
      baseline,
      before,
      touched,
      durationMs: performance.now() - start,
    });
  const report = build(new Set());
  // The base is looked at only where something would count.
  if (!onlyNew || !change.base || report.findings.length === 0) return { map, report };
  const before = await drawMap({ repository, tree: change.base, policy, isLookedAt });
  return { map, report: build(new Set(keysOf(before, judgeMap(before)))) };
}

/** The keys of a tree's baseline; none where it has no such file. */
async function baselineOf(tree: Tree): Promise<ReadonlySet<string>> {
  const entry = (await tree.entries()).get(BASELINE_PATH);
  if (entry?.kind !== 'file' || entry.output) return new Set();
  const chunks: Uint8Array[] = [];
  for await (const blob of tree.blobs([BASELINE_PATH]))
    for await (const chunk of blob.chunks) chunks.push(chunk);
  return readBaseline(Buffer.concat(chunks).toString('utf8'));
}
