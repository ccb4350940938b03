import type { Pair } from '../policy/pairs.ts';

/** `a`, `a and b`, `a, b and 3 more`: never a list that fills the screen. */
export function list(items: readonly string[], most = 3): string {
  if (items.length <= 1) return items.join('');
  const shown = items.length > most ? items.slice(0, most - 1) : items.slice(0, -1);
  const rest = items.length - shown.length;
  return `${shown.join(', ')} and ${rest === 1 ? items.at(-1) : `${rest} more`}`;
}

/** The command that seals a pair, its name quoted for a shell where it needs to be. */
export function sealCommand(pair: Pick<Pair, 'name'>): string {
  return `scalerlock seal ${shellWord(pair.name)}`;
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The first hex digits of a hash, enough to tell two apart. */
export function short(hash: string): string {
  return hash.startsWith('sha256:') ? `sha256:${hash.slice(7, 19)}` : hash.slice(0, 12);
}

/** Why an artifact cannot be read, as its reader says it without a subject (`is empty`), for after a colon. */
export function asSentence(error: string): string {
  return /^(is|has|holds|lies) /.test(error) ? `it ${error}` : error;
}
