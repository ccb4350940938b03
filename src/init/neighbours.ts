import { sameWords } from './features.ts';
import { folderKeyOf } from './key-words.ts';
import { type Match, matchPlace } from './match.ts';
import type { Piece } from './pieces.ts';

/** What was found between folders. */
export interface NeighbourMatching {
  matches: Match[];
  against: Map<string, string>;
}

/**
 * Matches models in folders without scalers with scalers in folders without models that lie next to them:
 * `models/churn.pkl` and `artifacts/churn_scaler.pkl`, `models/churn/model.pkl` and `scalers/churn/scaler.pkl`.
 * A folder's name counts where it is not one that is everywhere.
 */
export function matchNeighbours(models: readonly Piece[], scalers: readonly Piece[]): NeighbourMatching {
  const result: NeighbourMatching = { matches: [], against: new Map() };
  const modelFolders = byFolder(models);
  const scalerFolders = byFolder(scalers);
  const hasOne = new Set(
    [...scalerFolders.keys()].filter((folder) => countNeighbours(folder, modelFolders) === 1),
  );

  for (const [folder, inFolder] of modelFolders) {
    const found = new Map<string, Match[]>();
    for (const [other, candidates] of scalerFolders) {
      if (!areNeighbours(folder, other)) continue;
      const [here, there] = tellingWords(folder, other);
      const matching = matchPlace(withWords(inFolder, here), withWords(candidates, there), {
        onlyCounts: hasOne.has(other) && sameWords(here, there),
      });
      for (const match of matching.matches)
        found.set(match.model.path, [...(found.get(match.model.path) ?? []), match]);
      for (const [path, why] of matching.against) result.against.set(path, why);
    }
    for (const [path, [match, ...rivals]] of found) {
      const model = inFolder.find((piece) => piece.path === path);
      if (!model || !match) continue;
      if (rivals.length > 0)
        result.against.set(path, `scalers in ${rivals.length + 1} folders fit it equally well`);
      else result.matches.push({ model, scalers: originals(match.scalers, scalers), why: match.why });
    }
  }
  return result;
}

function countNeighbours(folder: string, folders: ReadonlyMap<string, unknown>): number {
  return [...folders.keys()].filter((other) => areNeighbours(other, folder)).length;
}

/** Beside each other, one in the other, or the same path but for one folder on the way. */
function areNeighbours(a: string, b: string): boolean {
  const left = segments(a);
  const right = segments(b);
  if (left.length === right.length)
    return left.filter((segment, index) => segment !== right[index]).length === 1;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return long.length === short.length + 1 && short.every((segment, index) => segment === long[index]);
}

/** What the folders say in which the two paths differ. */
function tellingWords(a: string, b: string): [string[], string[]] {
  const left = segments(a);
  const right = segments(b);
  const differing = (own: string[], other: string[]): string[] =>
    own.filter((segment, index) => segment !== other[index]).flatMap(folderKeyOf);
  return [differing(left, right), differing(right, left)];
}

function segments(folder: string): string[] {
  return folder === '.' ? [] : folder.split('/');
}

function withWords(pieces: readonly Piece[], words: readonly string[]): Piece[] {
  const withThem = (key: readonly string[]): string[] => [...new Set([...words, ...key])];
  return pieces.map((piece) => ({ ...piece, key: withThem(piece.key), undated: withThem(piece.undated) }));
}

function originals(copies: readonly Piece[], pieces: readonly Piece[]): Piece[] {
  const paths = new Set(copies.map(({ path }) => path));
  return pieces.filter(({ path }) => paths.has(path));
}

/** The pieces of each folder, folders in order. */
export function byFolder(pieces: readonly Piece[]): Map<string, Piece[]> {
  const folders = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const others = folders.get(piece.folder);
    if (others) others.push(piece);
    else folders.set(piece.folder, [piece]);
  }
  return folders;
}
