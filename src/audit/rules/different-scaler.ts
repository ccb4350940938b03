import type { Constants } from '../constants.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { shortName } from '../short-name.ts';
import { type Bond, judgeBonds, tieOf } from './shared/bonds.ts';
import type { Step } from './shared/expand.ts';
import { named } from './shared/learners.ts';
import { hasOtherClass, isOther, type Origin, originOf } from './shared/origins.ts';
import { stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, whySide } from './shared/words.ts';

export const differentScaler: AuditRule = {
  id: 'audit/different-scaler',
  summary: 'Training applies one scaler and the inference side another.',
  level: 'error',
  judge: (map) => judgeBonds(map, (bond) => judgeBond(map, bond)),
};

function judgeBond(map: ProjectMap, bond: Bond): AuditFinding[] {
  const trained = stepsOfTraining(map, bond).outside;
  const asked = stepsOfInference(map, bond).outside;
  // As many steps on each side: the order says which belong together. Else one is missing, and that is for another rule.
  if (trained.length !== asked.length) return [];
  return trained.flatMap((step, index) => {
    const other = asked[index];
    return other ? judgeSteps(map, bond, step, other) : [];
  });
}

function judgeSteps(map: ProjectMap, bond: Bond, trained: Step, asked: Step): AuditFinding[] {
  const [one, other] = [originOf(map, trained), originOf(map, asked)];
  const difference = differs(map, bond, one, other);
  if (difference === null) return [];
  const [save] = one.saves;
  const [load] = other.loads;
  return [
    {
      rule: 'audit/different-scaler',
      severity: bond.sure ? 'error' : 'warning',
      confidence: bond.sure ? 'certain' : 'likely',
      message: `${difference}; the model that ${at(bond.predict)} asks was trained with the former`,
      fix: save?.file?.text
        ? `load ${save.file.text}, which the model was trained with`
        : 'use on both sides the one that the model was trained with',
      evidence: [tieOf(bond), ...whySide(asked.applied)],
      at: (load ?? asked.place).id,
      training: [...new Set([(save ?? one.loads[0] ?? trained.place).id, trained.applied.id, bond.train.id])],
      inference: [...new Set([(load ?? asked.place).id, asked.applied.id, bond.predict.id])],
    },
  ];
}

/** What the difference is, in words; null where there is none, or none that can be told. */
function differs(map: ProjectMap, { sure }: Bond, one: Origin, other: Origin): string | null {
  if (other.step.constants)
    return differsInForm(map, one.step, other.step) ?? differsInFunction(one.step, other.step);
  if (one.step.constants) return null;
  if (isOther(map, one, other) !== true) return differsInName(one, other);
  const [save] = one.saves;
  const [load] = other.loads;
  if (hasOtherClass(map, one, other)) {
    return `training applies ${named(map, one.step.thing)} (${at(one.step.applied)}), inference ${named(map, other.step.thing)}`;
  }
  // Where the model goes by another name too, both were renamed for the service.
  if (!sure) return null;
  return `training saves its scaler as ${save?.file?.text}${save ? ` (${at(save)})` : ''}, inference loads ${load?.file?.text}`;
}

/** A minimum and a range typed in, where training takes mean and deviation, and the other way round. */
function differsInForm(map: ProjectMap, { thing, applied }: Step, { constants }: Step): string | null {
  if (thing?.family !== 'scaler' || thing.class === null || !constants) return null;
  const form = { StandardScaler: 'standard', MinMaxScaler: 'minmax' }[shortName(thing.class)];
  const other = formOf(constants);
  if (!form || form === other || (other !== 'standard' && other !== 'minmax')) return null;
  const words = { standard: '(x − mean) / deviation', minmax: '(x − minimum) / range' };
  return `training applies ${named(map, thing)} (${at(applied)}), inference ${words[other]} by hand`;
}

/** `(x - LOW) / (HIGH - LOW)` is of a range, whatever the names say. */
function formOf({ form, offset, scale }: Constants): Constants['form'] {
  const subtrahend = /^\(?.+ - (.+?)\)?$/.exec(scale?.text ?? '')?.[1];
  return subtrahend !== undefined && subtrahend === offset?.text ? 'minmax' : form;
}

/** `preprocess_input` of another application. */
function differsInFunction({ constants: a, place }: Step, { constants: b }: Step): string | null {
  const [one, other] = [functionOf(a), functionOf(b)];
  if (one === null || other === null || one === other) return null;
  return `training calls \`${one}\` (${at(place)}), inference \`${other}\``;
}

function functionOf(constants: Constants | null): string | null {
  const name = constants?.scale?.text ?? '';
  return constants?.form === 'shift' && /^keras\.applications\./.test(name) ? name : null;
}

/** Two processors that are fetched by other names. */
function differsInName(one: Origin, other: Origin): string | null {
  const [load] = one.loads;
  const [trained, asked] = [load?.file?.remote ?? null, other.loads[0]?.file?.remote ?? null];
  if (!load || trained === null || asked === null || trained === asked || other.saves.length > 0) return null;
  return `training takes the processor of ${trained} (${at(load)}), inference that of ${asked}`;
}
