import type { Artifact } from './artifact.ts';
import { unpackedLimit } from './containers/limit.ts';
import { ArtifactError } from './error.ts';
import { importsOf } from './imports.ts';
import { unwrap } from './joblib.ts';
import { describeObject } from './object.ts';
import { type Pickle, readPickle } from './pickle/machine.ts';

/** A file that counts by its bytes alone. */
export const UNKNOWN: Artifact = {
  format: 'unknown',
  class: null,
  library: {},
  features: null,
  featureNames: null,
  role: 'unknown',
  scalers: [],
  unfitted: [],
  transform: null,
  fingerprint: null,
  imports: [],
  unsafe: [],
  error: null,
};

/**
 * What is in a pickle or a joblib file, told by its bytes. It never throws: a file that is broken says so in `error`, as
 * a clause (`is empty`); a file of any other kind is `unknown`, without an error.
 */
export function readArtifact(bytes: Uint8Array): Artifact {
  if (bytes.length === 0) return { ...UNKNOWN, error: 'is empty' };
  // What is known before reading fails stays known.
  const artifact = { ...UNKNOWN };
  try {
    return read(bytes, artifact);
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

function read(bytes: Uint8Array, artifact: Artifact): Artifact {
  const unpacked = unwrap(bytes, unpackedLimit(bytes.length));
  if (isPickle(unpacked.bytes)) {
    artifact.format = unpacked.compressor === null ? 'pickle' : 'joblib';
    return readObject(readPickle(unpacked.bytes), unpacked.bytes, artifact);
  }
  if (unpacked.compressor !== null) return artifact;
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

/**
 * How torch began its files before they were zip archives: a pickle of this number, and more pickles after
 * it.
 */
const TORCH_MAGIC = 0x1950a86a20f9469cfc6cn;

function readObject(pickle: Pickle, bytes: Uint8Array, artifact: Artifact): Artifact {
  const { root } = pickle;
  if (root === TORCH_MAGIC) return { ...UNKNOWN };
  if (pickle.joblib) artifact.format = 'joblib';
  Object.assign(artifact, importsOf(pickle));
  return describeObject(artifact, root, pickle.end === bytes.length);
}
