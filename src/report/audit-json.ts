import type { ProjectMap } from '../audit/project-map.ts';
import type { AuditReport } from '../generated/audit.ts';
import { jsonText } from './json.ts';

/** The audit as one JSON object (schemas/audit.schema.json); with the map where that is asked for. */
export function renderAuditJson(report: AuditReport, map: ProjectMap | null): string {
  return `${jsonText(map ? { ...report, map: plainMap(map) } : report)}\n`;
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
