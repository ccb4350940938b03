import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { shortName } from '../short-name.ts';
import { isUsedFor } from './shared/fits.ts';
import { learns, named } from './shared/learners.ts';
import { dataOf, derivesFrom, isSameSite, roleOf, stepsBefore, thingOf } from './shared/look-up.ts';
import { at, code } from './shared/words.ts';

export const fitOnTest: AuditRule = {
  id: 'audit/fit-on-test',
  summary: 'A scaler is fitted on a test or validation set, where `transform` is meant.',
  level: 'error',
  isLocal: true,
  judge(map) {
    return placesOf(map, ['fit', 'fit_transform']).flatMap((fit): AuditFinding[] => {
      const held = heldOut(map, fit);
      const trained = held ? fitOnTraining(map, fit) : null;
      // By its name alone a table may be any test, as one of an A/B test; and the test rows may be fitted to draw them. There must
      // be a training part beside it, or a model that is asked with what comes out.
      if (!held || isForOwnModel(map, fit) || (!trained && (held.by === 'name' || !isAskedWith(map, fit))))
        return [];
      const isError = held.by === 'flow' && fit.sure;
      const what = held.role === 'validation' ? 'validation' : 'test';
      return [
        {
          rule: 'audit/fit-on-test',
          severity: isError ? 'error' : 'warning',
          confidence: isError ? 'certain' : 'likely',
          message: `${code(fit)} fits ${named(map, thingOf(map, fit))} on the ${what} set${trained ? `, which the one fitted at ${at(trained)} should transform` : ''}`,
          fix: `call \`transform\` with the scaler that was fitted on the training part`,
          evidence: [held.evidence],
          at: fit.id,
          training: [...(trained ? [trained.id] : []), fit.id],
          inference: [],
        },
      ];
    });
  },
};

/** What says that the data is a test or validation set, and nothing else. */
function heldOut(map: ProjectMap, fit: Place): ReturnType<typeof roleOf> {
  const data = dataOf(map, fit);
  if (fit.side.side === 'test' || !learns(map, thingOf(map, fit))) return null;
  // Rows of both parts joined are for a last fit on everything.
  if (roleOf(data, ['train', 'request', 'window'])) return null;
  return roleOf(data, ['test', 'validation']);
}

/** Whether a model is trained with these very rows as they come out: to it they are the training, as to one that stacks others. */
function isForOwnModel(map: ProjectMap, fit: Place): boolean {
  return placesOf(map, ['train']).some(
    (train) => isUsedFor(map, fit, train) && derivesFrom(map, train.data, fit.data),
  );
}

function isAskedWith(map: ProjectMap, fit: Place): boolean {
  return placesOf(map, ['predict']).some((predict) =>
    stepsBefore(map, predict).some((step) => step.id === fit.id || step.thing === fit.thing),
  );
}

/** The fit on the training part that this one should have been a `transform` of: of the same thing, else of its class. */
function fitOnTraining(map: ProjectMap, fit: Place): Place | null {
  const thing = thingOf(map, fit);
  const others = placesOf(map, ['fit', 'fit_transform']).filter(
    (other) => other.site.path === fit.site.path && !isSameSite(other, fit) && isOfTraining(map, other),
  );
  const isAlike = (other: Place): boolean => {
    const [one, two] = [thing?.class ?? null, thingOf(map, other)?.class ?? null];
    return one !== null && two !== null && shortName(one) === shortName(two);
  };
  const before = (place: Place): number => (place.id < fit.id ? 0 : 1);
  const [same] = others
    .filter((other) => other.thing === fit.thing)
    .sort((a, b) => before(a) - before(b) || b.id - a.id);
  return same ?? others.filter(isAlike).sort((a, b) => before(a) - before(b) || b.id - a.id)[0] ?? null;
}

function isOfTraining(map: ProjectMap, place: Place): boolean {
  const data = dataOf(map, place);
  return roleOf(data, ['train']) !== null && roleOf(data, ['test', 'validation']) === null;
}
