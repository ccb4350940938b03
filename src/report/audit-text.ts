import picocolors from 'picocolors';
import type { PlaceId } from '../audit/place.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import type { AuditFinding } from '../audit/rule.ts';
import { showSite } from '../audit/shown.ts';
import { asSentence } from '../rules/words.ts';
import { forTerminal } from './escape.ts';
import { count } from './numbers.ts';
import { wrap } from './wrap.ts';

/** What the audit found, for a person: each with both places, why, and how to mend it. */
export function renderAuditText(
  map: ProjectMap,
  findings: readonly AuditFinding[],
  { color, width }: { color: boolean; width: number },
): string {
  const { bold, dim, green, red, yellow } = picocolors.createColors(color);
  const lines: string[] = [];
  for (const finding of findings) {
    const mark = finding.severity === 'error' ? red('✖') : yellow('⚠');
    const site = map.places[finding.at]?.site;
    lines.push(`${mark} ${bold(finding.rule)} ${site ? forTerminal(showSite(site)) : ''}`);
    lines.push(...wrap(forTerminal(asSentence(finding.message)), width, '  '));
    lines.push(...sites(map, 'training', finding.training), ...sites(map, 'inference', finding.inference));
    for (const one of finding.evidence) lines.push(...wrap(forTerminal(one), width, '    ', '  · ').map(dim));
    lines.push(...wrap(forTerminal(finding.fix), width, '    ', '  → '), '');
  }
  for (const { path, problem } of map.files) {
    if (problem !== null) lines.push(`${yellow('⚠')} ${forTerminal(path)}: ${forTerminal(problem)}`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const looked = `${count(map.places.length, 'place')} in ${count(map.files.length, 'file')}`;
  const verdict =
    findings.length === 0
      ? `${green('✔')} training and inference normalize alike, as far as the code says`
      : `${errors > 0 ? red('✖') : yellow('⚠')} ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`;
  return `${[...lines, `${verdict} ${dim(`(${looked})`)}`].join('\n')}\n`;
}

function sites(map: ProjectMap, side: string, ids: readonly PlaceId[]): string[] {
  return ids.flatMap((id) => {
    const place = map.places[id];
    return place
      ? [`  ${side.padEnd(9)} ${forTerminal(showSite(place.site))}  ${forTerminal(place.text)}`]
      : [];
  });
}
