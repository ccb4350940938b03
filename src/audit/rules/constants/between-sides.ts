import type { Constants } from '../../constants.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { type Bond, tieOf } from '../shared/bonds.ts';
import type { Step } from '../shared/expand.ts';
import { affineOf, affineOfConstants, isSameAffine, isSameReversed } from '../shared/numbers.ts';
import { stepsOfInference, stepsOfTraining } from '../shared/steps.ts';
import { difference } from './difference.ts';

/** The numbers on the way to one model, in training and where it is asked. */
export function betweenSides(map: ProjectMap, bond: Bond): AuditFinding[] {
  const [trained, asked] = [stepsOfTraining(map, bond).outside, stepsOfInference(map, bond).outside];
  const differing = otherMeasure(trained, asked) ?? otherNumbers(trained, asked);
  if (!differing) return [];
  const { trained: from, asked: to } = differing;
  return [
    difference(from.place, to.place, { sure: bond.sure, tie: tieOf(bond), more: [to.applied, bond.predict] }),
  ];
}

interface Differing {
  trained: Step;
  asked: Step;
}

/** Other numbers in as many steps: more steps on one side are a step that the other lacks, and not for this rule. */
function otherNumbers(trained: readonly Step[], asked: readonly Step[]): Differing | null {
  const [one, other] = [affineOf(trained), affineOf(asked)];
  if (trained.length !== asked.length || !one || !other) return null;
  if (isSameAffine(one, other) || isSameReversed(one, other)) return null;
  for (const [index, step] of asked.entries()) {
    const [a, b] = [trained[index], step.constants];
    if (a?.constants && b && !isSameConstants(a.constants, b)) return { trained: a, asked: step };
  }
  return null;
}

function isSameConstants(a: Constants, b: Constants): boolean {
  const [one, other] = [affineOfConstants(a), affineOfConstants(b)];
  return one !== null && other !== null && isSameAffine(one, other);
}

/** The variance where training divides by the deviation, or the other way round: told by what the numbers were reckoned as. */
function otherMeasure(trained: readonly Step[], asked: readonly Step[]): Differing | null {
  const measures = ['std', 'var'];
  for (const step of asked) {
    const measure = step.constants?.scale?.measure ?? '';
    if (!measures.includes(measure)) continue;
    const theirs = trained.filter(({ constants }) => measures.includes(constants?.scale?.measure ?? ''));
    const [first] = theirs;
    if (first && theirs.every(({ constants }) => constants?.scale?.measure !== measure)) {
      return { trained: first, asked: step };
    }
  }
  return null;
}
