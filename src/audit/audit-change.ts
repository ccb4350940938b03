import type { AuditReport } from '../generated/audit.ts';
import type { RuleLevels } from '../generated/policy.ts';
import { allBytes } from '../git/all-bytes.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import type { SaidByPath } from './ask-for-all.ts';
import { askFor } from './ask-said.ts';
import { drawMap } from './audit.ts';
import { ownSources } from './gather.ts';
import { type Kin, kinOf } from './kin.ts';
import type { ProjectMap } from './project-map.ts';
import { loadParserAhead } from './python/grammar.ts';
import { BASELINE_PATH, readBaseline } from './report/baseline.ts';
import { buildAudit } from './report/build.ts';
import { keysOf } from './report/keys.ts';
import type { AuditFinding } from './rule.ts';
import { isLocal, judgeMap } from './rules/registry.ts';
import { tiesOf } from './ties.ts';

/** What is audited. */
export interface AuditRequest {
  repository: Repository;
  change: Change;
  /** The policy that says which sides there are. */
  policy: LoadedPolicy | null;
  levels: RuleLevels;
  /** Which paths are told of; null for all. */
  isLookedAt: ((path: string) => boolean) | null;
  /**
   * Whether only what the change brings counts: findings about a path that it touches, which its base does not have. Else all of
   * the head counts.
   */
  onlyNew: boolean;
  /**
   * The tree whose baseline counts: where a change is judged for others that of its base, since it cannot set its own findings aside.
   * Null for none, where it is to be written.
   */
  baselineOf: Tree | null;
  /** What the head's sources say of one another, where git was asked for it ahead of all else. */
  said?: SaidByPath | null;
}

/** A map, and what the rules find in it. */
interface Judged {
  map: ProjectMap;
  found: readonly AuditFinding[];
}

/**
 * The map of the head, and the report on it. Of a part of the repository first what that part has to do with is mapped; where
 * something is found that other files may explain, all is: only the whole can say that nothing else writes a file or fits a scaler.
 */
export async function auditChange(request: AuditRequest): Promise<{ map: ProjectMap; report: AuditReport }> {
  const { repository, change, policy, levels, isLookedAt, onlyNew } = request;
  const start = performance.now();
  const touched = onlyNew ? new Set(change.files.flatMap(({ path, from }) => [path, from ?? path])) : null;
  const isTold = (path: string): boolean => (isLookedAt?.(path) ?? true) && (touched?.has(path) ?? true);
  const baseline = request.baselineOf ? await readKeys(request.baselineOf) : new Set<string>();
  const judge = async (tree: Tree, part: Kin | null): Promise<Judged> => {
    const isLookedAt = (path: string) => part?.paths.has(path) ?? true;
    const map = await drawMap({ repository, tree, policy, isLookedAt, imported: part?.imported });
    return { map, found: judgeMap(map) };
  };
  const build = ({ map, found }: Judged, isWhole: boolean, before = new Set<string>()): AuditReport =>
    buildAudit(map, found, {
      isWhole,
      tree: change.head.label,
      levels,
      baseline,
      before,
      isTold,
      durationMs: performance.now() - start,
    });
  const isPart = onlyNew || isLookedAt !== null;
  if (isPart) loadParserAhead();
  const kin = isPart ? await kinIn(repository, change.head, isTold, request.said) : null;
  let judged = await judge(change.head, kin);
  let report = build(judged, kin === null);
  const found = [...report.findings, ...report.known, ...report.ignored];
  const isWhole = kin === null || !found.every(isLocal);
  if (kin !== null && isWhole) {
    judged = await judge(change.head, null);
    report = build(judged, isWhole);
  }
  // The base is looked at only where something would count, and as far.
  if (!onlyNew || !change.base || report.findings.length === 0) return { map: judged.map, report };
  const kinBefore = isWhole ? null : await kinIn(repository, change.base, isTold);
  const before = await judge(change.base, kinBefore);
  const renamed = new Map(change.files.flatMap(({ path, from }) => (from === null ? [] : [[from, path]])));
  const known = keysOf(before.map, before.found, (path) => renamed.get(path) ?? path);
  return { map: judged.map, report: build(judged, isWhole, new Set(known)) };
}

/** The sources of a tree that those asked for have to do with; null where that is all of them. */
async function kinIn(
  repository: Repository,
  tree: Tree,
  isAsked: (path: string) => boolean,
  asked: SaidByPath | null = null,
): Promise<Kin | null> {
  const all = await ownSources(tree);
  const own = all.filter(isAsked);
  if (own.length === 0) return { paths: new Set(), imported: new Set() };
  if (own.length === all.length) return null;
  const said = await askFor(repository, tree, all, asked);
  return said && kinOf(own, tiesOf(said, new Set(all)));
}

/** The keys of a tree's baseline; none where it has no such file. */
async function readKeys(tree: Tree): Promise<ReadonlySet<string>> {
  const entry = (await tree.entries()).get(BASELINE_PATH);
  if (entry?.kind !== 'file' || entry.output) return new Set();
  let text = '';
  for await (const blob of tree.blobs([BASELINE_PATH])) text = (await allBytes(blob)).toString('utf8');
  return readBaseline(text);
}
