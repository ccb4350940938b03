import type { Constants, Numbers } from '../../constants.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { dataOf, derivesFrom, isOnCondition, isSameSite } from '../shared/look-up.ts';
import { at, code } from '../shared/words.ts';
import { heldOut, isOfTraining, isTrainedBehind } from './part.ts';

/**
 * Held-out rows that are normalized by their own mean and deviation, where those that a model learned from were by theirs:
 * `(test - test.mean()) / test.std()`, `scale(X_test)`. What is normalized row by row needs no training part.
 */
export function ownNumbersOfHeldOut(map: ProjectMap): AuditFinding[] {
  const own = placesOf(map, ['constants']).filter((place) => isByOwnNumbers(map, place));
  return own.flatMap((place): AuditFinding[] => {
    const held = place.side.side === 'test' ? null : heldOut(dataOf(map, place));
    const trained = held ? twinOf(map, place, own) : null;
    if (!held || !trained || isTrainedBehind(map, place)) return [];
    const what = held.role === 'validation' ? 'validation' : 'test';
    return [
      {
        rule: 'audit/fit-on-test',
        severity: 'warning',
        confidence: 'likely',
        message: `${code(place)} takes its numbers of the ${what} set, and ${at(trained)} takes those of the training part`,
        fix: 'keep the numbers of the training part, and normalize both by them',
        evidence: [held.evidence],
        at: place.id,
        training: [trained.id, place.id],
        inference: [],
      },
    ];
  });
}

/** Where the training part is normalized in the same way by its own numbers, before a model learns from it. */
function twinOf(map: ProjectMap, place: Place, own: readonly Place[]): Place | null {
  const twins = own.filter(
    (other) =>
      other.id !== place.id &&
      other.site.path === place.site.path &&
      other.constants?.form === place.constants?.form &&
      isOfTraining(dataOf(map, other)) &&
      (!isSameSite(other, place) || !isOnCondition(place)) &&
      isTrainedBehind(map, other),
  );
  return twins[0] ?? null;
}

/** Whether both numbers are reckoned of all the rows that they normalize. */
function isByOwnNumbers(map: ProjectMap, place: Place): boolean {
  const { constants } = place;
  // By their maximum alone pixels and counts are divided, and it is the same of every part.
  if (constants?.form !== 'standard' && constants?.form !== 'minmax') return false;
  if (place.scope.inside.some((one) => one === 'loop' || one === 'windows')) return false;
  const numbers = numbersOf(constants);
  return numbers.length > 0 && numbers.every((one) => isOfAllRows(map, place, one));
}

function numbersOf({ offset, scale }: Constants): Numbers[] {
  return [offset, scale].filter((one) => one !== null);
}

function isOfAllRows(map: ProjectMap, place: Place, { source, of, isOfEachRow }: Numbers): boolean {
  if (source !== 'computed' || of === null || isOfEachRow) return false;
  return derivesFrom(map, place.data, of) || derivesFrom(map, of, place.data);
}
