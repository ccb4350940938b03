import type { Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact, Role } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { importsOf } from '../../imports.ts';
import { dictGet, isDict, typeName } from '../../pickle/access.ts';
import { listed, newNames } from '../../pickle/names.ts';
import type { PyValue } from '../../pickle/values.ts';
import { messageOf, UNKNOWN } from '../../read.ts';
import { roleOf } from '../../roles.ts';
import { featuresOf } from '../../sklearn/features.ts';
import { newBudget } from '../../sklearn/plain.ts';
import { unfittedIn } from '../../sklearn/readiness.ts';
import { fittedScalers, unlessTooLarge } from '../../sklearn/scalers.ts';
import { type Survey, surveyOf } from '../../sklearn/survey.ts';
import { wholeTransform } from '../../sklearn/transforms.ts';
import { sklearnVersion } from '../../sklearn/walk.ts';
import type { Source } from '../format.ts';
import { type Normalizer, normalizersIn, together } from '../tensors/normalizers.ts';
import { roleOfTensors } from '../tensors/role.ts';
import type { Tensor } from '../tensors/tensor.ts';
import { featuresOfTorch, weightsIn } from '../tensors/weights.ts';
import { openArchive } from './archive.ts';
import { firstBatchNorm } from './batch-norm.ts';
import { featuresSaid, type NamesSaid, namesSaid } from './checkpoint.ts';
import { openLegacy } from './legacy.ts';
import { looksLikeTorchZip } from './matches.ts';
import type { Saved } from './saved.ts';
import { contentsOf } from './tensors.ts';
import { unpickle } from './unpickled.ts';

/** What `torch.save` and `torch.jit.save` write: state dicts, checkpoints with what stands in them, whole modules. */
export function read({ bytes }: Source): Artifact {
  const names = newNames();
  try {
    return describe(looksLikeTorchZip(bytes) ? openArchive(bytes, names) : openLegacy(bytes, names));
  } catch (error) {
    // What was named before it broke runs all the same.
    const found = importsOf({ globals: listed(names) });
    if (found.unsafe.length === 0) throw error;
    const isUnread = error instanceof ArtifactError && error.unsupported;
    return { ...UNKNOWN, format: 'pytorch', ...found, error: isUnread ? null : messageOf(error) };
  }
}

function describe(saved: Saved): Artifact {
  const unpickled = unpickle(saved);
  const { root } = unpickled;
  const contents = contentsOf(unpickled);
  const namesOf = namesSaid(root);
  const normalizers = normalizersIn(contents.tensors, { class: 'pytorch', hasDtype: true, namesOf });
  const weights = weightsIn(contents.tensors, normalizers);
  const survey = surveyOf(root);
  const batchNorm = firstBatchNorm(contents);
  const transform = unlessTooLarge(() => transformOf(survey, normalizers));
  const features = featuresIn(root, survey, weights, normalizers, namesOf);
  return {
    ...UNKNOWN,
    format: 'pytorch',
    class: typeName(root),
    library: librariesIn(root),
    ...features,
    role: roleIn(survey, normalizers, weights, unpickled.dtypes.size > 0),
    scalers: [
      ...fittedScalers(root),
      ...normalizers.map(({ scaler }) => scaler),
      ...(batchNorm ? [batchNorm] : []),
    ],
    unfitted: unfittedIn(survey),
    transform,
    fingerprint: transform && fingerprint(transform),
    // The classes of a script are code of its own language, compiled from the archive: Python imports none of them.
    ...(saved.isScript ? {} : importsOf(saved.pickle)),
  };
}

/**
 * Weights are a model, whatever else of classes that are not known lies beside them. Tensors without a name that says what
 * they are (`(mean, std)`) may be a scaler as well.
 */
function roleIn(
  survey: Survey,
  normalizers: readonly Normalizer[],
  weights: readonly Tensor[],
  hasTensors: boolean,
): Role {
  const ofObjects = roleOf(survey);
  const ofTensors = roleOfTensors(normalizers, weights);
  const isModel = [ofObjects, ofTensors].some((role) => role === 'model' || role === 'both');
  const isScaler = survey.preprocessing.length > 0 || normalizers.length > 0;
  if (isModel) return isScaler ? 'both' : 'model';
  if (ofObjects !== 'other') return ofObjects;
  return ofTensors === 'other' && hasTensors ? 'unknown' : ofTensors;
}

/** The preprocessing of scikit-learn and the normalizers, as one. */
function transformOf(survey: Survey, normalizers: readonly Normalizer[]): Transform | null {
  if (normalizers.length === 0) return wholeTransform(survey, newBudget());
  const budget = newBudget();
  const objects = survey.preprocessing.map((part) => ({
    path: part.path,
    transform: wholeTransform({ ...survey, preprocessing: [part] }, budget),
  }));
  return together([...objects, ...normalizers.map(({ scaler }) => scaler)]);
}

function featuresIn(
  root: PyValue,
  survey: Survey,
  weights: readonly Tensor[],
  normalizers: readonly Normalizer[],
  namesOf: NamesSaid,
): Pick<Artifact, 'features' | 'featureNames'> {
  const ofObjects = survey.preprocessing.length > 0 ? featuresOf(root, survey) : { count: null, names: null };
  const [only, second] = normalizers;
  const features =
    featuresOfTorch(weights) ??
    featuresSaid(root) ??
    ofObjects.count ??
    (second ? null : only?.count) ??
    null;
  const names = features === null ? null : namesOf('', features);
  return { features, featureNames: names ?? (ofObjects.count === features ? ofObjects.names : null) };
}

function librariesIn(root: PyValue): Record<string, string> {
  const sklearn = sklearnVersion(root);
  const lightning = isDict(root) ? dictGet(root, 'pytorch-lightning_version') : undefined;
  return {
    ...(sklearn === null ? {} : { 'scikit-learn': sklearn }),
    ...(typeof lightning === 'string' && lightning.length < 40 ? { 'pytorch-lightning': lightning } : {}),
  };
}
