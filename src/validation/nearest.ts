import { distance } from 'fastest-levenshtein';

/** Longer words are not compared: nobody mistypes so much, and the time grows with the product of the lengths. */
const longestWord = 100;

/**
 * The candidate that a mistyped word most likely meant, or null where none is near: at most one edit for each three
 * letters of the word, capitals not counted; two neighbours swapped are one edit.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longestWord || wanted.length > longestWord) continue;
    const near = candidate.toLowerCase();
    const edits = areSwapped(wanted, near) ? 1 : distance(wanted, near);
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** Whether the words differ by two neighbouring letters that changed places: what fast fingers do most. */
function areSwapped(a: string, b: string): boolean {
  const first = [...a].findIndex((letter, index) => letter !== b[index]);
  if (a.length !== b.length || first < 0) return false;
  return a.slice(0, first) + (a[first + 1] ?? '') + (a[first] ?? '') + a.slice(first + 2) === b;
}
