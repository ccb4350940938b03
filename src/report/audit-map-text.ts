import picocolors from 'picocolors';
import type { Place, Side } from '../audit/place.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import { showPlace } from '../audit/shown.ts';
import { showSite } from '../audit/site.ts';
import { cut, forTerminal } from './escape.ts';
import { count } from './numbers.ts';

const SIDES: readonly { side: Side; title: string }[] = [
  { side: 'training', title: 'Training' },
  { side: 'inference', title: 'Inference' },
  { side: 'unknown', title: 'On neither side, as far as the code says' },
  { side: 'test', title: 'Tests, benchmarks and examples' },
];

/** The map for a person: side by side, file by file, each place a line. */
export function renderMapText(map: ProjectMap, { color, width }: { color: boolean; width: number }): string {
  const { bold, dim, yellow } = picocolors.createColors(color);
  const lines: string[] = [];
  for (const { side, title } of SIDES) {
    const places = map.places.filter((place) => place.side.side === side);
    if (places.length === 0) continue;
    lines.push(bold(title));
    for (const [path, ofFile] of groupBy(places, ({ site }) => site.path)) {
      const evidence = [...new Set(ofFile.flatMap((place) => place.side.evidence))];
      lines.push(
        `  ${forTerminal(path)}`,
        ...evidence.slice(0, 2).map((one) => dim(`    ${forTerminal(one)}`)),
      );
      for (const place of ofFile) lines.push(placeLine(map, place, width));
    }
    lines.push('');
  }
  for (const { path, problem } of map.files) {
    if (problem !== null) lines.push(`${yellow('⚠')} ${forTerminal(path)}: ${forTerminal(problem)}`);
  }
  const looked = map.files.filter(({ problem }) => problem === null).length;
  lines.push(dim(`${count(map.places.length, 'place')} in ${count(looked, 'file')} that may normalize`));
  return `${lines.join('\n')}\n`;
}

function placeLine(map: ProjectMap, place: Place, width: number): string {
  const { cell, line } = place.site;
  const at = cell === null ? `${line}` : `${cell}:${line}`;
  const [caller] = place.via.slice(-1);
  const from = caller ? ` (called at ${showSite(caller)})` : '';
  const data = place.data === null ? undefined : map.data[place.data];
  const of = data ? ` of ${data.name}` : '';
  const text = forTerminal(`${showPlace(map, place)}${of}${from}`);
  return `    ${at.padStart(6)}  ${cut(text, Math.max(40, width - 14))}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
