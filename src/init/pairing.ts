import { posix } from 'node:path';
import { list } from '../rules/words.ts';
import { matchCopies, matchedTwin } from './copies.ts';
import { count } from './features.ts';
import { type Match, matchPlace } from './match.ts';
import { byFolder, matchNeighbours } from './neighbours.ts';
import type { Piece, Pieces } from './pieces.ts';
import type { Undecided } from './proposal.ts';

/** Models that were trained together, the scalers they go with, and the evidence. */
export interface Pairing {
  models: Piece[];
  scalers: Piece[] | 'embedded';
  why: string;
}

/** Finds the pairs among the pieces: in each folder, by copies in other folders, and between folders next to each other. */
export function pairUp({ models, embedded, scalers }: Pieces): {
  pairings: Pairing[];
  undecided: Undecided[];
} {
  const against = new Map<string, string>();
  const matches: Match[] = [];
  const scalersIn = byFolder(scalers);
  for (const [folder, inFolder] of byFolder(models)) {
    const place = matchPlace(inFolder, scalersIn.get(folder) ?? [], { onlyCounts: true });
    matches.push(...place.matches);
    for (const [path, why] of place.against) against.set(path, why);
  }
  matches.push(...matchCopies(models, scalers, matches));

  const modelsIn = byFolder(models);
  const lonelyModels = models.filter(({ folder }) => !scalersIn.has(folder));
  const lonelyScalers = scalers.filter(({ folder }) => !modelsIn.has(folder));
  const neighbours = matchNeighbours(lonelyModels, lonelyScalers);
  matches.push(...neighbours.matches);
  for (const [path, why] of neighbours.against) against.set(path, why);

  const matched = new Set(matches.flatMap((match) => [match.model, ...match.scalers]));
  const undecided = [
    ...models
      .filter((model) => !matched.has(model))
      .map((model) => openModel(model, scalersIn, matches, against)),
    ...scalers.filter((scaler) => !matched.has(scaler)).map((scaler) => openScaler(scaler, modelsIn)),
  ];
  return { pairings: [...together(matches), ...embedded.map(withItsScaler)], undecided };
}

/**
 * One pair for each model that is trained by itself, even where several share a scaler: each can then be sealed when
 * it is retrained, and no two people edit one lock. Files of one trained model (formats, shards, folds) are one pair.
 */
function together(matches: readonly Match[]): Pairing[] {
  const pairings = new Map<string, Pairing>();
  for (const { model, scalers, why } of matches) {
    const sorted = [...scalers].sort(byWidth);
    const key = JSON.stringify([model.family, sorted.map(({ path }) => path)]);
    const known = pairings.get(key);
    if (known) known.models = [...known.models, model].sort(byPath);
    else pairings.set(key, { models: [model], scalers: sorted, why });
  }
  return [...pairings.values()];
}

function withItsScaler(model: Piece): Pairing {
  const names = model.artifact?.scalers.map((scaler) => scaler.class.split('.').at(-1) ?? '') ?? [];
  const held = names.length > 0 ? list([...new Set(names)]) : 'preprocessing';
  return {
    models: [model],
    scalers: 'embedded',
    why: `${posix.basename(model.path)} holds its scaler: ${held}`,
  };
}

function openModel(
  model: Piece,
  scalersIn: Map<string, Piece[]>,
  matches: readonly Match[],
  against: Map<string, string>,
): Undecided {
  const { path, folder } = model;
  const twin = matchedTwin(model, matches);
  if (twin) {
    const why = `is byte for byte ${twin.model.path}, which goes with ${list(twin.scalers.map((scaler) => scaler.path))}`;
    return { path, why };
  }
  const beside = scalersIn.get(folder) ?? [];
  const reason = against.get(path);
  if (reason !== undefined) return { path, why: reason };
  if (beside.length === 0)
    return { path, why: 'no scaler that fits lies beside it or in a folder next to it' };
  const widths = beside.map((scaler) => scaler.features);
  if (model.features !== null && widths.every((width) => width !== null && width !== model.features)) {
    return {
      path,
      why: `takes ${count(model.features)}, and what lies beside it scales ${list(widths.map(String))}`,
    };
  }
  const names = list(beside.map((scaler) => posix.basename(scaler.path)));
  return {
    path,
    why: `nothing says which scaler it was trained with; beside it ${beside.length === 1 ? 'is' : 'are'} ${names}`,
  };
}

function openScaler({ path, folder }: Piece, modelsIn: Map<string, Piece[]>): Undecided {
  const beside = modelsIn.get(folder) ?? [];
  if (beside.length === 0)
    return { path, why: 'no model that fits lies beside it or in a folder next to it' };
  return { path, why: 'nothing says which of the models beside it was trained with it' };
}

/** The lock is named after the first scaler: the one of most features, of the inputs and not of the target. */
function byWidth(a: Piece, b: Piece): number {
  return (b.features ?? 0) - (a.features ?? 0) || a.path.length - b.path.length || byPath(a, b);
}

function byPath(a: Piece, b: Piece): number {
  return a.path < b.path ? -1 : 1;
}
