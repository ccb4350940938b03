import type { Transform } from '../generated/lock.ts';
import { fingerprint } from '../transform/fingerprint.ts';
import type { Artifact } from './artifact.ts';
import { transformWrittenOut } from './formats/json/together.ts';
import { isDict, typeName } from './pickle/access.ts';
import type { PyValue } from './pickle/values.ts';
import { roleOf } from './roles.ts';
import { featuresOf } from './sklearn/features.ts';
import { newBudget, toPlain } from './sklearn/plain.ts';
import { unfittedIn } from './sklearn/readiness.ts';
import { fittedScalers, unlessTooLarge } from './sklearn/scalers.ts';
import { type Survey, surveyOf } from './sklearn/survey.ts';
import { wholeTransform } from './sklearn/transforms.ts';
import { sklearnVersion } from './sklearn/walk.ts';

/**
 * Fills in what an artifact's object says: its class, features, role, scalers and transform. Where more follows after
 * the object (`isWhole` is false) there is no transform, which would pass over it. Throws an ArtifactError where
 * parameters contradict each other; what was filled in before stays.
 */
export function describeObject(artifact: Artifact, root: PyValue, isWhole: boolean): Artifact {
  artifact.class = typeName(root);
  const version = sklearnVersion(root);
  if (version !== null) artifact.library = { ...artifact.library, 'scikit-learn': version };
  const survey = surveyOf(root);
  const features = featuresOf(root, survey);
  artifact.features = features.count;
  artifact.featureNames = features.names;
  artifact.scalers = fittedScalers(root);
  artifact.unfitted = unfittedIn(survey);
  artifact.role = roleOf(survey);
  artifact.transform = isWhole
    ? unlessTooLarge(() => wholeTransform(survey, newBudget()) ?? dictTransform(root, survey))
    : null;
  if (artifact.transform && artifact.role === 'other') artifact.role = 'scaler';
  artifact.fingerprint = artifact.transform && fingerprint(artifact.transform);
  return artifact;
}

/** A dict of lists or arrays in the shapes of a JSON scaler: `{"mean": array, "std": array}`. */
function dictTransform(root: PyValue, { preprocessing, models, unknown }: Survey): Transform | null {
  if (!isDict(root) || preprocessing.length + models.length + unknown > 0) return null;
  return transformWrittenOut(toPlain(root, 'name', newBudget()));
}
