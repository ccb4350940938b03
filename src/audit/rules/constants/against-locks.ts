import type { Place } from '../../place.ts';
import { type LockFacts, type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { expanded } from '../shared/expand.ts';
import { loadsOf } from '../shared/loads.ts';
import { lockedAffine } from '../shared/locked.ts';
import { stepsBefore } from '../shared/look-up.ts';
import { type Affine, affineOf, isSameAffine } from '../shared/numbers.ts';
import { at, code, whySide } from '../shared/words.ts';

/** Numbers typed in where a locked model is asked, beside those of the lock. */
export function againstLocks(map: ProjectMap): AuditFinding[] {
  return placesOf(map, ['predict'], 'inference').flatMap((predict) =>
    map.locks.filter((lock) => asks(map, predict, lock)).flatMap((lock) => judge(map, predict, lock)),
  );
}

function asks(map: ProjectMap, { thing }: Place, { models }: LockFacts): boolean {
  const loads = thing === null ? [] : loadsOf(map, thing);
  return loads.some(({ file }) => file?.candidates.some((path) => models.includes(path)));
}

function judge(map: ProjectMap, predict: Place, lock: LockFacts): AuditFinding[] {
  const locked = lockedAffine(lock);
  const steps = expanded(map, stepsBefore(map, predict));
  const typed = affineOf(steps);
  const step = steps.at(-1)?.place;
  if (!locked || !typed || !step || typed.gain.length !== locked.gain.length) return [];
  const index = locked.gain.findIndex(
    (_, place) => !isSameAffine(feature(locked, place), feature(typed, place)),
  );
  if (index < 0) return [];
  const name = locked.features?.[index] ?? `feature ${index + 1}`;
  return [
    {
      rule: 'audit/constants-differ',
      severity: 'error',
      confidence: 'certain',
      message: `${name} has ${described(typed, index)} here, ${described(locked, index)} in ${lock.path}: ${code(step)} is not the scaler that is locked`,
      fix: 'load the locked scaler, or take the numbers that the lock has',
      evidence: [`${at(predict)} asks ${lock.models.join(', ')}, which the lock is about`, ...whySide(step)],
      at: step.id,
      training: [],
      inference: [step.id, predict.id],
    },
  ];
}

function feature({ gain, bias }: Affine, index: number): Affine {
  return { gain: [gain[index] ?? Number.NaN], bias: [bias[index] ?? Number.NaN] };
}

/** `x ↦ (x − center) / spread` in words. */
function described({ gain, bias }: Affine, index: number): string {
  const [a, b] = [gain[index] ?? Number.NaN, bias[index] ?? Number.NaN];
  const round = (value: number): number => Number(value.toPrecision(6));
  return `center ${round(-b / a)} and scale ${round(1 / a)}`;
}
