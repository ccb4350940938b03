import type { Format } from '../artifacts/artifact.ts';
import { libraryOf, promiseOf } from '../pins/libraries.ts';
import { normalizedName } from '../pins/pin.ts';
import { lockedScaler } from './changes.ts';
import type { ArtifactState, PairFacts } from './facts.ts';

/** A library whose version counts where a scaler is served. */
export interface ServedLibrary {
  /** By its normalized name on PyPI. */
  library: string;
  /** The version that saved the scaler. */
  version: string;
  scaler: string;
  format: Format;
}

/**
 * The libraries that saved the scalers which are served: all of a pair's, or those of its inference side where the policy
 * tells the sides apart. Of a scaler that is not at hand (a pointer), its lock says it.
 */
export function servedLibraries(facts: PairFacts): ServedLibrary[] {
  const { sides } = facts.pair;
  const isServed = (path: string): boolean => sides?.inference.some((one) => one.path === path) ?? true;
  const scalers = facts.head.scalers.filter(({ path }) => isServed(path));
  return scalers.flatMap((scaler): ServedLibrary[] => {
    const { format, library } = savedBy(scaler, facts);
    return Object.entries(library).flatMap(([name, version]): ServedLibrary[] => {
      const known = libraryOf(normalizedName(name));
      if (known === null || promiseOf(format, known) === 'any') return [];
      return [{ library: known, version, scaler: scaler.path, format }];
    });
  });
}

function savedBy(
  scaler: ArtifactState,
  { head }: PairFacts,
): { format: Format; library: Record<string, string> } {
  if (scaler.artifact) return scaler.artifact;
  const locked = lockedScaler(scaler.path, head);
  if (locked?.sha256 !== scaler.sha256) return { format: 'unknown', library: {} };
  return { format: locked.format as Format, library: locked.library };
}
