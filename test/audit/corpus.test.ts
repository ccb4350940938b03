import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/audit/place.ts';
import type { AuditFinding } from '../../src/audit/rule.ts';
import { judgeMap } from '../../src/audit/rules/registry.ts';
import { mapOfFiles } from './map-of-files.ts';
import { corpusProjects, type Expected, type Spot } from './projects.ts';

/** A finding as the corpus names one: the rule, how grave, where, and all places that it shows. */
interface Shown extends Omit<Expected, 'with'> {
  shows: readonly Spot[];
}

const projects = corpusProjects();

it('has projects enough of each rule, and look-alikes', () => {
  const rules = projects.flatMap(({ expected }) => expected.map(({ rule }) => rule));
  const amounts = new Map(rules.map((rule) => [rule, rules.filter((other) => other === rule)]));
  expect(amounts.size).toBe(10);
  for (const [rule, found] of amounts) expect(found.length, rule).toBeGreaterThanOrEqual(3);
  expect(projects.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(50);
});

describe.each(projects)('$name', ({ title, files, expected }) => {
  it(expected.length === 0 ? `not found: ${title}` : `found: ${title}`, async () => {
    const map = await mapOfFiles(files);
    const found = judgeMap(map).map((finding) => shown(map.places, finding));
    expect(found.map(summary)).toEqual(expected.map(summary));
    for (const { rule, with: other } of expected) {
      const finding = found.find((one) => one.rule === rule);
      if (other) expect(finding?.shows.map(spot), 'the places it shows').toContain(spot(other));
    }
  });
});

function shown(places: readonly Place[], { rule, severity, at, training, inference }: AuditFinding): Shown {
  const spots = [at, ...training, ...inference].flatMap((id): Spot[] => {
    const site = places[id]?.site;
    return site ? [{ path: site.path, cell: site.cell, line: site.line }] : [];
  });
  return { rule, severity, at: spots[0] ?? { path: '?', cell: null, line: 0 }, shows: spots };
}

/** One line, so that a difference is read at once. */
function summary({ rule, severity, at }: Pick<Expected, 'rule' | 'severity' | 'at'>): string {
  return `${severity} ${rule} ${spot(at)}`;
}

function spot({ path, cell, line }: Spot): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}
