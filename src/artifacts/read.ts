import type { Artifact } from './artifact.ts';
import { unpackedLimit } from './containers/limit.ts';
import { ArtifactError } from './error.ts';
import { addHidden, importsAsPickle } from './hidden-pickle.ts';
import { importsOf } from './imports.ts';
import { unwrap } from './joblib.ts';
import { describeObject } from './object.ts';
import { BOUNDS, type Bounds } from './pickle/bounds.ts';
import { type Pickle, readPickle } from './pickle/machine.ts';
import { listed, type Names, newNames } from './pickle/names.ts';

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
  // What is known before reading fails stays known, and so does what was named: Python runs each opcode as it comes.
  const artifact = { ...UNKNOWN };
  const names = newNames();
  try {
    return read(bytes, artifact, names);
  } catch (error) {
    const found = importsOf({ globals: listed(names) });
    if (!(error instanceof ArtifactError && error.unsupported))
      return { ...artifact, ...found, role: 'unknown', error: messageOf(error) };
    return found.unsafe.length === 0 ? { ...UNKNOWN } : { ...UNKNOWN, format: artifact.format, ...found };
  }
}

/** Why a reader failed, as a clause. */
export function messageOf(error: unknown): string {
  if (error instanceof ArtifactError) return error.message;
  if (error instanceof RangeError) return 'is nested too deeply, or too large, to be read';
  return `could not be read: ${error instanceof Error ? error.message : String(error)}`;
}

function read(packed: Uint8Array, artifact: Artifact, names: Names): Artifact {
  const { bytes, compressor } = unwrap(packed, unpackedLimit(packed.length));
  const bounds = boundsFor(bytes.length - packed.length);
  const isNew = isPickle(bytes);
  if (isNew) artifact.format = compressor === null ? 'pickle' : 'joblib';
  const pickle = isNew ? readPickle(bytes, bounds, names) : tryOldPickle(bytes, bounds, names);
  if (pickle === null) return artifact;
  artifact.format = compressor === null ? 'pickle' : 'joblib';
  return readObject(pickle, bytes, artifact);
}

/** What was unpacked and the values made of it share the memory that there is beside the file. */
function boundsFor(unpacked: number): Bounds {
  return { ...BOUNDS, memory: Math.max(BOUNDS.memory - Math.max(unpacked, 0), BOUNDS.memory / 3) };
}

/** Protocol 2 and newer begin with PROTO and their number. */
function isPickle(bytes: Uint8Array): boolean {
  const [first, protocol = 0] = bytes;
  return first === 0x80 && protocol <= 5;
}

/**
 * Protocols 0 and 1 have no mark: what reads to its end as a pickle is one. So is what would run code, wherever it breaks
 * or ends.
 */
function tryOldPickle(bytes: Uint8Array, bounds: Bounds, names: Names): Pickle | null {
  const runs = () => importsAsPickle(bytes).unsafe.length > 0;
  try {
    const pickle = readPickle(bytes, bounds, names);
    return pickle.end === bytes.length || runs() ? pickle : null;
  } catch (error) {
    if (error instanceof ArtifactError && !runs()) return null;
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
  Object.assign(artifact, addHidden(importsOf(pickle), importsAsPickle(bytes, pickle.end)));
  return describeObject(artifact, root, pickle.end === bytes.length);
}
