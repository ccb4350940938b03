import type { Artifact } from '../../artifact.ts';
import type { Source } from '../format.ts';
import { arraysArtifact } from './artifact.ts';
import { documentOf, newBudget } from './document.ts';
import { readNpy } from './npy.ts';
import { importsOfObjects, REFUSED } from './objects.ts';

/**
 * Reads a lone `.npy` file: a structured array may be a scaler by the names of its fields; any other array says nothing of
 * what it is for. Objects are an error, with what loading them would import.
 */
export function read({ bytes }: Source): Artifact {
  const npy = readNpy(bytes);
  const artifact = arraysArtifact(npy.fields.length > 0 ? documentOf(npy, newBudget()) : null, 'npy');
  if (npy.objects === null) return artifact;
  const imports = importsOfObjects(npy.objects);
  return { ...artifact, ...imports, role: 'unknown', error: `holds objects, ${REFUSED}` };
}
