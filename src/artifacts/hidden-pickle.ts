import { ArtifactError } from './error.ts';
import { type Imports, importsOf } from './imports.ts';
import { BOUNDS } from './pickle/bounds.ts';
import { readPickle } from './pickle/machine.ts';
import { listed, newNames } from './pickle/names.ts';

/** More pickles than this one behind the other are not looked at. */
const MOST = 1000;

/**
 * What would run where these bytes are unpickled, whatever they are besides: a file may be a sound one of another format
 * and a pickle as well, and pickles may follow behind the first one. A pickle that breaks has run by then what stood before,
 * so that is listed too. Bytes that are no pickle end at the first one or two.
 */
export function importsAsPickle(bytes: Uint8Array, from = 0): Imports {
  const names = newNames();
  let at = from;
  try {
    for (let count = 0; count < MOST && at < bytes.length; count++)
      at = readPickle(bytes, BOUNDS, names, at).end;
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
  }
  return importsOf({ globals: listed(names) });
}

/** Adds what would run to what is known of an artifact; names of which none would run are no sign of a pickle. */
export function addHidden<T extends Partial<Imports>>(artifact: T, hidden: Imports): T {
  if (hidden.unsafe.length === 0) return artifact;
  const known = new Set(artifact.unsafe);
  const isNew = hidden.unsafe.map((name) => !known.has(name));
  const knownAt = artifact.unsafeAt ?? (known.size === 0 ? [] : null);
  return {
    ...artifact,
    imports: [...new Set([...(artifact.imports ?? []), ...hidden.imports])],
    unsafe: [...known, ...hidden.unsafe.filter((_, index) => isNew[index])],
    // Of names that stand elsewhere in the format there are no offsets.
    unsafeAt:
      knownAt === null ? undefined : [...knownAt, ...hidden.unsafeAt.filter((_, index) => isNew[index])],
  };
}
