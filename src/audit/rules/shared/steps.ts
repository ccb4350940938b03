import type { Place, Thing } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { Bond } from './bonds.ts';
import { savesBehind } from './bonds.ts';
import { isForTarget, ownNormalizers } from './learners.ts';
import { dataOf, stepsBefore, thingOf } from './look-up.ts';

/** What normalizes the inputs of one model on one side. */
export interface Steps {
  /** Outside of the model, in order. */
  outside: readonly Place[];
  /** Inside of it: its Pipeline's scaler, a layer. */
  inside: readonly Thing[];
  /** Whether all of the data's way is known, so that what is not here is not done. */
  isComplete: boolean;
}

/** What normalizes the inputs before and in a training. */
export function stepsOfTraining(map: ProjectMap, { train }: Bond): Steps {
  return {
    outside: ofInputs(map, train),
    inside: ownNormalizers(map, thingOf(map, train)),
    isComplete: dataOf(map, train)?.complete ?? false,
  };
}

/** What normalizes the inputs before and in a question to the trained model. */
export function stepsOfInference(map: ProjectMap, { predict, train }: Bond): Steps {
  const thing = thingOf(map, predict);
  const saved = thing ? savesBehind(map, thing.id).map(({ save }) => thingOf(map, save)) : [];
  const inside = [thing, ...saved, thingOf(map, train)].map((model) => ownNormalizers(map, model));
  return {
    outside: ofInputs(map, predict),
    inside: inside.find((own) => own.length > 0) ?? [],
    isComplete: dataOf(map, predict)?.complete ?? false,
  };
}

function ofInputs(map: ProjectMap, place: Place): Place[] {
  return stepsBefore(map, place).filter((step) => !isForTarget(map, step));
}

/** Whether a step normalizes by what a class or its numbers say; an encoder, or a reduction of components, does something else. */
export function normalizes(map: ProjectMap, step: Place): boolean {
  if (step.kind === 'constants') return true;
  const family = thingOf(map, step)?.family;
  return family !== 'encoder' && family !== 'model';
}
