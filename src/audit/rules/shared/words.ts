import type { Place } from '../../place.ts';
import { showSite } from '../../site.ts';

/** Characters of code in a sentence. */
const LONGEST_CODE = 60;

/** The place, as `train.py:14`. */
export function at(place: Pick<Place, 'site'>): string {
  return showSite(place.site);
}

/** The code of a place, between backticks. */
export function code({ text }: Place): string {
  const plain = text.replaceAll('`', "'");
  return `\`${plain.length > LONGEST_CODE ? `${plain.slice(0, LONGEST_CODE - 1)}…` : plain}\``;
}

/** Why a place is on its side, in half sentences. */
export function whySide({ side }: Place): string[] {
  return side.evidence.slice(0, 2).map((evidence) => `${side.side}: ${evidence}`);
}
