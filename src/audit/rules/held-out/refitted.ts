import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { learnsStatistics, named } from '../shared/learners.ts';
import { savesBehind } from '../shared/loads.ts';
import { dataOf, isOnCondition, isSameSite, thingOf } from '../shared/look-up.ts';
import { at, code } from '../shared/words.ts';
import { heldOutByFile, isForOwnModel } from './part.ts';

/**
 * Scalers that training fitted and saved, and that are loaded and fitted anew on a file that is called a test or a validation: what
 * was loaded is thrown away. One that is saved again afterwards learns on, and is no mistake.
 */
export function refittedOnHeldOut(map: ProjectMap): AuditFinding[] {
  return placesOf(map, ['fit', 'fit_transform']).flatMap((fit): AuditFinding[] => {
    if (fit.side.side === 'test' || fit.side.side === 'inference' || !fit.sure || isOnCondition(fit))
      return [];
    const held = heldOutByFile(dataOf(map, fit));
    const trained = held && isThrownAway(map, fit) ? fitBehind(map, fit) : null;
    if (!held || !trained || isForOwnModel(map, fit)) return [];
    const what = held.role === 'validation' ? 'validation' : 'test';
    return [
      {
        rule: 'audit/fit-on-test',
        severity: 'warning',
        confidence: 'likely',
        message: `${code(fit)} fits ${named(map, thingOf(map, fit))} anew on the ${what} set, though it was loaded as fitted at ${at(trained)}`,
        fix: 'call `transform`: what was loaded is fitted',
        evidence: [held.evidence],
        at: fit.id,
        training: [trained.id, fit.id],
        inference: [],
      },
    ];
  });
}

/** Whether a scaler was loaded, and what it learns here goes into no file. */
function isThrownAway(map: ProjectMap, fit: Place): boolean {
  const thing = thingOf(map, fit);
  if (thing?.origin !== 'loaded' || !learnsStatistics(map, thing)) return false;
  if (thing.escapes.length > 0 || thing.holders.length > 0) return false;
  return !placesOfThing(map, thing.id).some(({ kind }) => kind === 'save');
}

/** Where that was fitted which is loaded: on rows of other files, none of which is held out. */
function fitBehind(map: ProjectMap, fit: Place): Place | null {
  const files = dataOf(map, fit)?.files ?? [];
  const saves = fit.thing === null ? [] : savesBehind(map, fit.thing).filter(({ sure }) => sure);
  const fits = saves.flatMap(({ save }) => placesOfThing(map, save.thing));
  const trained = fits.find(
    (other) =>
      (other.kind === 'fit' || other.kind === 'fit_transform') &&
      other.thing !== fit.thing &&
      !isSameSite(other, fit) &&
      other.side.side !== 'test',
  );
  const data = trained ? dataOf(map, trained) : null;
  if (!trained || !data || data.files.length === 0 || heldOutByFile(data)) return null;
  return data.files.some((file) => file === null || files.includes(file)) ? null : trained;
}
