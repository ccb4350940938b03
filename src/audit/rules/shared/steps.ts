import type { ProjectMap } from '../../project-map.ts';
import type { Thing } from '../../thing.ts';
import type { Bond } from './bonds.ts';
import { expanded, type Step } from './expand.ts';
import { ownNormalizers } from './learners.ts';
import { savesBehind } from './loads.ts';
import { dataOf, stepsBefore, thingOf } from './look-up.ts';
import { stepsAround } from './steps-around.ts';

/** What normalizes the inputs of one model on one side. */
export interface Steps {
  /** Outside of the model, in order. */
  outside: readonly Step[];
  /** Inside of it: its Pipeline's scaler, a layer. */
  inside: readonly Thing[];
  /** Whether all of the data's way is known, so that what is not here is not done. */
  isComplete: boolean;
}

/** What normalizes the inputs before and in a training. */
export function stepsOfTraining(map: ProjectMap, { train }: Pick<Bond, 'train'>): Steps {
  const inside = ownNormalizers(map, thingOf(map, train));
  const isComplete = dataOf(map, train)?.complete ?? false;
  const outside = expanded(map, stepsBefore(map, train));
  if (outside.length > 0 || isComplete) return { outside, inside, isComplete };
  return { outside: stepsAround(map, train), inside, isComplete: false };
}

/** What normalizes the inputs before and in a question to the trained model. */
export function stepsOfInference(map: ProjectMap, { predict, train }: Bond): Steps {
  const thing = thingOf(map, predict);
  const saved = thing ? savesBehind(map, thing.id).map(({ save }) => thingOf(map, save)) : [];
  const trained = thingOf(map, train);
  // What is taken out of the Pipeline that was trained, `pipe["model"]`, lacks its scaler.
  const isTakenOut =
    thing !== null && thing.id !== trained?.id && (trained?.parts.includes(thing.id) ?? false);
  const models = isTakenOut ? [thing] : [thing, ...saved, trained];
  const inside = models.map((model) => ownNormalizers(map, model));
  return {
    outside: expanded(map, stepsBefore(map, predict)),
    inside: inside.find((own) => own.length > 0) ?? [],
    isComplete: dataOf(map, predict)?.complete ?? false,
  };
}
