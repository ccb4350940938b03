import type { Place } from '../../place.ts';
import type { Site } from '../../site.ts';

/** Characters of code in a sentence. */
const LONGEST_CODE = 60;

/** Where it is, as people write it: `train.py:14`; of a notebook `train.ipynb, cell 3, line 2`. */
function where({ path, cell, line }: Site): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}

/** The place, as `train.py:14`. */
export function at(place: Pick<Place, 'site'>): string {
  return where(place.site);
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
