import type { Artifact, Format } from '../artifact.ts';

/** What a reader gets: the file's bytes, and a way to the files beside it where a format keeps its numbers there. */
export interface Source {
  /** From the repository root, or as the user named it; only for messages and for what bytes cannot tell. */
  path: string;
  bytes: Uint8Array;
  /** The bytes of a file in the same folder; null where there is none. The name is one name, never a path. */
  sibling: (name: string) => Promise<Uint8Array | null>;
}

/**
 * A reader of one format. It throws `ArtifactError` for a broken file, with the offset where there is one; with
 * `unsupported: true` where the file is sound and of a kind that is not read, so that it counts by its bytes alone.
 */
interface FormatReader {
  read: (source: Source) => Artifact | Promise<Artifact>;
}

/** How a format is told, and where its reader is: loaded only when such a file is met. */
export interface FormatEntry {
  format: Format;
  /** By the first bytes (and, where text has no mark, a cheap look); never by the name. Must not read the whole file. */
  matches: (bytes: Uint8Array) => boolean;
  load: () => Promise<FormatReader>;
}
