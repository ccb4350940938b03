import { posix } from 'node:path';
import type { Match } from './match.ts';
import { byFolder } from './neighbours.ts';
import type { Piece } from './pieces.ts';

/** So many copies of a file are looked at. */
const MOST_TWINS = 20;

/** Finds files by content. */
type ByContent = ReadonlyMap<string, readonly Piece[]>;

/**
 * Models that lie with a scaler in two folders, byte for byte: who copied one copied the other along. It counts only
 * where the copy of the model is not known to go with another scaler, and only where one scaler is left.
 */
export function matchCopies(
  models: readonly Piece[],
  scalers: readonly Piece[],
  matches: readonly Match[],
): Match[] {
  const matched = new Map(matches.map((match) => [match.model, match]));
  const scalersIn = byFolder(scalers);
  const modelCopies = byContent(models);
  const scalerCopies = byContent(scalers);
  return models.flatMap((model): Match[] => {
    if (matched.has(model)) return [];
    const found = (scalersIn.get(model.folder) ?? []).flatMap((scaler) => {
      const twin = twins(modelCopies, model).find((other) =>
        twins(scalerCopies, scaler).some(
          (copy) => copy.folder === other.folder && (matched.get(other)?.scalers.includes(copy) ?? true),
        ),
      );
      return twin ? [{ scaler, twin }] : [];
    });
    const [only, ...others] = found;
    if (!only || others.length > 0) return [];
    const files = `${posix.basename(model.path)} and ${posix.basename(only.scaler.path)}`;
    return [
      {
        model,
        scalers: [only.scaler],
        why: `${files} lie together in ${only.twin.folder === '.' ? 'the root' : only.twin.folder} too, byte for byte`,
      },
    ];
  });
}

/** A model with the same content that goes with a scaler, as an answer to where the scaler of this one may be. */
export function matchedTwin(model: Piece, matches: readonly Match[]): Match | null {
  if (model.sha256 === null) return null;
  return matches.find((match) => match.model !== model && match.model.sha256 === model.sha256) ?? null;
}

function byContent(pieces: readonly Piece[]): ByContent {
  const found = new Map<string, Piece[]>();
  for (const piece of pieces) {
    if (piece.sha256 === null) continue;
    const others = found.get(piece.sha256);
    if (others) others.push(piece);
    else found.set(piece.sha256, [piece]);
  }
  return found;
}

/** Copies in other folders; of very many, the first ones. */
function twins(byContent: ByContent, piece: Piece): Piece[] {
  const same = piece.sha256 === null ? [] : (byContent.get(piece.sha256) ?? []);
  return same.filter((other) => other.folder !== piece.folder).slice(0, MOST_TWINS);
}
