import type { Place, Side } from '../audit/place.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import { showPlace } from '../audit/shown.ts';
import { showSite } from '../audit/site.ts';
import { cut, onOneLine } from './escape.ts';

/** A larger picture shows nobody anything, and GitHub draws none. */
const MOST_PLACES = 80;

/** What the picture has: who learns, writes, reads, applies, and the models at both ends. */
const SHOWN: readonly Place['kind'][] = [
  'fit',
  'partial_fit',
  'fit_transform',
  'save',
  'load',
  'apply',
  'constants',
  'train',
  'predict',
];

const TITLES: readonly (readonly [Side, string])[] = [
  ['training', 'Training'],
  ['inference', 'Inference'],
  ['unknown', 'Unknown'],
];

/** The map as a Mermaid flowchart: a box a side, and what belongs together joined; dotted where only names say so. */
export function renderMapMermaid(map: ProjectMap): string {
  const places = map.places.filter(({ kind, side }) => SHOWN.includes(kind) && side.side !== 'test');
  const shown = places.slice(0, MOST_PLACES);
  const ids = new Set(shown.map(({ id }) => id));
  const lines = ['flowchart LR'];
  for (const [side, title] of TITLES) {
    const ofSide = shown.filter((place) => place.side.side === side);
    if (ofSide.length === 0) continue;
    lines.push(`  subgraph ${side}["${title}"]`);
    for (const place of ofSide) lines.push(`    p${place.id}["${label(map, place)}"]`);
    lines.push('  end');
  }
  for (const { kind, from, to, sure } of map.links) {
    if (!ids.has(from) || !ids.has(to)) continue;
    const arrow = sure ? '-->' : '-.->';
    // An arrow goes the way that the numbers go: what is saved is read, what was learned is used.
    const [first, second] = kind === 'feeds' ? [from, to] : [to, from];
    lines.push(`  p${first} ${arrow} p${second}`);
  }
  if (places.length > shown.length) lines.push(`  more["… and ${places.length - shown.length} more places"]`);
  return `${lines.join('\n')}\n`;
}

function label(map: ProjectMap, place: Place): string {
  return [showPlace(map, place), showSite(place.site)]
    .map((text) => quoted(cut(onOneLine(text), 60)))
    .join('<br/>');
}

/** Inside a Mermaid label in quotes: all that is no letter, digit or harmless mark by its number. */
function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{N} ._/,()=*+-]/gu, (character) => `#${character.codePointAt(0)};`);
}
