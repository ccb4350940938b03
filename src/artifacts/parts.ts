import { createHash } from 'node:crypto';
import { ArtifactError } from './error.ts';
import type { Source } from './formats/format.ts';

/** A file beside an artifact in which its format keeps some of what the artifact is. */
export interface Part {
  name: string;
  sha256: string;
  /** Bytes. */
  size: number;
}

/** What lies beside an artifact under a name; `bytes` is null where the content is not at hand (a pointer). */
export interface PartContent {
  sha256: string;
  size: number;
  bytes: Uint8Array | null;
}

/** What a reader asked of the files beside its artifact. */
export interface Parts {
  sibling: Source['sibling'];
  /** Whether a reader asked for anything: then what was read depends on more than the file. */
  asked: () => boolean;
  /** The files that were there, by name. */
  list: () => Part[];
  /** Whether the content of all of them was at hand. */
  atHand: () => boolean;
}

/** More files than this no artifact is made of. */
const MOST = 64;

/** Keeps account of the files beside an artifact: whatever its reader looks at is a part of it. */
export function collectParts(read: (name: string) => Promise<PartContent | null>): Parts {
  const known = new Map<string, PartContent | null>();
  const there = (): [string, PartContent][] =>
    [...known].filter((entry): entry is [string, PartContent] => entry[1] !== null);

  async function contentOf(name: string): Promise<PartContent | null> {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST) throw new ArtifactError(`names more than ${MOST} files beside it`);
    const content = isOneName(name) ? await read(name) : null;
    known.set(name, content);
    return content;
  }

  return {
    sibling: async (name) => (await contentOf(name))?.bytes ?? null,
    asked: () => known.size > 0,
    list: () =>
      there()
        .map(([name, { sha256, size }]) => ({ name, sha256, size }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    atHand: () => there().every(([, { bytes }]) => bytes !== null),
  };
}

/** A name in the same folder, never a path out of it. */
function isOneName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[/\\\0]/.test(name) && name !== '.' && name !== '..';
}

/**
 * What an artifact of several files is told apart by: the sha256 of the files' own, one a line, its own first, then
 * those of its parts by name (`sha256sum scaler.json state.safetensors | cut -c1-64 | sha256sum`), and their sizes
 * together. An artifact that stands alone keeps its own.
 */
export function contentWithParts(
  own: { sha256: string; size: number },
  parts: readonly Part[],
): { sha256: string; size: number } {
  if (parts.length === 0) return { sha256: own.sha256, size: own.size };
  const lines = [own, ...parts].map(({ sha256 }) => `${sha256}\n`).join('');
  const size = parts.reduce((sum, part) => sum + part.size, own.size);
  return { sha256: createHash('sha256').update(lines).digest('hex'), size };
}
