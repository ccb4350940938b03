import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { shortName } from '../short-name.ts';
import { type Bond, judgeBonds } from './shared/bonds.ts';
import { expanded, type Step } from './shared/expand.ts';
import { placesOfThing } from './shared/index-of.ts';
import { named } from './shared/learners.ts';
import { dataOf, derivesFrom, isSameSite, stepsBefore } from './shared/look-up.ts';
import { type Origin, originOf } from './shared/origins.ts';
import { stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, code, whySide } from './shared/words.ts';
import { dividedBeforeTheFunction } from './twice/before-the-function.ts';
import { dividedByTheGeneratorToo } from './twice/generator.ts';
import { dividedBeforeTheLayer } from './twice/in-training.ts';
import { dividesByTheRange, isSameByHand } from './twice/range.ts';
import { fittedOnScaled } from './twice/second-fit.ts';
import { isTurnedBack } from './twice/turned-back.ts';

export const doubleNormalization: AuditRule = {
  id: 'audit/double-normalization',
  summary: 'Data is normalized twice by the same on its way to a model.',
  level: 'error',
  judge: (map) => [
    ...twiceOnOneWay(map),
    ...fittedOnScaled(map),
    ...dividedByTheGeneratorToo(map),
    ...dividedBeforeTheLayer(map),
    ...judgeBonds(map, (bond) => againInTheModel(map, bond)),
    ...judgeBonds(map, (bond) => dividedBeforeTheFunction(map, bond)),
  ],
};

/** The same scaler applied, or the same division done, twice on the way to a place. */
function twiceOnOneWay(map: ProjectMap): AuditFinding[] {
  const ends = placesOf(map, ['apply', 'fit_transform', 'constants', 'predict', 'train']).filter(
    ({ side }) => side.side !== 'test',
  );
  return ends.flatMap((end): AuditFinding[] => {
    const isStep = end.kind !== 'predict' && end.kind !== 'train';
    const before = stepsBefore(map, end);
    if (before.length + Number(isStep) < 2) return [];
    const steps = expanded(map, isStep ? [...before, end] : before);
    for (const [index, again] of steps.entries()) {
      const first = steps
        .slice(0, index)
        .find((earlier) => isTwice(map, earlier, again) && goesInto(map, earlier, again));
      // A picture that is shown may be as dark as it likes; what a data set gives is not.
      if (isStep && first && dividesByTheRange(first) && !isGivenByDataSet(end)) continue;
      if (first && !isTurnedBack(map, end, first)) return [finding(map, first, again, end)];
    }
    return [];
  });
}

/** `Dataset.__getitem__`: what it makes is for a model, whoever asks for it. */
function isGivenByDataSet({ scope }: Place): boolean {
  return /\.__getitem__$/.test(scope.function ?? '');
}

function isTwice(map: ProjectMap, first: Step, again: Step): boolean {
  // `transform(image) / 255` begins where its left side does.
  if (isSameSite(first.applied, again.applied) && isOneWay(first.applied, again.applied)) return false;
  if (areOtherColumns(map, first.applied, again.applied)) return false;
  if (dataOf(map, again.applied)?.unsure.includes(first.applied.id)) return false;
  // Of two branches only one was taken: what the first gave must have gone into the second.
  const follows = first.applied.results.some((result) => derivesFrom(map, again.applied.data, result));
  if (!follows) return false;
  if (dividesByTheRange(first) && dividesByTheRange(again))
    return !isOnCondition(first.applied, again.applied);
  if (isSameByHand(first, again)) return !isOnCondition(first.applied, again.applied);
  const [a, b] = [first.thing, again.thing];
  if (!a || !b || !first.applied.sure || !again.applied.sure || a.family === 'processor') return false;
  if (a.id === b.id) return true;
  const [one, other] = [originOf(map, first), originOf(map, again)];
  // Two parts of one file are two, as the scaler and the PCA of a Pipeline that was saved as one.
  const partOf = ({ loads }: Origin) => loads.map(({ within }) => within.join()).join();
  if (one.loads.length === 0 || partOf(one) !== partOf(other)) return false;
  return one.things.slice(1).some((id) => other.things.slice(1).includes(id));
}

/** Whether two places of one line are one; else a function is called twice, though not where a condition asks whether it was. */
function isOneWay(a: Place, b: Place): boolean {
  const way = ({ via }: Place) =>
    via.map(({ path, cell, line, column }) => [path, cell, line, column].join()).join(' ');
  return a.text === b.text && (way(a) === way(b) || b.scope.inside.includes('branch'));
}

/** Whether what the one gives is what the other gets: two ways of a condition come to one end, and not one into the other. */
function goesInto(map: ProjectMap, first: Step, again: Step): boolean {
  return stepsBefore(map, again.applied).some((before) => isSameSite(before, first.applied));
}

/** Whether the second is done under a condition that the first is not: `if x.max() > 1` asks whether it was done before. */
function isOnCondition(first: Place, again: Place): boolean {
  const conditions = ({ scope }: Place) => scope.inside.filter((one) => one === 'branch').length;
  if (conditions(again) > conditions(first)) return true;
  return again.scope.inside.at(-1) === 'branch' && again.scope.function !== first.scope.function;
}

/** Whether both take columns of a table, and not the same: `sc.fit_transform(df[["a"]])`, then `sc.fit_transform(df[["b"]])`. */
function areOtherColumns(map: ProjectMap, first: Place, again: Place): boolean {
  const [one, other] = [first, again].map(({ text }) => /\(\s*[\w.]+(\[.+\])/.exec(text)?.[1] ?? null);
  if (one !== null && other !== null && one !== other) return true;
  // In a function that is called with each, the data itself has the column's name.
  const [a, b] = [first, again].map(
    (place) => /\["[^"]+"\]$/.exec(dataOf(map, place)?.name ?? '')?.[0] ?? null,
  );
  return a !== null && b !== null && a !== b;
}

function finding(map: ProjectMap, first: Step, again: Step, end: Place): AuditFinding {
  const isTraining = again.applied.side.side !== 'inference';
  const ids = [...new Set([first.applied.id, again.applied.id, end.id])];
  return {
    rule: 'audit/double-normalization',
    severity: 'error',
    confidence: 'certain',
    message: `${code(again.applied)} normalizes what ${code(first.applied)} has normalized before (${at(first.applied)})`,
    fix: 'normalize once: take one of the two out',
    evidence: [
      `the result of ${at(first.applied)} goes into ${at(again.applied)}`,
      ...whySide(again.applied),
    ],
    at: again.applied.id,
    training: isTraining ? ids : fitsOfThe(map, again),
    inference: isTraining ? [] : ids,
  };
}

/** Where the scaler that is loaded was fitted. */
function fitsOfThe(map: ProjectMap, step: Step): number[] {
  const fits = originOf(map, step).things.flatMap((id) => placesOfThing(map, id));
  return fits
    .filter(({ kind, side }) => (kind === 'fit' || kind === 'fit_transform') && side.side === 'training')
    .map(({ id }) => id);
}

/** A model that normalizes in itself, and was trained on raw data, is asked with what was normalized before. */
function againInTheModel(map: ProjectMap, bond: Bond): AuditFinding[] {
  const [trained, asked] = [stepsOfTraining(map, bond), stepsOfInference(map, bond)];
  if (trained.outside.length > 0 || !trained.isComplete) return [];
  for (const step of asked.outside) {
    const own = asked.inside.find((part) => {
      const name = part.class === null ? null : shortName(part.class);
      if (dividesByTheRange(step)) return name === 'Rescaling';
      const [applied] = originOf(map, step).things.flatMap((id) => map.things[id]?.class ?? []);
      return name !== null && applied !== undefined && shortName(applied) === name;
    });
    if (!own) continue;
    const what = named(map, own);
    const place = step.constants ? step.place : bond.predict;
    return [
      {
        rule: 'audit/double-normalization',
        severity: bond.sure ? 'error' : 'warning',
        confidence: bond.sure ? 'certain' : 'likely',
        message: `${code(place)} gives the model what is normalized already: it holds ${what} and was trained on raw data at ${at(bond.train)}`,
        fix: 'feed the model raw here: it normalizes by itself',
        evidence: [
          `the ${what.replace(/^an? /, '')} inside the model was there when it was trained`,
          `${code(step.applied)} at ${at(step.applied)} comes before`,
        ],
        at: place.id,
        training: [...new Set([own.born ?? bond.train.id, bond.train.id])],
        inference: [...new Set([place.id, step.applied.id, bond.predict.id])],
      },
    ];
  }
  return [];
}
