import type { Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { type Bond, bondsOf } from './shared/bonds.ts';
import { named } from './shared/learners.ts';
import { thingOf } from './shared/look-up.ts';
import { normalizes, type Steps, stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, code, whySide } from './shared/words.ts';

export const notApplied: AuditRule = {
  id: 'audit/not-applied',
  summary: 'One side normalizes what the other feeds to the model raw.',
  level: 'error',
  judge: (map) => bondsOf(map).flatMap((bond) => judgeBond(map, bond)),
};

function judgeBond(map: ProjectMap, bond: Bond): AuditFinding[] {
  const [trained, asked] = [stepsOfTraining(map, bond), stepsOfInference(map, bond)];
  const [inTraining, inInference] = [normalizing(map, trained), normalizing(map, asked)];
  if (inTraining.length > inInference.length && asked.isComplete) {
    const step = inTraining.find((one) => !inInference.some((other) => doesTheSame(map, one, other)));
    return step ? [lacksAtInference(bond, step)] : [];
  }
  if (
    inTraining.length === 0 &&
    inInference.length > 0 &&
    trained.isComplete &&
    trained.inside.length === 0
  ) {
    const [step] = inInference;
    return step ? [lacksInTraining(map, bond, step)] : [];
  }
  return [];
}

function normalizing(map: ProjectMap, { outside }: Steps): Place[] {
  return outside.filter((step) => normalizes(map, step));
}

/** Whether two steps may be the same one: of one class, or both by numbers in one form. */
function doesTheSame(map: ProjectMap, one: Place, other: Place): boolean {
  if (one.constants && other.constants) return one.constants.form === other.constants.form;
  const [a, b] = [thingOf(map, one), thingOf(map, other)];
  return a !== null && b !== null && (a.class === b.class || a.class === null || b.class === null);
}

function lacksAtInference({ train, predict, sure }: Bond, step: Place): AuditFinding {
  return {
    rule: 'audit/not-applied',
    severity: sure ? 'error' : 'warning',
    confidence: sure ? 'certain' : 'likely',
    message: `${code(predict)} feeds the model raw, and it was trained on what ${code(step)} gave (${at(step)})`,
    fix:
      step.kind === 'constants'
        ? 'normalize here with the same numbers, best by one function that both sides call'
        : 'save that scaler in training, load it here, and `transform` before the model is asked',
    evidence: [
      tie(train, predict, sure),
      `the data goes to ${at(predict)} without a normalization on its way`,
      ...whySide(predict),
    ],
    at: predict.id,
    training: [step.id, train.id],
    inference: [predict.id],
  };
}

function lacksInTraining(map: ProjectMap, { train, predict, sure }: Bond, step: Place): AuditFinding {
  const what = step.constants ? code(step) : `${code(step)} (${named(map, thingOf(map, step))})`;
  return {
    rule: 'audit/not-applied',
    // What training reads may have been normalized before it was stored: that cannot be seen.
    severity: 'warning',
    confidence: 'likely',
    message: `${what} normalizes what the model gets, and it was trained on raw data at ${at(train)}`,
    fix: 'normalize in training as well, and train again; or feed the model raw here too',
    evidence: [
      tie(train, predict, sure),
      `the data goes to ${at(train)} without a normalization on its way`,
      ...whySide(step),
    ],
    at: step.id,
    training: [train.id],
    inference: [step.id, predict.id],
  };
}

function tie(train: Place, predict: Place, sure: boolean): string {
  return sure
    ? `the model that ${at(predict)} asks is the one that ${at(train)} trains`
    : `${at(train)} is the only training here`;
}
