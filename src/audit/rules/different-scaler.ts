import type { Constants, Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { type Bond, bondsOf } from './shared/bonds.ts';
import { named } from './shared/learners.ts';
import { shortName, thingOf } from './shared/look-up.ts';
import { isOther, type Origin, originOf } from './shared/origins.ts';
import { normalizes, stepsOfInference, stepsOfTraining } from './shared/steps.ts';
import { at, whySide } from './shared/words.ts';

export const differentScaler: AuditRule = {
  id: 'audit/different-scaler',
  summary: 'Training applies one scaler and the inference side another.',
  level: 'error',
  judge: (map) => bondsOf(map).flatMap((bond) => judgeBond(map, bond)),
};

function judgeBond(map: ProjectMap, bond: Bond): AuditFinding[] {
  const trained = stepsOfTraining(map, bond).outside.filter((step) => normalizes(map, step));
  const asked = stepsOfInference(map, bond).outside.filter((step) => normalizes(map, step));
  // One step on each side is compared with the other; of several, the order says which belong together.
  if (trained.length !== asked.length) return [];
  return trained.flatMap((step, index) => {
    const other = asked[index];
    return other ? judgeSteps(map, bond, step, other) : [];
  });
}

function judgeSteps(map: ProjectMap, bond: Bond, trained: Place, asked: Place): AuditFinding[] {
  const [one, other] = [originOf(map, trained), originOf(map, asked)];
  const difference = differs(map, one, other);
  if (difference === null) return [];
  const [save] = one.saves;
  const [load] = other.loads;
  const isError = bond.sure;
  return [
    {
      rule: 'audit/different-scaler',
      severity: isError ? 'error' : 'warning',
      confidence: isError ? 'certain' : 'likely',
      message: `${difference}: the model at ${at(bond.predict)} was trained with the former`,
      fix: save?.file?.text
        ? `load ${save.file.text}, which the model was trained with`
        : 'save the scaler of the training, and load it here',
      evidence: [
        bond.sure
          ? `the model that ${at(bond.predict)} asks is the one that ${at(bond.train)} trains`
          : `${at(bond.train)} is the only training here`,
        ...whySide(asked),
      ],
      at: (load ?? asked).id,
      training: [...new Set([(save ?? trained).id, trained.id, bond.train.id])],
      inference: [...new Set([(load ?? asked).id, asked.id, bond.predict.id])],
    },
  ];
}

/** What the difference is, in words; null where there is none, or none that can be told. */
function differs(map: ProjectMap, one: Origin, other: Origin): string | null {
  const [trained, asked] = [thingOf(map, one.step), thingOf(map, other.step)];
  if (other.step.kind === 'constants') return differsInForm(map, one, other.step);
  if (one.step.kind === 'constants') return null;
  if (isOther(map, one, other) !== true) return differsInRemote(one, other);
  const [save] = one.saves;
  const [load] = other.loads;
  if (one.class && other.class && shortName(one.class) !== shortName(other.class)) {
    return `training applies ${named(map, trained)} (${at(one.step)}), inference ${named(map, asked)}`;
  }
  return `training saves its scaler as ${save?.file?.text}${save ? ` (${at(save)})` : ''}, inference loads ${load?.file?.text}`;
}

/** A minimum and a range typed in, where training takes mean and deviation, and the other way round. */
function differsInForm(map: ProjectMap, { step, class: name }: Origin, { constants }: Place): string | null {
  const trained = thingOf(map, step);
  if (trained?.family !== 'scaler' || name === null || !constants) return null;
  const form: Constants['form'] | undefined = { StandardScaler: 'standard', MinMaxScaler: 'minmax' }[
    shortName(name)
  ] as Constants['form'] | undefined;
  const other = constants.form;
  if (!form || form === other || (other !== 'standard' && other !== 'minmax')) return null;
  const words = { standard: '(x − mean) / deviation', minmax: '(x − minimum) / range' };
  return `training applies ${named(map, trained)} (${at(step)}), inference ${words[other]} by hand`;
}

/** Two processors that are fetched by other names. */
function differsInRemote(one: Origin, other: Origin): string | null {
  const [trained, asked] = [one.loads[0]?.file?.remote ?? null, other.loads[0]?.file?.remote ?? null];
  if (trained === null || asked === null || trained === asked) return null;
  return `training takes the processor of ${trained} (${one.loads[0] ? at(one.loads[0]) : ''}), inference that of ${asked}`;
}
