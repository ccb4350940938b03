import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import type { Thing } from '../../thing.ts';
import { expanded } from '../shared/expand.ts';
import { isWrittenBy } from '../shared/files.ts';
import { fitOf } from '../shared/fits.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { learnsStatistics, named } from '../shared/learners.ts';
import { dataOf, isSameSite, stepsBefore, thingOf } from '../shared/look-up.ts';
import { at, code } from '../shared/words.ts';
import { isTurnedBack } from './turned-back.ts';

/**
 * A second scaler of a class is fitted on what the first one gave, and it alone is saved: it has learned numbers that are scaled
 * already, and whoever loads it leaves raw ones nearly as they are.
 */
export function fittedOnScaled(map: ProjectMap): AuditFinding[] {
  return placesOf(map, ['fit', 'fit_transform']).flatMap((fit): AuditFinding[] => {
    const first = scaledBefore(map, fit);
    const save = first ? keptAlone(map, first, fit) : null;
    return first && save ? [finding(map, { first, fit, save })] : [];
  });
}

/** Where the rows that a scaler is fitted on were scaled by another one of its class, with nothing in between. */
function scaledBefore(map: ProjectMap, fit: Place): Place | null {
  const thing = thingOf(map, fit);
  const isMeant = fit.sure && (fit.side.side === 'training' || fit.side.side === 'unknown');
  if (!isMeant || !isScaler(map, thing)) return null;
  const last = stepsBefore(map, fit).at(-1);
  if (!last?.sure || isSameSite(last, fit) || dataOf(map, fit)?.unsure.includes(last.id)) return null;
  const [step, ...others] = expanded(map, [last]);
  const other = step?.thing ?? null;
  const isAnother = isScaler(map, other) && other?.class === thing?.class && other?.id !== thing?.id;
  if (!step || !isAnother || others.length > 0 || other?.origin !== 'created') return null;
  if (!fitOf(map, last) || isDoneForSome(last, fit) || isTurnedBack(map, fit, step)) return null;
  return last;
}

function isScaler(map: ProjectMap, thing: Thing | null): boolean {
  return (
    thing?.family === 'scaler' && thing.class !== null && !thing.isForTarget && learnsStatistics(map, thing)
  );
}

/** Whether the first is for a window or a fold by itself, or on a condition that the second is not on. */
function isDoneForSome(first: Place, fit: Place): boolean {
  const conditions = ({ scope }: Place) =>
    scope.inside.filter((one) => one === 'branch' || one === 'fallback' || one === 'request').length;
  return (
    first.scope.inside.some((one) => one === 'windows' || one === 'folds') ||
    conditions(first) > conditions(fit)
  );
}

/** Where the second is saved, and the first is not, or was in the same file until the second was. */
function keptAlone(map: ProjectMap, first: Place, fit: Place): Place | null {
  if ((thingOf(map, first)?.escapes.length ?? 0) > 0) return null;
  const [save, ...others] = savesOf(map, fit);
  if (!save) return null;
  const kept = [save, ...others];
  const isOverwritten = (one: Place) =>
    kept.some(
      ({ file, within }) =>
        one.file?.known && file?.known && isWrittenBy(one.file, file) && within.join() === one.within.join(),
    );
  return savesOf(map, first).every(isOverwritten) ? save : null;
}

function savesOf(map: ProjectMap, place: Place): Place[] {
  const thing = thingOf(map, place);
  return [...(thing ? [thing.id, ...thing.holders] : [])].flatMap((id) =>
    placesOfThing(map, id).filter(({ kind }) => kind === 'save'),
  );
}

function finding(
  map: ProjectMap,
  { first, fit, save }: Record<'first' | 'fit' | 'save', Place>,
): AuditFinding {
  return {
    rule: 'audit/double-normalization',
    severity: 'error',
    confidence: 'certain',
    message: `${code(fit)} fits ${named(map, thingOf(map, fit))} on what ${code(first)} has normalized before (${at(first)}), and the second alone is saved (${at(save)})`,
    fix: 'fit one scaler, on raw data, and save that one: what loads the second cannot do what the first did',
    evidence: [
      `the result of ${at(first)} goes into ${at(fit)}`,
      'what the second has learned is the scale of normalized numbers: it leaves raw ones nearly as they are',
    ],
    at: fit.id,
    training: [...new Set([fit.id, first.id, save.id])],
    inference: [],
  };
}
