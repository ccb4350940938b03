import { createHash } from 'node:crypto';
import type { Branch, Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { FittedScaler, Role } from '../../artifact.ts';
import type { FolderFiles } from '../folder-format.ts';
import { kindOfSparkClass } from './classes.ts';
import { trackColumns } from './columns.ts';
import { readScaler } from './scalers.ts';
import { dataOf, type Stage } from './stages.ts';

/** A stage that preprocesses, and the columns that go into it. */
interface Step {
  columns: string[];
  transform: Transform;
}

/** What is in a folder of Spark ML, by what it is for. */
export interface SparkSurvey {
  scalers: FittedScaler[];
  unfitted: { path: string; class: string }[];
  steps: Step[];
  /** Models, and the columns that go into each. */
  models: { stage: Stage; columns: string[] }[];
  classes: Set<string>;
  unknown: number;
}

/** Goes through the stages in the order in which they run. */
export function surveyStages(root: Stage, files: FolderFiles): SparkSurvey {
  const survey: SparkSurvey = {
    scalers: [],
    unfitted: [],
    steps: [],
    models: [],
    classes: new Set(),
    unknown: 0,
  };
  const columns = trackColumns();
  const visit = (stage: Stage): void => {
    const { path, class: name } = stage;
    survey.classes.add(name);
    const into = columns.into(stage);
    switch (kindOfSparkClass(name)) {
      case 'scaler': {
        const last = name.split('.').at(-1) ?? '';
        const nameFeatures = (count: number) => (root !== stage && into.length === count ? into : null);
        const { parameters, transform } = readScaler(last, stage, files, nameFeatures);
        survey.scalers.push({
          path,
          class: name,
          parameters,
          transform,
          fingerprint: fingerprint(transform),
        });
        survey.steps.push({ columns: into, transform });
        columns.made(stage, stepName(survey));
        return;
      }
      case 'preprocessing':
        survey.steps.push({ columns: into, transform: opaque(stage, files) });
        columns.made(stage, stepName(survey));
        return;
      case 'estimator':
        survey.unfitted.push({ path, class: name });
        return;
      case 'columns':
        columns.assembled(stage);
        return;
      case 'model':
        survey.models.push({ stage, columns: into });
        return;
      case 'inner':
        for (const inner of stage.inner) visit(inner);
        return;
      case 'unknown':
        survey.unknown += 1;
        columns.made(stage, `${name.split('.').at(-1)}`);
    }
  };
  visit(root);
  return survey;
}

export function roleOfSurvey({ models, steps, unfitted, unknown }: SparkSurvey): Role {
  const preprocesses = steps.length + unfitted.length > 0;
  if (models.length > 0) return preprocesses ? 'both' : 'model';
  if (unknown > 0) return 'unknown';
  return preprocesses ? 'scaler' : 'other';
}

/** All the preprocessing as one: a chain where each step takes what the one before it made, else by columns. */
export function wholeTransform({ steps, unfitted }: SparkSurvey): Transform | null {
  const [first] = steps;
  if (!first || unfitted.length > 0) return null;
  if (steps.length === 1) return first.transform;
  const isChain = steps.every(({ columns }, index) => {
    return index === 0 || (columns.length === 1 && columns[0] === nameOfStep(index));
  });
  if (isChain) return { kind: 'chain', steps: steps.map(({ transform }) => transform) };
  const branches: Branch[] = steps.map(({ columns, transform }) => ({ columns, transform }));
  return { kind: 'branches', branches };
}

function stepName({ steps }: SparkSurvey): string {
  return nameOfStep(steps.length);
}

/** What the step of this number made, counted from 1. */
function nameOfStep(number: number): string {
  return `step ${number}`;
}

/** Whether a column is what a step made, and none that the pipeline gets. */
export function isMade(column: string): boolean {
  return /^step \d+(\/\d+)?$/.test(column);
}

/** Parameters that say which column, not what is done with it. */
const COLUMN_PARAMETERS = /^(input|output|features|label|prediction)Cols?$/;

/** A class by its parameters, and its data by the hash of their bytes: names of parts are made by chance. */
function opaque(stage: Stage, files: FolderFiles): Transform {
  const parts = dataOf(stage, files).map((name) => sha256(files.get(name) ?? new Uint8Array()));
  const parameters = [...stage.params]
    .filter(([key]) => !COLUMN_PARAMETERS.test(key))
    .map(([key, value]): [string, Plain] => [key, value]);
  if (parts.length > 0) parameters.push(['data', `sha256:${sha256(parts.sort().join('\n'))}`]);
  return { kind: 'opaque', class: stage.class, parameters: Object.fromEntries(parameters) };
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
