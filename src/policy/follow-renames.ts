import type { PairPolicy, References } from '../generated/policy.ts';
import type { LoadedPolicy } from './load.ts';

/**
 * A policy as it reads when the files it names have moved: every plain path that the change renamed is the new one.
 * So a policy that only follows a renamed folder does not count as another policy.
 */
export function followRenames(loaded: LoadedPolicy, renamedTo: ReadonlyMap<string, string>): LoadedPolicy {
  const moved = (path: string): string => renamedTo.get(path) ?? path;
  const movedReference = (reference: string): string => {
    const hash = reference.indexOf('#');
    return hash < 0 ? reference : moved(reference.slice(0, hash)) + reference.slice(hash);
  };
  const pairs = Object.entries(loaded.policy.pairs).map(([name, pair]): [string, PairPolicy] => [
    name,
    {
      ...pair,
      model: each(pair.model, moved),
      scaler: each(pair.scaler, moved),
      ...(pair.lock === undefined ? {} : { lock: moved(pair.lock) }),
      ...(pair.training === undefined ? {} : { training: eachReference(pair.training, movedReference) }),
      ...(pair.inference === undefined ? {} : { inference: eachReference(pair.inference, movedReference) }),
    },
  ]);
  return { ...loaded, policy: { ...loaded.policy, pairs: Object.fromEntries(pairs) } };
}

function each(paths: PairPolicy['model'], map: (path: string) => string): PairPolicy['model'] {
  if (typeof paths === 'string') return map(paths);
  const [first, ...rest] = paths;
  return [map(first), ...rest.map(map)];
}

function eachReference(references: References, map: (reference: string) => string): References {
  if (typeof references === 'string' || Array.isArray(references)) return each(references, map);
  return Object.fromEntries(Object.entries(references).map(([name, reference]) => [name, map(reference)]));
}
