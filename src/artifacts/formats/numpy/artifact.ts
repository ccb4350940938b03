import type { Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { toReal } from '../../../transform/real.ts';
import type { Artifact, FittedScaler } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import { type Found, scalersIn } from '../json/scalers.ts';
import { together } from '../json/together.ts';
import type { JsonValue } from '../json/values.ts';

/** What arrays by their names say: the scalers in the shapes and under the words of JSON ones, else nothing. */
export function arraysArtifact(document: JsonValue, format: 'npy' | 'npz'): Artifact {
  const found = scalersIn(document);
  const transform = together(found);
  const [first] = found;
  return {
    ...UNKNOWN,
    format,
    class: format === 'npy' ? 'numpy.ndarray' : null,
    features: first ? countOf(first.transform) : null,
    featureNames: first && 'features' in first.transform ? first.transform.features : null,
    role: first ? 'scaler' : 'other',
    scalers: found.map((each) => fitted(each, format)),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

function fitted({ path, parameters, transform }: Found, format: string): FittedScaler {
  const plain = Object.entries(parameters).map(([key, value]): [string, Plain] => [key, finite(value)]);
  return {
    path,
    class: format,
    parameters: Object.fromEntries(plain),
    transform,
    fingerprint: fingerprint(transform),
  };
}

/** Arrays hold NaN and infinities, which JSON lacks. */
function finite(value: Plain): Plain {
  if (typeof value === 'number') return toReal(value);
  return Array.isArray(value) ? value.map(finite) : value;
}

function countOf(transform: Transform): number | null {
  if (transform.kind === 'affine') return transform.scale.length;
  const [first] = transform.kind === 'table' ? Object.values(transform.tables) : [];
  return Array.isArray(first) ? first.length : null;
}
