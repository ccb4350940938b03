import type { Artifact } from '../../artifact.ts';
import { archiveLimit } from '../../containers/limit.ts';
import { openZip, type Zip } from '../../containers/zip.ts';
import { ArtifactError } from '../../error.ts';
import type { Imports } from '../../imports.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { quantityOf } from '../json/columns.ts';
import type { JsonValue } from '../json/values.ts';
import { arraysArtifact } from './artifact.ts';
import { documentOf, newBudget } from './document.ts';
import { type Npy, readNpy } from './npy.ts';
import { importsOfObjects, REFUSED } from './objects.ts';

/** Arrays larger than this are data, and not unpacked. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a `.npz` file: the scalers that its arrays are by their names, as in JSON. */
export function read({ bytes }: Source): Artifact {
  const zip = openZip(bytes, archiveLimit(bytes.length));
  const entries: [string, JsonValue][] = [];
  const budget = newBudget();
  const found: Imports = { imports: [], unsafe: [], unsafeAt: [] };
  let error: string | null = null;
  for (const { name, size } of zip.entries) {
    if (size > MAX_BYTES) continue;
    const key = name.replace(/\.npy$/, '');
    const npy = readEntry(zip, name);
    if (npy.objects === null) {
      entries.push([key, documentOf(npy, budget)]);
      continue;
    }
    takeImports(found, npy.objects);
    // Under a name that parameters have they are refused; elsewhere (names of features) they are passed over.
    if (quantityOf(key) !== undefined) error ??= `holds objects under "${key}", ${REFUSED}`;
  }
  if (error !== null) return { ...UNKNOWN, format: 'npz', ...unique(found), error };
  return { ...arraysArtifact(Object.fromEntries(entries), 'npz'), ...unique(found) };
}

/** An array of an archive, which fills its entry. Throws an ArtifactError with the entry's name. */
export function readEntry(zip: Zip, name: string): Npy {
  const bytes = zip.read(name);
  try {
    const npy = readNpy(bytes);
    if (npy.end !== bytes.length) throw new ArtifactError('holds more than its array');
    return npy;
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    const { unsupported } = error;
    throw new ArtifactError(`its entry ${JSON.stringify(name)} ${error.message}`, {
      unsupported,
      cause: error,
    });
  }
}

function takeImports(found: Imports, pickle: Uint8Array): void {
  const { imports, unsafe } = importsOfObjects(pickle);
  found.imports.push(...imports);
  found.unsafe.push(...unsafe);
}

function unique({ imports, unsafe }: Imports): Pick<Artifact, 'imports' | 'unsafe'> {
  return { imports: [...new Set(imports)], unsafe: [...new Set(unsafe)] };
}
