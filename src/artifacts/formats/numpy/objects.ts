import { ArtifactError } from '../../error.ts';
import { type Imports, importsOf } from '../../imports.ts';
import { readPickle } from '../../pickle/machine.ts';

/**
 * What loading an array of objects would import: numpy keeps them as a pickle. It is read for its names alone; the objects
 * are not looked at. Nothing where the pickle is broken.
 */
export function importsOfObjects(pickle: Uint8Array): Imports {
  try {
    return importsOf(readPickle(pickle));
  } catch (error) {
    if (error instanceof ArtifactError) return { imports: [], unsafe: [], unsafeAt: [] };
    throw error;
  }
}

/** What is said of objects where numbers are wanted. */
export const REFUSED = 'which numpy loads only by unpickling: they are refused';
