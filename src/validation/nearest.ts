import { distance } from 'fastest-levenshtein';

/** Longer words are not compared: nobody mistypes so much, and the time grows with the product of the lengths. */
const longestWord = 100;

/**
 * The candidate that a mistyped word most likely meant, or null where none is near: at most one edit for each three
 * letters of the word, capitals not counted.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longestWord || wanted.length > longestWord) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
