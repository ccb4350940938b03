import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { expanded, type Step } from './expand.ts';
import { loadsOf } from './loads.ts';
import { dataOf, isOnCondition, roleOf, stepsBefore } from './look-up.ts';

/** One model that a service asks twice with the same that it received: once normalized, once raw. One of the two is wrong. */
export interface BothWays {
  raw: Place;
  normalized: Place;
  step: Step;
}

/** Each raw question, beside a normalized one. */
export function askedBothWays(map: ProjectMap): BothWays[] {
  const questions = placesOf(map, ['predict'], 'inference').filter(
    (place) => isCertain(map, place) && modelOf(map, place) !== null && receivedAs(map, place) !== null,
  );
  return questions.flatMap((raw): BothWays[] => {
    if (stepsBefore(map, raw).length > 0) return [];
    for (const normalized of questions) {
      if (
        modelOf(map, normalized) !== modelOf(map, raw) ||
        receivedAs(map, normalized) !== receivedAs(map, raw)
      )
        continue;
      const [step, ...others] = expanded(map, stepsBefore(map, normalized));
      if (step && others.length === 0) return [{ raw, normalized, step }];
    }
    return [];
  });
}

/** Whether it is asked whatever else is so: where a condition says how, it may say which model it is. */
function isCertain(map: ProjectMap, place: Place): boolean {
  return place.sure && !isOnCondition(place) && (dataOf(map, place)?.complete ?? false);
}

/** The file that the model came out of: a function that loads it gives another object each time. */
function modelOf(map: ProjectMap, { thing }: Place): string | null {
  const load = thing === null ? undefined : loadsOf(map, thing)[0];
  return load?.file?.known ? [load.file.text, ...load.within].join('\0') : null;
}

/** By which widget or argument the data was received: an upload of its own may hold anything. */
function receivedAs(map: ProjectMap, place: Place): string | null {
  const role = roleOf(dataOf(map, place), ['request']);
  return role?.by === 'flow' ? role.evidence : null;
}
