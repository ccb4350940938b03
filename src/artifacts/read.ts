import type { Transform } from '../generated/lock.ts';
import { fingerprint } from '../transform/fingerprint.ts';
import type { Artifact } from './artifact.ts';
import { ArtifactError } from './error.ts';
import { importsOf } from './imports.ts';
import { unwrap } from './joblib.ts';
import { jsonArtifact, looksLikeJson, parseJson, transformWrittenOut } from './json.ts';
import { isDict, typeName } from './pickle/access.ts';
import { type Pickle, readPickle } from './pickle/machine.ts';
import type { PyValue } from './pickle/values.ts';
import { roleOf } from './roles.ts';
import { featuresOf } from './sklearn/features.ts';
import { newBudget, toPlain } from './sklearn/plain.ts';
import { fittedScalers, unlessTooLarge } from './sklearn/scalers.ts';
import { type Survey, surveyOf } from './sklearn/survey.ts';
import { wholeTransform } from './sklearn/transforms.ts';
import { sklearnVersion } from './sklearn/walk.ts';

/** How many bytes a compressed artifact may unpack to. */
const MAX_UNPACKED = 1024 * 1024 * 1024;

/** A file that counts by its bytes alone. */
export const UNKNOWN: Artifact = {
  format: 'unknown',
  class: null,
  library: {},
  features: null,
  featureNames: null,
  role: 'unknown',
  scalers: [],
  transform: null,
  fingerprint: null,
  imports: [],
  unsafe: [],
  error: null,
};

/**
 * What is in an artifact, told by its bytes; only whether broken text was meant as JSON is told by the
 * `path`. It never throws: a file that is broken says so in `error`, as a clause (`is empty`); a file of a
 * kind that is not read is `unknown`, without an error.
 */
export function readArtifact(bytes: Uint8Array, path: string): Artifact {
  if (bytes.length === 0) return { ...UNKNOWN, error: 'is empty' };
  // What is known before reading fails stays known.
  const artifact = { ...UNKNOWN };
  try {
    return read(bytes, path, artifact);
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return { ...UNKNOWN };
    return { ...artifact, role: 'unknown', error: messageOf(error) };
  }
}

/** Why a reader failed, as a clause. */
export function messageOf(error: unknown): string {
  if (error instanceof ArtifactError) return error.message;
  if (error instanceof RangeError) return 'is nested too deeply, or too large, to be read';
  return `could not be read: ${error instanceof Error ? error.message : String(error)}`;
}

function read(bytes: Uint8Array, path: string, artifact: Artifact): Artifact {
  const unpacked = unwrap(bytes, MAX_UNPACKED);
  if (isPickle(unpacked.bytes)) {
    artifact.format = unpacked.compressor === null ? 'pickle' : 'joblib';
    return readObject(readPickle(unpacked.bytes), unpacked.bytes, artifact);
  }
  if (unpacked.compressor !== null) return artifact;
  if (looksLikeJson(bytes)) return readJson(bytes, path, artifact);
  const old = tryOldPickle(bytes);
  if (old === null) return artifact;
  artifact.format = 'pickle';
  return readObject(old, bytes, artifact);
}

/** Protocol 2 and newer begin with PROTO and their number. */
function isPickle(bytes: Uint8Array): boolean {
  const [first, protocol = 0] = bytes;
  return first === 0x80 && protocol <= 5;
}

/** Protocols 0 and 1 have no mark: what reads to its end as a pickle is one. */
function tryOldPickle(bytes: Uint8Array): Pickle | null {
  try {
    const pickle = readPickle(bytes);
    return pickle.end === bytes.length ? pickle : null;
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}

function readJson(bytes: Uint8Array, path: string, artifact: Artifact): Artifact {
  try {
    const document = parseJson(bytes);
    artifact.format = 'json';
    return jsonArtifact(document);
  } catch (error) {
    // Many texts begin with a bracket.
    if (artifact.format === 'unknown' && !/\.json$/i.test(path)) return { ...UNKNOWN };
    artifact.format = 'json';
    throw error;
  }
}

/**
 * How torch began its files before they were zip archives: a pickle of this number, and more pickles after
 * it.
 */
const TORCH_MAGIC = 0x1950a86a20f9469cfc6cn;

function readObject(pickle: Pickle, bytes: Uint8Array, artifact: Artifact): Artifact {
  const { root } = pickle;
  if (root === TORCH_MAGIC) return { ...UNKNOWN };
  if (pickle.joblib) artifact.format = 'joblib';
  Object.assign(artifact, { class: typeName(root), ...importsOf(pickle) });
  const version = sklearnVersion(root);
  if (version !== null) artifact.library = { 'scikit-learn': version };
  const survey = surveyOf(root);
  const features = featuresOf(root, survey);
  artifact.features = features.count;
  artifact.featureNames = features.names;
  artifact.scalers = fittedScalers(root);
  artifact.role = roleOf(survey);
  // A transform of the first pickle would pass over what comes after it.
  const isWhole = pickle.end === bytes.length;
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
