import type { Transform } from '../../../generated/lock.ts';
import { ArtifactError } from '../../error.ts';
import { type Found, scalersIn } from './scalers.ts';
import type { JsonValue } from './values.ts';

/** A scaler's transform, or several ones side by side with where they sit. */
export function together(found: readonly Found[]): Transform | null {
  const [first, second] = found;
  if (!first) return null;
  if (!second) return first.transform;
  return {
    kind: 'branches',
    branches: found.map(({ path, transform }) => ({ columns: path, transform })),
  };
}

/** The same for a value that is no JSON but has its shapes; null also where it cannot be read in one way only. */
export function transformWrittenOut(value: JsonValue): Transform | null {
  try {
    return together(scalersIn(value));
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}
