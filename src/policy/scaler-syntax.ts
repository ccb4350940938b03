import type { Paths, Scalers } from '../generated/policy.ts';
import type { Side } from '../generated/report.ts';

/** One path of a pair's scaler as the policy writes it. */
export interface WrittenScaler {
  text: string;
  /** Null where the policy does not tell the sides apart. */
  side: Side | null;
  /** The key in a map of inference scalers, as `production`. */
  environment: string | null;
  /** From the field `scaler` to it: empty for a single text. */
  location: (string | number)[];
}

/** The scalers of one entry: one text, a list, or both sides, those of inference perhaps by environment. */
export function writtenScalers(scalers: Scalers): WrittenScaler[] {
  if (typeof scalers === 'string' || Array.isArray(scalers)) return each(scalers, null, null, []);
  const { training, inference } = scalers;
  const served =
    typeof inference === 'string' || Array.isArray(inference)
      ? each(inference, 'inference', null, ['inference'])
      : Object.entries(inference).flatMap(([environment, paths]) =>
          each(paths, 'inference', environment, ['inference', environment]),
        );
  return [...each(training, 'training', null, ['training']), ...served];
}

/** The same scalers with other paths. */
export function mapScalers(scalers: Scalers, map: (path: string) => string): Scalers {
  if (typeof scalers === 'string' || Array.isArray(scalers)) return mapPaths(scalers, map);
  const { training, inference } = scalers;
  const served =
    typeof inference === 'string' || Array.isArray(inference)
      ? mapPaths(inference, map)
      : Object.fromEntries(Object.entries(inference).map(([name, paths]) => [name, mapPaths(paths, map)]));
  return { training: mapPaths(training, map), inference: served };
}

/** The same paths, each mapped. */
export function mapPaths(paths: Paths, map: (path: string) => string): Paths {
  if (typeof paths === 'string') return map(paths);
  const [first, ...rest] = paths;
  return [map(first), ...rest.map(map)];
}

function each(
  paths: Paths,
  side: Side | null,
  environment: string | null,
  location: (string | number)[],
): WrittenScaler[] {
  if (typeof paths === 'string') return [{ text: paths, side, environment, location }];
  return paths.map((text, index) => ({ text, side, environment, location: [...location, index] }));
}
