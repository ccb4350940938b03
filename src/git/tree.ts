import type { Problem } from '../problem.ts';
import type { Pointer } from './pointer.ts';
import type { StoredObject } from './stores.ts';

/** What git holds at a path. A link is judged as a link, never followed. A folder is one that DVC keeps. */
export type EntryKind = 'file' | 'link' | 'submodule' | 'folder';

/** A file or folder that a tree has by name only: a pointer file at another path says which content is meant. */
export interface Output {
  pointer: Pointer;
  /** The pointer file. */
  namedBy: string;
  /** Why it cannot be read. */
  error: string | null;
}

export interface TreeEntry {
  kind: EntryKind;
  /**
   * What tells this content from others: the blob's id, of an output what its pointer says. Null where neither is known (a
   * changed file of the work tree).
   */
  oid: string | null;
  /** The file may be run; left out where it may not. */
  executable?: true;
  /** Of what git itself does not have: DVC's outputs. */
  output?: Output;
}

/** The content of one file of a tree, read in chunks in the order of the file. */
export interface Blob {
  path: string;
  /** Bytes. */
  size: number;
  chunks: AsyncIterable<Uint8Array>;
  /** Of a file that was only to be hashed: its hashes in lowercase hex. There is nothing in its chunks then. */
  hashed?: { sha256: string; md5: string | null };
}

/** Which contents nobody wants to hold. A tree that has them as files may have other threads hash them, some at a time. */
export interface HashOnly {
  /** Those of more bytes than this. */
  above: number;
  /** Whether their md5 is wanted beside their sha256. */
  md5: boolean;
  /** Called while threads hash them, with how many more bytes of a file are done. Of other contents the chunks tell. */
  onProgress?: ((progress: { path: string; bytes: number }) => void) | undefined;
}

/** One state of the repository: the index, a commit or the work tree. */
export interface Tree {
  /** What a report calls it: a commit's id, `index` or `worktree`. */
  readonly label: string;
  /**
   * Every path of the tree, with forward slashes from the repository root; untracked files of a work tree too, ignored ones not.
   * With them the outputs of DVC, at the paths that its pointer files name; a folder of it with a `/` at its end.
   */
  entries(): Promise<ReadonlyMap<string, TreeEntry>>;
  /**
   * The contents of the given files, in the given order, one at a time: read a blob before you ask for the next. That of a
   * link is what it says. A path that is neither, or an output, is an error of the caller.
   */
  blobs(paths: readonly string[], hashOnly?: HashOnly): AsyncIterable<Blob>;
  /** The files of this clone that may hold what a pointer at a path stands for, to be checked by its hash. A tree without it has none. */
  objects?(pointer: Pointer, path: string): AsyncIterable<StoredObject>;
  /**
   * The tree of a submodule's recorded commit (in a work tree, the files on disk), closed with this one. A tree without
   * it knows none of its submodules.
   */
  submodule?(path: string): Promise<Tree | MissingSubmodule>;
  /** Why nothing is known of a path: it lies in a submodule that is not at hand. A tree without it knows all of its paths. */
  unknown?(path: string): Problem | null;
  close(): Promise<void>;
}

/** A submodule that is not at hand. */
export interface MissingSubmodule {
  /** The recorded commit, where it is that which this clone lacks; null where it has nothing of the submodule. */
  lacks: string | null;
}

type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed';

/** One path that differs between two trees. */
export interface ChangedFile {
  status: FileStatus;
  path: string;
  /** The path at the base, of a renamed file. */
  from: string | null;
}

/** Two trees and the paths that differ. */
export interface Change {
  /** Null where there is nothing to compare with: a repository without commits. */
  base: Tree | null;
  head: Tree;
  files: readonly ChangedFile[];
}
