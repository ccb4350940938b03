import type { Place, Site } from '../audit/place.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import type { AuditFinding } from '../audit/rule.ts';
import type { AuditReport, AuditSite, AuditUnread } from '../generated/audit.ts';
import { VERSION } from '../version.ts';
import { jsonText } from './json.ts';

/** The audit as one JSON object (schemas/audit.schema.json); with the map where that is asked for. */
export function renderAuditJson(
  map: ProjectMap,
  findings: readonly AuditFinding[],
  { tree, withMap }: { tree: string; withMap: boolean },
): string {
  const report: AuditReport = {
    schemaVersion: 1,
    tool: { name: 'scalerlock', version: VERSION },
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    tree,
    findings: findings.map((finding) => {
      const { rule, severity, confidence, message, fix, evidence } = finding;
      const sites = (ids: readonly number[]) => ids.flatMap((id) => placeSite(map.places[id]));
      const at = map.places[finding.at]?.site;
      return {
        rule,
        severity,
        confidence,
        path: at?.path ?? null,
        cell: at?.cell ?? null,
        line: at?.line ?? null,
        column: at?.column ?? null,
        message,
        fix,
        evidence: [...evidence],
        training: sites(finding.training),
        inference: sites(finding.inference),
      };
    }),
    unread: map.files.flatMap(({ path, problem }): AuditUnread[] =>
      problem === null ? [] : [{ path, problem }],
    ),
    stats: { files: map.files.length, places: map.places.length },
    ...(withMap ? { map: plainMap(map) } : {}),
  };
  return `${jsonText(report)}\n`;
}

function placeSite(place: Place | undefined): AuditSite[] {
  return place ? [{ ...siteOf(place.site), text: place.text }] : [];
}

function siteOf({ path, cell, line, column }: Site): Omit<AuditSite, 'text'> {
  return { path, cell, line, column };
}

/** The map without the questions that only the tree answers. */
function plainMap({ places, things, data, links, files }: ProjectMap): NonNullable<AuditReport['map']> {
  const copies = (items: readonly object[]) => items.map((item) => ({ ...item }));
  return {
    places: copies(places),
    things: copies(things),
    data: copies(data),
    links: copies(links),
    files: copies(files),
  };
}
