import type { DataId } from '../ids.ts';
import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import type { Thing } from '../thing.ts';
import { askedBothWays, type BothWays } from './shared/asked-both-ways.ts';
import { type Bond, judgeBonds, tieOf } from './shared/bonds.ts';
import { expanded, type Step } from './shared/expand.ts';
import { lastOfPath } from './shared/files.ts';
import { named } from './shared/learners.ts';
import { dataOf, derivesFrom, isSameSite, roleOf, thingOf } from './shared/look-up.ts';
import { type MeasuredRaw, measuredRaw } from './shared/measured-raw.ts';
import { affineOf, isSameNumbers } from './shared/numbers.ts';
import { isForecaster, isOfInputsToo, isOfTarget } from './shared/of-target.ts';
import { type Steps, stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, code, whySide } from './shared/words.ts';

export const notApplied: AuditRule = {
  id: 'audit/not-applied',
  summary: 'One side normalizes what the other feeds to the model raw.',
  level: 'error',
  judge: (map) => [
    ...judgeBonds(map, (bond) => judgeBond(map, bond)),
    ...askedBothWays(map).map(lacksInOneOfTwo),
    ...measuredRaw(map).map(lacksInEvaluation),
  ],
};

function judgeBond(map: ProjectMap, bond: Bond): AuditFinding[] {
  if (isForecaster(map, bond)) return [];
  const asked = stepsOfInference(map, bond);
  const trained = withoutThose(asked.inside, stepsOfTraining(map, bond));
  // Where a scaler is applied too, it may be to other columns than those of the training's: there are tables put together of parts.
  const isByNumbers = asked.outside.every(({ constants }) => constants !== null);
  const isKnown = asked.isComplete && !readsPrepared(map, bond.predict) && !readsAnother(map, bond);
  if (isByNumbers && trained.outside.length > asked.outside.length && isKnown) {
    const step = trained.outside.find((one) => !asked.outside.some((other) => mayBeTheSame(one, other)));
    if (!step || isDoneElsewhere(map, step, bond) || isSameGain(trained.outside, asked.outside)) return [];
    // A scaler that turns answers back is one of the target, or of inputs and target both: that is seen by names alone.
    if (!isOfTarget(map, step, bond)) return [lacksAtInference(bond, step)];
    return isOfInputsToo(map, step, bond) ? [lacksAtInference({ ...bond, sure: false }, step)] : [];
  }
  const isRaw = trained.outside.length === 0 && trained.inside.length === 0 && trained.isComplete;
  const [first] = asked.outside;
  return isRaw && first && !isNear(map, bond, first) ? [lacksInTraining(map, bond, first)] : [];
}

/** What was done before the training and is inside of what is asked, as in a `Pipeline` that is put together afterwards. */
function withoutThose(inside: readonly Thing[], trained: Steps): Steps {
  const added = inside.filter((part) => !trained.inside.includes(part));
  const outside = trained.outside.filter(
    ({ thing }) =>
      !added.some((part) => part.id === thing?.id || part.class === null || part.class === thing?.class),
  );
  return { ...trained, outside, isComplete: trained.isComplete && outside.length === trained.outside.length };
}

/**
 * Whether the inference side does it where the data is not followed from: a page scales and sends the rows to the service, one
 * handler or dependency prepares what the next one is given.
 */
function isDoneElsewhere(map: ProjectMap, step: Step, { predict }: Bond): boolean {
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

/** Names of files that hold what a step before has made of the raw data. */
const PREPARED =
  /(?:^|[^a-z])[xy]?_?(?:train|test|val|valid)(?:ing|ation)?(?:[^a-z]|$)|process|prepare|scaled|normali[sz]ed|feature|clean|encoded|transformed|interim|splits?(?:[^a-z]|$)|\.(?:np[yz]|pkl|pickle|joblib|pt)$/i;

/** Whether what is read may have been normalized before it was stored: it is the file of another step. */
function readsPrepared(map: ProjectMap, place: Place): boolean {
  return dataOf(map, place)?.files.some((file) => file !== null && PREPARED.test(file)) ?? false;
}

/** Whether what is asked about comes out of a file that this training does not read: a step before may have written it, scaled. */
function readsAnother(map: ProjectMap, { train, predict }: Bond): boolean {
  const data = dataOf(map, predict);
  if (!data || roleOf(data, ['request'])?.by === 'flow') return false;
  const read = (dataOf(map, train)?.files ?? []).map((file) => lastOfPath(file ?? ''));
  return data.files.some((file) => !read.includes(lastOfPath(file ?? '')));
}

function readsUnknown(map: ProjectMap, place: Place): boolean {
  return dataOf(map, place)?.files.includes(null) ?? false;
}

/**
 * Whether something of the kind may have been done to what the model is trained with, though the data is not followed through it:
 * a scaler is fitted anywhere, numbers divide beside the training, or what it reads was prepared and stored.
 */
function isNear(map: ProjectMap, { train }: Bond, { thing, applied }: Step): boolean {
  if (readsUnknown(map, train) || readsPrepared(map, train)) return true;
  const imports = map.files.find(({ path }) => path === train.site.path)?.imports ?? [];
  return placesOf(map, ['fit', 'fit_transform', 'apply', 'constants']).some((place) => {
    if (place.side.side === 'test') return false;
    if (thing && place.side.side !== 'inference' && thingOf(map, place)?.family === 'scaler') return true;
    if (place.site.path !== train.site.path && !imports.includes(place.site.path)) return false;
    if (isSameSite(place, applied)) return true;
    return thing
      ? place.kind !== 'constants' && thingOf(map, place)?.family === thing.family
      : place.kind === 'constants';
  });
}

/** Whether one calculation does what the steps of training do together, as `x / 127.5 - 1`. */
function isSameGain(trained: readonly Step[], asked: readonly Step[]): boolean {
  const [one, other] = [affineOf(trained), affineOf(asked)];
  return one !== null && other !== null && isSameNumbers(one.gain, other.gain);
}

/** Whether two steps may be one: of a class, or both by numbers in one form. */
function mayBeTheSame(one: Step, other: Step): boolean {
  if (one.constants && other.constants) return one.constants.form === other.constants.form;
  const [a, b] = [one.thing?.class ?? null, other.thing?.class ?? null];
  return a === null || b === null || a === b;
}

function lacksAtInference(bond: Bond, step: Step): AuditFinding {
  const { train, predict, sure } = bond;
  return {
    rule: 'audit/not-applied',
    severity: sure ? 'error' : 'warning',
    confidence: sure ? 'certain' : 'likely',
    message: `${code(predict)} asks the model with raw data, and it was trained on what ${code(step.place)} gives (${at(step.place)})`,
    fix: step.constants
      ? 'normalize here with the same numbers, best by one function that both sides call'
      : 'save that scaler in training, load it here, and `transform` before the model is asked',
    evidence: [
      tieOf(bond),
      `all of the data's way to ${at(predict)} is known, and this normalization is not on it`,
      ...whySide(predict),
    ],
    at: predict.id,
    training: [...new Set([step.place.id, step.applied.id, train.id])],
    inference: [predict.id],
  };
}

function lacksInOneOfTwo({ raw, normalized, step }: BothWays): AuditFinding {
  return {
    rule: 'audit/not-applied',
    severity: 'error',
    confidence: 'certain',
    message: `${code(raw)} asks the model raw, and ${at(normalized)} asks the same model with what ${code(step.place)} gives (${at(step.place)})`,
    fix: 'ask in one way, the one that the model was trained in, best by one function that both call',
    evidence: [`both are given the same: ${at(raw)} and ${at(normalized)} ask one model`, ...whySide(raw)],
    at: raw.id,
    training: [],
    inference: [...new Set([raw.id, step.place.id, normalized.id])],
  };
}

function lacksInEvaluation({ train, predict, step }: MeasuredRaw): AuditFinding {
  return {
    rule: 'audit/not-applied',
    severity: 'error',
    confidence: 'certain',
    message: `${code(predict)} measures the model by raw rows, and it was trained on what ${code(step.place)} gives (${at(step.place)})`,
    fix: '`transform` these rows with the same scaler before the model is asked',
    evidence: [
      `${at(predict)} asks the model that ${at(train)} trains`,
      `all of the data's way to ${at(predict)} is known, and this normalization is not on it`,
    ],
    at: predict.id,
    training: [...new Set([predict.id, step.place.id, train.id])],
    inference: [],
  };
}

function lacksInTraining(map: ProjectMap, bond: Bond, step: Step): AuditFinding {
  const { train, predict } = bond;
  const what = step.constants ? code(step.place) : `${code(step.applied)} (${named(map, step.thing)})`;
  return {
    rule: 'audit/not-applied',
    // What training reads may have been normalized before it was stored: that cannot be seen.
    severity: 'warning',
    confidence: 'likely',
    message: `${what} normalizes what the model gets, and it was trained on raw data at ${at(train)}`,
    fix: 'normalize in training as well, and train again; or feed the model raw here too',
    evidence: [
      tieOf(bond),
      `all of the data's way to ${at(train)} is known, and no normalization is on it`,
      ...whySide(step.applied),
    ],
    at: step.place.id,
    training: [train.id],
    inference: [...new Set([step.place.id, step.applied.id, predict.id])],
  };
}
