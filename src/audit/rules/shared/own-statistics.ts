import type { Numbers } from '../../constants.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { type Bond, bondsOf } from './bonds.ts';
import type { Step } from './expand.ts';
import { fitOf } from './fits.ts';
import { learns } from './learners.ts';
import { isSameSite, roleOf, stepsBefore } from './look-up.ts';
import { stepsOfInference, stepsOfTraining } from './steps.ts';

/** Mean and deviation, or a range, that the inference side reckons by itself, though its model was trained with others. */
export interface OwnStatistics {
  /** `(x - x.mean()) / x.std()`, `scale(x)`. */
  place: Place;
  bond: Bond;
  /** Where training took its numbers: the fit of its scaler, or the same by hand. */
  trained: Place;
  /** Whether they are of what the service receives; else of a file that it reads. */
  isReceived: boolean;
}

/** Each on the way to a question whose training took its numbers of all of its rows at once. */
export function ownStatisticsOf(map: ProjectMap): OwnStatistics[] {
  return placesOf(map, ['constants'], 'inference').flatMap((place): OwnStatistics[] => {
    const of = computedOf(place);
    if (of === null || isDoneInTrainingToo(map, place)) return [];
    const isReceived = roleOf(map.data[of] ?? null, ['request'])?.by === 'flow';
    if (!isReceived && !isOfTable(map, of)) return [];
    const bond = bondsOf(map).find(({ sure, predict }) => sure && stepsBefore(map, predict).includes(place));
    if (!bond || stepsOfInference(map, bond).outside.some(({ constants }) => constants === null)) return [];
    const trained = stepsOfTraining(map, bond).outside.flatMap((step) => learnedAt(map, step) ?? [])[0];
    return trained ? [{ place, bond, trained, isReceived }] : [];
  });
}

/** The data whose own numbers it is normalized by; null where one of them is not reckoned, or one alone. */
function computedOf({ constants }: Place): number | null {
  if (constants?.form !== 'standard' && constants?.form !== 'minmax') return null;
  const of = ({ source, of: data }: Numbers) => (source === 'computed' ? data : null);
  const [offset, scale] = [constants.offset && of(constants.offset), constants.scale && of(constants.scale)];
  return offset !== null && scale !== null ? offset : null;
}

/** The same code is reached from training: then it is done to each by itself, and on purpose. */
function isDoneInTrainingToo(map: ProjectMap, place: Place): boolean {
  return placesOf(map, ['constants']).some(
    (other) => other.side.side === 'training' && isSameSite(other, place),
  );
}

/** Where a step of training got its numbers of all rows at once; null where it is done one by one, or nothing says. */
function learnedAt(map: ProjectMap, step: Step): Place | null {
  const learned = step.constants
    ? isOfTable(map, computedOf(step.place)) && step.place
    : learns(map, step.thing) && fitOf(map, step.applied);
  if (!learned) return null;
  return learned.scope.inside.some((one) => one === 'windows' || one === 'loop') ? null : learned;
}

/** Whether data is a table of many rows: read from a file by its name, or the part of one to train with. */
function isOfTable(map: ProjectMap, of: number | null): boolean {
  const data = of === null ? null : (map.data[of] ?? null);
  if (roleOf(data, ['train'])?.by === 'flow') return true;
  return roleOf(data, ['whole'])?.by === 'flow' && (data?.files.some((file) => file !== null) ?? false);
}
