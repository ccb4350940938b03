import type { Place } from '../../../src/audit/place.ts';
import type { ProjectMap } from '../../../src/audit/project-map.ts';
import type { AuditFinding } from '../../../src/audit/rule.ts';

/** A place of a map, as far as a report looks at it. */
export function place(
  id: number,
  path: string,
  line: number,
  text: string,
  more: Partial<Place> = {},
): Place {
  return {
    id,
    kind: 'fit_transform',
    site: { path, cell: null, line, column: 5, fileLine: line },
    via: [],
    text,
    scope: { function: null, decorators: [], inside: [] },
    side: { side: 'inference', sure: 'direct', evidence: [] },
    thing: null,
    sure: true,
    data: null,
    results: [],
    file: null,
    within: [],
    constants: null,
    columns: null,
    ...more,
  };
}

/** A map of these places alone. */
export function mapOf(places: readonly Place[], files: ProjectMap['files'] = []): ProjectMap {
  return {
    places,
    things: [],
    data: [],
    links: [],
    files,
    tree: { has: () => false, matching: () => [], ignored: () => null },
    locks: [],
    comments: [],
  };
}

/** A finding at a place, which shows another one of the training side. */
export function finding(
  at: number,
  training: readonly number[] = [],
  more: Partial<AuditFinding> = {},
): AuditFinding {
  return {
    rule: 'audit/fit-at-inference',
    severity: 'error',
    confidence: 'certain',
    message: '`scaler.fit_transform(rows)` fits a StandardScaler on what the service receives',
    fix: 'load the scaler that training saves, and call `transform` alone',
    evidence: ['the body of a request'],
    at,
    training,
    inference: [at],
    ...more,
  };
}
