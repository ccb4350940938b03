import type { Transform } from '../generated/lock.ts';
import { fingerprint } from '../transform/fingerprint.ts';
import type { Artifact, FittedScaler } from './artifact.ts';
import { ArtifactError } from './error.ts';
import { columnsByFeature, columnsOf, declaredNames } from './json-columns.ts';
import { interpret, type JsonScaler } from './json-scaler.ts';
import { entry, isObject, type JsonObject, type JsonValue } from './json-values.ts';

/** Above this a JSON file counts by its bytes alone. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Whether the bytes may be JSON: an object or a list, after white space and a byte order mark. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = startsWithMark(bytes) ? 3 : 0;
  for (let at = start; at < bytes.length && at < 4096; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b || byte === 0x5b) return true;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return false;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Parses JSON (RFC 8259, UTF-8). Throws an ArtifactError. */
export function parseJson(bytes: Uint8Array): JsonValue {
  if (bytes.length > MAX_BYTES) throw new ArtifactError('is too large for JSON', { unsupported: true });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ArtifactError('is not JSON: it is not valid UTF-8', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ArtifactError(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * What is in a JSON document. Throws an ArtifactError where it holds a scaler that cannot be read in one way
 * only.
 */
export function jsonArtifact(document: JsonValue): Artifact {
  const found = scalersIn(document);
  const [first] = found;
  const transform = together(found);
  return {
    format: 'json',
    class: null,
    library: {},
    features: first ? first.scaler.transform.scale.length : null,
    featureNames: first?.scaler.transform.features ?? null,
    role: first ? 'scaler' : isModel(document) ? 'model' : 'other',
    scalers: found.map(fitted),
    transform,
    fingerprint: transform && fingerprint(transform),
    imports: [],
    unsafe: [],
    error: null,
  };
}

/** Models of libraries that write them as JSON: XGBoost, LightGBM, CatBoost, Keras (the architecture). */
function isModel(document: JsonValue): boolean {
  if (!isObject(document)) return false;
  const has = (key: string) => isObject(entry(document, key)) || Array.isArray(entry(document, key));
  return (
    has('learner') ||
    has('tree_info') ||
    has('oblivious_trees') ||
    (has('config') && entry(document, 'class_name') !== undefined)
  );
}

function fitted({ path, scaler }: Found): FittedScaler {
  const { parameters, transform } = scaler;
  return { path, class: 'json', parameters, transform, fingerprint: fingerprint(transform) };
}

/** A scaler's transform, or several ones side by side with where they sit. */
function together(found: Found[]): Transform | null {
  const [first, second] = found;
  if (!first) return null;
  if (!second) return first.scaler.transform;
  return {
    kind: 'branches',
    branches: found.map(({ path, scaler }) => ({ columns: path, transform: scaler.transform })),
  };
}

/**
 * The same for a value that is no JSON but has its shapes; null also where it cannot be read in one way only.
 */
export function transformWrittenOut(value: JsonValue): Transform | null {
  try {
    return together(scalersIn(value));
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}

interface Found {
  path: string;
  scaler: JsonScaler;
}

/** The scaler that the document is, else those that its entries are. */
function scalersIn(document: JsonValue): Found[] {
  if (!isObject(document)) return [];
  const whole = scalerOf(document, null);
  if (whole) return [{ path: '', scaler: whole }];
  return Object.entries(document).flatMap(([key, value]): Found[] => {
    const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const scaler = isObject(value) ? at(path, () => scalerOf(value, document)) : null;
    return scaler ? [{ path, scaler }] : [];
  });
}

/** Says in which entry a mistake is. */
function at<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArtifactError)
      throw new ArtifactError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

function scalerOf(object: JsonObject, around: JsonObject | null): JsonScaler | null {
  const columns = columnsOf(object, declaredNames(object)) ?? columnsByFeature(object, declaredNames(object));
  const scaler = columns && interpret(columns, object);
  if (!scaler || !around || scaler.transform.features) return scaler;
  const names = declaredNames(around);
  const matches = names?.names.length === scaler.transform.scale.length;
  return matches ? { ...scaler, transform: { ...scaler.transform, features: names?.names ?? null } } : scaler;
}
