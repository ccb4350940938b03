import type { Artifact, Format } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { UNKNOWN } from '../../read.ts';
import type { JsonValue } from '../json/values.ts';

/** Gives the value at a path of keys; undefined where there is none. */
export type Look = (...keys: string[]) => JsonValue | undefined;

/** What a boosted model says of what goes in. */
export interface Booster {
  format: Format;
  class: string;
  library: Record<string, string>;
  features: number | null;
  names: string[] | null;
}

/** More features than this no model has; the number comes from the file. */
const MOST_FEATURES = 100_000_000;

export function boosterArtifact({ format, class: name, library, features, names }: Booster): Artifact {
  if (features !== null && (!Number.isInteger(features) || features < 0 || features > MOST_FEATURES))
    throw new ArtifactError(`says that it takes ${features} features`);
  if (names && features !== null && names.length !== features)
    throw new ArtifactError(`names ${names.length} features and takes ${features}`);
  return { ...UNKNOWN, format, class: name, library, features, featureNames: names, role: 'model' };
}

/** The texts of a list; null where there is no list, an empty one, or anything but texts in it. */
export function namesIn(value: JsonValue | undefined): string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const names = value.filter((item) => typeof item === 'string');
  return names.length === value.length ? names : null;
}
