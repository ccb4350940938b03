import type { PlaceId } from '../../ids.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { AuditFinding, AuditRuleId } from '../../rule.ts';
import type { Site } from '../../site.ts';

/**
 * The rules about what is between training and inference, the one that tells the cause first. Where one of them has spoken
 * of a place of the inference side, those after it are silent about it: the mend of the first is theirs as well.
 */
const NEAREST_TO_THE_CAUSE: readonly AuditRuleId[] = [
  'audit/scaler-missing',
  'audit/fit-at-inference',
  'audit/scaler-not-saved',
  'audit/double-normalization',
  'audit/different-scaler',
  'audit/constants-differ',
  'audit/not-applied',
];

/** One finding a cause: the same code reached on several ways is one place, and one cause has one rule. */
export function oneCauseEach(map: ProjectMap, findings: readonly AuditFinding[]): AuditFinding[] {
  const told = new Set<string>();
  const rank = ({ rule }: AuditFinding): number => NEAREST_TO_THE_CAUSE.indexOf(rule);
  const kept = [...findings]
    .sort((a, b) => rank(a) - rank(b) || Number(a.severity !== 'error') - Number(b.severity !== 'error'))
    .filter((finding) => {
      const own = rank(finding) < 0 ? [`${finding.rule} ${key(map, finding.at)}`] : causes(map, finding);
      if (own.some((cause) => told.has(cause))) return false;
      for (const cause of own) told.add(cause);
      return true;
    });
  return findings.filter((finding) => kept.includes(finding));
}

/** What a finding is about: its places on the inference side, and what in training is held against the function it is in. */
function causes(map: ProjectMap, { rule, at, training, inference }: AuditFinding): string[] {
  const [trained] = training;
  const { site, scope } = map.places[at] ?? {};
  const between =
    trained === undefined ? [] : [[rule, key(map, trained), site?.path, scope?.function].join('\0')];
  return [...[at, ...inference].map((id) => key(map, id)), ...between];
}

function key(map: ProjectMap, id: PlaceId): string {
  const site: Site | undefined = map.places[id]?.site;
  return site ? [site.path, site.cell, site.line, site.column].join('\0') : `${id}`;
}
