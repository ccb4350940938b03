import { posix } from 'node:path';

/**
 * The folders of a tree that are clearly one artifact by the names in them, the outermost only: those that MLflow saved
 * (with an `MLmodel`), and those that Spark ML saved (with `metadata/part-00000…`).
 */
export function artifactFolders(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    const folder = folderMarkedBy(path);
    if (folder !== null && folder !== '.') folders.add(folder);
  }
  const isInner = (folder: string): boolean => foldersAbove(folder).some((outer) => folders.has(outer));
  return new Set([...folders].filter((folder) => !isInner(folder)));
}

/** The artifact folder that a path lies in; null where it is in none. */
export function artifactFolderOf(path: string, folders: ReadonlySet<string>): string | null {
  return foldersAbove(path).find((folder) => folders.has(folder)) ?? null;
}

/** Spark names the line with the class `part-00000`, from 4.1 on with an id after it. */
const SPARK_METADATA = /(?:^|\/)metadata\/part-00000[^/]*$/;

function folderMarkedBy(path: string): string | null {
  if (posix.basename(path) === 'MLmodel') return posix.dirname(path);
  return SPARK_METADATA.test(path) ? posix.dirname(posix.dirname(path)) : null;
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) folders.push(folder);
  return folders;
}
