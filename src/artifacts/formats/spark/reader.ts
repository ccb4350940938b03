import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { importsOf } from '../../imports.ts';
import type { FolderFiles, FolderSource } from '../folder-format.ts';
import { checkChecksums } from './checksums.ts';
import { readStages, type Stage } from './stages.ts';
import { isMade, roleOfSurvey, type SparkSurvey, surveyStages, wholeTransform } from './survey.ts';
import { parameterRow } from './vectors.ts';

/** Reads a folder that Spark ML wrote: its metadata, and of its scalers the parameters. */
export function read({ files }: FolderSource): Artifact {
  checkChecksums(files);
  const root = readStages(files);
  const survey = surveyStages(root, files);
  const transform = wholeTransform(survey);
  const { imports, unsafe } = importsOf({ globals: [...survey.classes].map(importedClass) });
  return {
    format: 'spark',
    class: root.class,
    library: root.sparkVersion === null ? {} : { pyspark: root.sparkVersion },
    ...featuresOf(survey, files),
    role: roleOfSurvey(survey),
    scalers: survey.scalers,
    unfitted: survey.unfitted,
    transform,
    fingerprint: transform && fingerprint(transform),
    imports,
    unsafe,
    error: null,
  };
}

/** Spark loads a class by its name, and PySpark imports one that is Python's and calls it. */
function importedClass(name: string) {
  const dot = name.lastIndexOf('.');
  return { module: name.slice(0, Math.max(dot, 0)), name: name.slice(dot + 1), called: true, offset: 0 };
}

/** What goes into the scalers, where they come first and nothing goes by them; else what goes into the model. */
function featuresOf(
  { steps, models }: SparkSurvey,
  files: FolderFiles,
): Pick<Artifact, 'features' | 'featureNames'> {
  const [step, ...later] = steps;
  if (step) {
    const { transform } = step;
    if (transform.kind !== 'affine') return { features: null, featureNames: null };
    const others = [...later, ...models].filter(({ columns }) => !columns.every(isMade));
    if (others.length === 0) return { features: transform.scale.length, featureNames: transform.features };
    return featuresOfAll(
      [step, ...later],
      models.flatMap(({ columns }) => columns),
    );
  }
  const [model] = models;
  const features = model ? modelFeatures(model.stage, files) : null;
  const isNamed = features !== null && model?.columns.length === features && features > 1;
  return { features, featureNames: isNamed ? model.columns : null };
}

/** The columns of several scalers side by side; null where one of them is no single number, or cannot be told to be one. */
function featuresOfAll(
  steps: SparkSurvey['steps'],
  ofModels: readonly string[],
): Pick<Artifact, 'features' | 'featureNames'> {
  const names = new Set<string>();
  for (const { columns, transform } of steps) {
    if (columns.every(isMade)) continue;
    if (transform.kind !== 'affine' || transform.features === null || columns.some(isMade))
      return { features: null, featureNames: null };
    for (const name of transform.features) names.add(name);
  }
  const isWhole = ofModels.every((column) => isMade(column) || names.has(column));
  return isWhole
    ? { features: names.size, featureNames: [...names] }
    : { features: null, featureNames: null };
}

/** Trees say it in their metadata, a logistic regression in its row; of a linear one it is how many coefficients there are. */
function modelFeatures(stage: Stage, files: FolderFiles): number | null {
  const said = Object.hasOwn(stage.metadata, 'numFeatures') ? stage.metadata.numFeatures : undefined;
  if (typeof said === 'number' && Number.isSafeInteger(said) && said > 0) return said;
  try {
    const row = parameterRow(stage, files);
    return row?.number('numFeatures') ?? row?.vector('coefficients')?.length ?? null;
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return null;
    throw error;
  }
}
