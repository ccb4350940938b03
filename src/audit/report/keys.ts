import { createHash } from 'node:crypto';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding } from '../rule.ts';

/**
 * What each finding is known by: its rule and the file, the function and the code of its place, and of the places on the other
 * side. No line, no column and no cell, so that it stays the same where code above it is written or cells are moved. The same
 * twice in one function gets a number. `pathNow` says what a file is called that was renamed since.
 */
export function keysOf(
  map: ProjectMap,
  findings: readonly AuditFinding[],
  pathNow: (path: string) => string = (path) => path,
): string[] {
  const met = new Map<string, number>();
  return findings.map((finding) => {
    const key = digest(map, finding, pathNow);
    const before = met.get(key) ?? 0;
    met.set(key, before + 1);
    return before === 0 ? key : `${key}-${before + 1}`;
  });
}

function digest(map: ProjectMap, { rule, at }: AuditFinding, pathNow: (path: string) => string): string {
  const place = map.places[at];
  const named = [
    rule,
    place && pathNow(place.site.path),
    place?.scope.function,
    place?.text.replace(/\s+/g, ''),
  ];
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}
