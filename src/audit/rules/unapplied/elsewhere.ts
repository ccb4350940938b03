import type { DataId } from '../../ids.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { Bond } from '../shared/bonds.ts';
import { expanded, type Step } from '../shared/expand.ts';
import { derivesFrom } from '../shared/look-up.ts';

/**
 * Whether the inference side does it where the data is not followed from: a page scales and sends the rows to the service, one
 * handler or dependency prepares what the next one is given.
 */
export function isDoneElsewhere(map: ProjectMap, step: Step, { predict }: Bond): boolean {
  return expanded(map, placesOf(map, ['apply', 'constants'], 'inference')).some((other) => {
    const { site, scope, results } = other.applied;
    if (site.path === predict.site.path && scope.function === predict.scope.function) return false;
    const isAlike = step.constants
      ? other.constants?.form === step.constants.form
      : mayBeTheSame(step, other);
    return isAlike && !results.some((result) => isAsked(map, result));
  });
}

function isAsked(map: ProjectMap, data: DataId): boolean {
  return placesOf(map, ['predict']).some((predict) => derivesFrom(map, predict.data, data));
}

/** Whether two steps may be one: of a class, or both by numbers in one form. */
export function mayBeTheSame(one: Step, other: Step): boolean {
  if (one.constants && other.constants) return one.constants.form === other.constants.form;
  const [a, b] = [one.thing?.class ?? null, other.thing?.class ?? null];
  return a === null || b === null || a === b;
}
