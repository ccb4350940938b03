import { importsAsPickle } from '../../hidden-pickle.ts';
import type { Imports } from '../../imports.ts';

/**
 * What loading an array of objects would import: numpy keeps them as a pickle. It is read for its names alone; the objects
 * are not looked at.
 */
export function importsOfObjects(pickle: Uint8Array): Imports {
  return importsAsPickle(pickle);
}

/** What is said of objects where numbers are wanted. */
export const REFUSED = 'which numpy loads only by unpickling: they are refused';
