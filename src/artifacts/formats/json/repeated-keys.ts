import { ArtifactError } from '../../error.ts';

/** A brace or a bracket, or a text, with the colon that makes a key of it. */
const TOKEN = /[{}[\]]|("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/gs;

/**
 * Refuses an object that has a key twice: parsers differ in which of the two they take. `text` must be JSON. Throws an
 * ArtifactError.
 */
export function refuseRepeatedKeys(text: string): void {
  // The keys of each object that is open; null for a list.
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, 1: quoted, 2: colon } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined && quoted !== undefined) {
      const key: string = JSON.parse(quoted);
      const keys = open.at(-1);
      if (keys?.has(key)) throw new ArtifactError(`has the key ${JSON.stringify(key)} twice`);
      keys?.add(key);
    }
  }
}
