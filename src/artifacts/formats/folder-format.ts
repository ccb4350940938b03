import type { Artifact, Format } from '../artifact.ts';

/** The files of an artifact that is a folder, by their names from the folder, with forward slashes. */
export type FolderFiles = ReadonlyMap<string, Uint8Array>;

/** What a reader of folders gets. */
export interface FolderSource {
  /** From the repository root, or as the user named it; only for messages. */
  path: string;
  files: FolderFiles;
}

/** A reader of one kind of folder; see `FormatReader` for what it throws. */
interface FolderReader {
  read: (source: FolderSource) => Artifact | Promise<Artifact>;
}

/** How a kind of folder is told, and where its reader is: loaded only when such a folder is met. */
export interface FolderEntry {
  format: Format;
  /** By the names of its files. */
  matches: (files: FolderFiles) => boolean;
  load: () => Promise<FolderReader>;
}
