import type { PairPolicy, References } from '../generated/policy.ts';
import type { LoadedPolicy } from './load.ts';
import { mapPaths, mapScalers } from './scaler-syntax.ts';

/**
 * A policy as it reads when the files and folders it names have moved: every plain path that the change renamed is the new one.
 * So a policy that only follows a renamed folder does not count as another policy.
 */
export function followRenames(loaded: LoadedPolicy, renamedTo: ReadonlyMap<string, string>): LoadedPolicy {
  const moved = (path: string): string => {
    const plain = path.replace(/\/+$/, '');
    return (renamedTo.get(plain) ?? plain) + path.slice(plain.length);
  };
  const movedReference = (reference: string): string => {
    const hash = reference.indexOf('#');
    return hash < 0 ? reference : moved(reference.slice(0, hash)) + reference.slice(hash);
  };
  const pairs = Object.entries(loaded.policy.pairs).map(([name, pair]): [string, PairPolicy] => [
    name,
    {
      ...pair,
      model: mapPaths(pair.model, moved),
      scaler: mapScalers(pair.scaler, moved),
      ...(pair.lock === undefined ? {} : { lock: moved(pair.lock) }),
      ...(pair.training === undefined ? {} : { training: eachReference(pair.training, movedReference) }),
      ...(pair.inference === undefined ? {} : { inference: eachReference(pair.inference, movedReference) }),
    },
  ]);
  return { ...loaded, policy: { ...loaded.policy, pairs: Object.fromEntries(pairs) } };
}

function eachReference(references: References, map: (reference: string) => string): References {
  if (typeof references === 'string' || Array.isArray(references)) return mapPaths(references, map);
  return Object.fromEntries(Object.entries(references).map(([name, reference]) => [name, map(reference)]));
}
