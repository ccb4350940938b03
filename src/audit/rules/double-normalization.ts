import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { type Bond, bondsOf } from './shared/bonds.ts';
import { named } from './shared/learners.ts';
import { dataOf, isSameSite, shortName, stepsBefore, thingOf } from './shared/look-up.ts';
import { originOf } from './shared/origins.ts';
import { stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, code, whySide } from './shared/words.ts';

export const doubleNormalization: AuditRule = {
  id: 'audit/double-normalization',
  summary: 'Data is normalized twice by the same on its way to a model.',
  level: 'error',
  judge: (map) => [...twiceOnOneWay(map), ...bondsOf(map).flatMap((bond) => againInTheModel(map, bond))],
};

/** The same scaler applied, or the same division done, twice on the way to a place. */
function twiceOnOneWay(map: ProjectMap): AuditFinding[] {
  const ends = placesOf(map, ['apply', 'fit_transform', 'constants', 'predict', 'train']).filter(
    ({ side }) => side.side !== 'test',
  );
  return ends.flatMap((end): AuditFinding[] => {
    const steps = [
      ...stepsBefore(map, end),
      ...(end.kind === 'predict' || end.kind === 'train' ? [] : [end]),
    ];
    const second = steps.findIndex((step, index) => firstOf(map, step, steps.slice(0, index)) !== null);
    const again = steps[second];
    const first = again && firstOf(map, again, steps.slice(0, second));
    if (!again || !first || isTurnedBack(map, end, first)) return [];
    return [finding(map, first, again, end)];
  });
}

/** The step that did the same before. */
function firstOf(map: ProjectMap, step: Place, before: readonly Place[]): Place | null {
  return before.find((earlier) => !isSameSite(earlier, step) && doesTheSame(map, earlier, step)) ?? null;
}

function doesTheSame(map: ProjectMap, one: Place, other: Place): boolean {
  if (dividesByTheRange(map, one) && dividesByTheRange(map, other)) return true;
  const [a, b] = [thingOf(map, one), thingOf(map, other)];
  if (!a || !b || !one.sure || !other.sure || a.family === 'processor') return false;
  if (a.id === b.id) return true;
  const [first, second] = [originOf(map, one), originOf(map, other)];
  return first.loads.length > 0 && first.things.slice(1).some((id) => second.things.slice(1).includes(id));
}

/** Whether a step maps the bytes of an image to [0, 1]. */
function dividesByTheRange(map: ProjectMap, { constants, thing }: Place): boolean {
  if (constants?.form === 'divide') return constants.scale?.values?.every((value) => value === 255) ?? false;
  const name = thing === null ? null : (map.things[thing]?.class ?? null);
  return name !== null && shortName(name) === 'ToTensor';
}

/** Whether something was turned back on the way: then it is scaled again, not twice. */
function isTurnedBack(map: ProjectMap, end: Place, first: Place): boolean {
  const ancestors = dataOf(map, end)?.ancestors ?? [];
  return placesOf(map, ['invert']).some(
    ({ thing, results }) => thing === first.thing && results.some((result) => ancestors.includes(result)),
  );
}

function finding(map: ProjectMap, first: Place, again: Place, end: Place): AuditFinding {
  const isTraining = again.side.side !== 'inference';
  const ids = [...new Set([first.id, again.id, end.id])];
  const trained = isTraining ? [] : fitsOfThe(map, again);
  return {
    rule: 'audit/double-normalization',
    severity: 'error',
    confidence: 'certain',
    message: `${code(again)} normalizes what ${code(first)} has normalized before (${at(first)})`,
    fix: 'normalize once: take one of the two out',
    evidence: [`the result of ${at(first)} goes into ${at(again)}`, ...whySide(again)],
    at: again.id,
    training: isTraining ? ids : trained,
    inference: isTraining ? [] : ids,
  };
}

/** Where the scaler that is loaded was fitted. */
function fitsOfThe(map: ProjectMap, step: Place): number[] {
  const { things } = originOf(map, step);
  return placesOf(map, ['fit', 'fit_transform'], 'training')
    .filter(({ thing }) => thing !== null && things.includes(thing))
    .map(({ id }) => id);
}

/** A model that normalizes in itself, and was trained on raw data, is asked with what was normalized before. */
function againInTheModel(map: ProjectMap, bond: Bond): AuditFinding[] {
  const [trained, asked] = [stepsOfTraining(map, bond), stepsOfInference(map, bond)];
  if (trained.outside.length > 0 || !trained.isComplete) return [];
  for (const step of asked.outside) {
    const own = asked.inside.find((part) => {
      const name = part.class === null ? null : shortName(part.class);
      if (dividesByTheRange(map, step)) return name === 'Rescaling' || name === 'ToTensor';
      const applied = originOf(map, step).class;
      return name !== null && applied !== null && shortName(applied) === name;
    });
    if (!own) continue;
    const isByHand = step.kind === 'constants';
    return [
      {
        rule: 'audit/double-normalization',
        severity: bond.sure ? 'error' : 'warning',
        confidence: bond.sure ? 'certain' : 'likely',
        message: `${code(isByHand ? step : bond.predict)} gives the model what is normalized already: it holds ${named(map, own)} and was trained on raw data at ${at(bond.train)}`,
        fix: 'feed the model raw here: it normalizes by itself',
        evidence: [
          `the model's own ${named(map, own).replace(/^an? /, '')} is the first thing that the data meets in it`,
          `${code(step)} at ${at(step)} comes before`,
        ],
        at: isByHand ? step.id : bond.predict.id,
        training: [own.born ?? bond.train.id, bond.train.id, ...savedAt(map, bond)],
        inference: [step.id, bond.predict.id],
      },
    ];
  }
  return [];
}

function savedAt(map: ProjectMap, { train }: Bond): number[] {
  return placesOf(map, ['save'])
    .filter(({ thing }) => thing !== null && thing === train.thing)
    .map(({ id }) => id);
}
