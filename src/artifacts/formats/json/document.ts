import type { Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { toReal } from '../../../transform/real.ts';
import type { Artifact, FittedScaler } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import { type Found, scalersIn } from './scalers.ts';
import { together } from './together.ts';
import { entry, isObject, type JsonValue } from './values.ts';

/**
 * What is in a document of JSON's shapes, be it written as JSON or as YAML. Throws an ArtifactError where it holds a
 * scaler that cannot be read in one way only.
 */
export function documentArtifact(document: JsonValue, format: 'json' | 'yaml'): Artifact {
  const found = scalersIn(document);
  const [first] = found;
  const transform = together(found);
  const names = first && namesOf(first.transform);
  return {
    ...UNKNOWN,
    format,
    features: first ? countOf(first.transform) : null,
    featureNames: names ?? null,
    role: first ? 'scaler' : isKerasModel(document) ? 'model' : 'other',
    scalers: found.map((each) => fitted(each, format)),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** Keras writes a model's architecture as JSON. */
function isKerasModel(document: JsonValue): boolean {
  return (
    isObject(document) && isObject(entry(document, 'config')) && entry(document, 'class_name') !== undefined
  );
}

function fitted({ path, parameters, transform }: Found, format: string): FittedScaler {
  const written = Object.entries(parameters).map(([key, value]): [string, Plain] => [key, inJson(value)]);
  return {
    path,
    class: format,
    parameters: Object.fromEntries(written),
    transform,
    fingerprint: fingerprint(transform),
  };
}

/** YAML has numbers that JSON lacks. */
function inJson(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(inJson);
  return typeof value === 'number' ? toReal(value) : value;
}

function namesOf(transform: Transform): string[] | null {
  return 'features' in transform ? transform.features : null;
}

function countOf(transform: Transform): number | null {
  if (transform.kind === 'affine') return transform.scale.length;
  if (transform.kind !== 'table') return null;
  const [first] = Object.values(transform.tables);
  return Array.isArray(first) ? first.length : null;
}
