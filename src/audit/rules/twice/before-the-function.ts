import type { Constants } from '../../constants.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { type Bond, tieOf } from '../shared/bonds.ts';
import type { Step } from '../shared/expand.ts';
import { derivesFrom, isOnCondition } from '../shared/look-up.ts';
import { stepsOfInference, stepsOfTraining } from '../shared/steps.ts';
import { at, code, whySide } from '../shared/words.ts';
import { OF_PIXELS } from './of-pixels.ts';
import { dividesByTheRange } from './range.ts';

/** A service divides by 255, and then calls a network's own function, which expects pixels; its model was trained on what was divided alone. */
export function dividedBeforeTheFunction(map: ProjectMap, bond: Bond): AuditFinding[] {
  const { outside: asked, isComplete } = stepsOfInference(map, bond);
  const again = asked.findIndex(isOfPixels);
  const first = asked.slice(0, Math.max(again, 0)).find(dividesByTheRange);
  const step = asked[again];
  // Multiplied by 255 between the two, it is no longer followed.
  if (!first || !step || !isComplete || !isDoneAfter(map, first.applied, step.applied)) return [];
  if (!isTrainedOnDivided(map, bond)) return [];
  return [
    {
      rule: 'audit/double-normalization',
      severity: bond.sure ? 'error' : 'warning',
      confidence: bond.sure ? 'certain' : 'likely',
      message: `${code(step.place)} normalizes what ${code(first.place)} has divided before (${at(first.place)}), and the model was trained on what was divided alone`,
      fix: 'do here what training does: divide, and call no function of a network',
      evidence: [
        `\`${step.constants?.scale?.text}\` takes the pixels as they are`,
        tieOf(bond),
        ...whySide(step.applied),
      ],
      at: step.place.id,
      training: [bond.train.id],
      inference: [...new Set([step.place.id, first.place.id, bond.predict.id])],
    },
  ];
}

function isOfPixels({ constants }: { constants: Constants | null }): boolean {
  return constants?.form === 'shift' && OF_PIXELS.test(constants.scale?.text ?? '');
}

/** Whether what the one gives goes into the other, under no condition that the one is not under. */
function isDoneAfter(map: ProjectMap, first: Place, again: Place): boolean {
  return !isOnCondition(again) && first.results.some((result) => derivesFrom(map, again.data, result));
}

/** Whether all that the training does to its pixels is to divide them, and nothing beside it calls a network's function. */
function isTrainedOnDivided(map: ProjectMap, bond: Bond): boolean {
  const { outside, inside, isComplete } = stepsOfTraining(map, bond);
  if (!isComplete || inside.length > 0 || outside.length === 0) return false;
  return (
    outside.every(dividesByTheRange) && !placesOf(map, ['constants']).some((place) => isBeside(bond, place))
  );
}

function isBeside({ train }: Bond, place: Step['place']): boolean {
  return place.side.side !== 'inference' && place.site.path === train.site.path && isOfPixels(place);
}
