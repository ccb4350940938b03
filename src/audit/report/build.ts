import type { AuditFindingReport, AuditIgnored, AuditReport, AuditSite } from '../../generated/audit.ts';
import type { RuleLevels } from '../../generated/policy.ts';
import { docsUrl } from '../../rules/docs-url.ts';
import { VERSION } from '../../version.ts';
import type { PlaceId } from '../ids.ts';
import type { Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding } from '../rule.ts';
import type { Site } from '../site.ts';
import { type IgnoreComment, setsAside } from './ignore-comments.ts';
import { keysOf } from './keys.ts';

/** What a report is built of, beside what was found. */
export interface Circumstances {
  /** The tree's label. */
  tree: string;
  levels: RuleLevels;
  /** Keys of the baseline: these findings are counted. */
  baseline: ReadonlySet<string>;
  /** Keys of what is found in the tree compared against: these too. */
  before: ReadonlySet<string>;
  /** Which paths are told of: a finding counts that is about one of them. */
  isTold: (path: string) => boolean;
  /** Whether the map is of all sources. */
  isWhole: boolean;
  durationMs: number;
}

/** The report on what was found in a map. */
export function buildAudit(
  map: ProjectMap,
  found: readonly AuditFinding[],
  about: Circumstances,
): AuditReport {
  const keys = keysOf(map, found);
  const all = found.map((finding, index) => audited(map, finding, keys[index] ?? ''));
  const ignored: AuditIgnored[] = [];
  const open: AuditFindingReport[] = [];
  for (const [index, finding] of all.entries()) {
    const leveled = atLevel(finding, about.levels);
    if (!leveled || !isAbout(leveled, about.isTold)) continue;
    const comment = commentOn(map, found[index], map.comments);
    if (comment) ignored.push(ignoredBy(finding, comment));
    else open.push(leveled);
  }
  const isKnown = ({ key }: AuditFindingReport): boolean => about.baseline.has(key) || about.before.has(key);
  const findings = open.filter((finding) => !isKnown(finding));
  const present = new Set(keys);
  return {
    schemaVersion: 1,
    tool: { name: 'scalerlock', version: VERSION },
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    tree: about.tree,
    findings,
    known: open.filter(isKnown),
    ignored,
    unread: map.files.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }])),
    // A part says nothing of what is elsewhere.
    stale: about.isWhole ? [...about.baseline].filter((key) => !present.has(key)).length : 0,
    stats: {
      files: map.files.length,
      places: map.places.length,
      durationMs: about.durationMs,
    },
  };
}

function audited(map: ProjectMap, finding: AuditFinding, key: string): AuditFindingReport {
  const { rule, severity, confidence, message, fix, evidence, at, training, inference } = finding;
  const { path, cell, line, column, fileLine } = siteOf(map, at);
  return {
    rule,
    severity,
    confidence,
    path,
    cell,
    line,
    column,
    fileLine,
    message,
    fix,
    evidence: [...evidence],
    training: sitesOf(map, training),
    inference: sitesOf(map, inference),
    key,
    docs: docsUrl(rule),
  };
}

/** The places, each point of the code once. */
function sitesOf(map: ProjectMap, ids: readonly PlaceId[]): AuditSite[] {
  const places = [...new Set(ids)].flatMap((id): Place[] => (map.places[id] ? [map.places[id]] : []));
  const distinct = new Map(places.map((place) => [JSON.stringify(place.site), place]));
  return [...distinct.values()].map(({ site: { path, cell, line, column, fileLine }, text }) => {
    return { path, cell, line, column, fileLine, text };
  });
}

function siteOf(map: ProjectMap, id: PlaceId): Site {
  const place = map.places[id];
  if (!place) throw new Error(`the map has no place ${id}`);
  return place.site;
}

/** The finding at the level that the policy lets its rule have; null where that is `off`. */
function atLevel(finding: AuditFindingReport, levels: RuleLevels): AuditFindingReport | null {
  const level = Object.hasOwn(levels, finding.rule) ? levels[finding.rule as keyof RuleLevels] : undefined;
  if (level === 'off') return null;
  return level === 'warning' ? { ...finding, severity: 'warning' } : finding;
}

function isAbout(
  { path, training, inference }: AuditFindingReport,
  isTold: Circumstances['isTold'],
): boolean {
  return isTold(path) || [...training, ...inference].some((site) => isTold(site.path));
}

function commentOn(
  map: ProjectMap,
  finding: AuditFinding | undefined,
  comments: readonly IgnoreComment[],
): IgnoreComment | undefined {
  if (!finding) return undefined;
  const sites = [finding.at, ...finding.training, ...finding.inference].map((id) => siteOf(map, id));
  return comments.find((comment) => setsAside(comment, finding.rule, sites));
}

function ignoredBy({ rule, path, cell, line }: AuditFindingReport, { why }: IgnoreComment): AuditIgnored {
  return { rule, path, cell, line, why };
}
