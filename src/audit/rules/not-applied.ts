import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import type { Thing } from '../thing.ts';
import { askedBothWays, type BothWays } from './shared/asked-both-ways.ts';
import { type Bond, judgeBonds, tieOf } from './shared/bonds.ts';
import { nounOf } from './shared/called.ts';
import type { Step } from './shared/expand.ts';
import { named } from './shared/learners.ts';
import { type MeasuredRaw, measuredRaw } from './shared/measured-raw.ts';
import { affineOf, isSameNumbers } from './shared/numbers.ts';
import { isForecaster, isOfInputsToo, isOfTarget } from './shared/of-target.ts';
import { type Steps, stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, code, whySide } from './shared/words.ts';
import { isDoneElsewhere, mayBeTheSame } from './unapplied/elsewhere.ts';
import { isNear, readsAnother, readsPrepared } from './unapplied/near.ts';
import { skippedScaler } from './unapplied/skipped.ts';

export const notApplied: AuditRule = {
  id: 'audit/not-applied',
  summary: 'One side normalizes what the other feeds to the model raw.',
  level: 'error',
  judge: (map) => [
    ...judgeBonds(map, (bond) => judgeBond(map, bond)),
    ...judgeBonds(map, (bond) => skippedScaler(map, bond)),
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

/** Whether one calculation does what the steps of training do together, as `x / 127.5 - 1`. */
function isSameGain(trained: readonly Step[], asked: readonly Step[]): boolean {
  const [one, other] = [affineOf(trained), affineOf(asked)];
  return one !== null && other !== null && isSameNumbers(one.gain, other.gain);
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
      : `save that ${nounOf(step.thing)} in training, load it here, and \`transform\` before the model is asked`,
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
