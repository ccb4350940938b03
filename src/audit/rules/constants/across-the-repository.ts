import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { isSameSite } from '../shared/look-up.ts';
import { affineOfConstants, isSameNumbers, isSameReversed } from '../shared/numbers.ts';
import { at } from '../shared/words.ts';
import { difference } from './difference.ts';

/**
 * Where no model ties the two sides: the numbers of the inference side beside those of training. They differ where training has
 * but one set of that width, and it is another: two models may well have two.
 */
export function acrossTheRepository(map: ProjectMap): AuditFinding[] {
  const [trained, served] = [typedIn(map, 'training'), typedIn(map, 'inference')];
  return served.flatMap((asked): AuditFinding[] => {
    const alike = trained.filter((place) => width(place) === width(asked) && !isSameSite(place, asked));
    const [first] = alike;
    if (!first || alike.some((place) => isSame(place, asked) || !isSame(place, first))) return [];
    // Served right somewhere, the other numbers are those of another model.
    if (served.some((place) => isSame(place, first)) || isReversed(first, asked)) return [];
    // One list is the same: then the other is meant to be.
    const sure = isHalfTheSame(first, asked);
    const tie = `${at(first)} is the only normalization of ${width(first)} channels in training`;
    return [difference(first, asked, { sure, tie })];
  });
}

/** Means and deviations that stand in the code. */
export function typedIn(map: ProjectMap, side: 'training' | 'inference'): Place[] {
  return placesOf(map, ['constants', 'create'], side).filter(({ constants }) => {
    if (constants?.form !== 'standard') return false;
    return constants.offset?.source === 'literal' && constants.scale?.source === 'literal';
  });
}

function width({ constants }: Place): number {
  return Math.max(constants?.offset?.values?.length ?? 0, constants?.scale?.values?.length ?? 0);
}

function isReversed({ constants: a }: Place, { constants: b }: Place): boolean {
  const [one, other] = [a && affineOfConstants(a), b && affineOfConstants(b)];
  return one !== null && other !== null && isSameReversed(one, other);
}

function isSame(a: Place, b: Place): boolean {
  return isSameMean(a, b) && isSameDeviation(a, b);
}

function isHalfTheSame(a: Place, b: Place): boolean {
  return isSameMean(a, b) || isSameDeviation(a, b);
}

function isSameMean({ constants: a }: Place, { constants: b }: Place): boolean {
  return isSameNumbers(a?.offset?.values ?? [], b?.offset?.values ?? []);
}

function isSameDeviation({ constants: a }: Place, { constants: b }: Place): boolean {
  return isSameNumbers(a?.scale?.values ?? [], b?.scale?.values ?? []);
}
