import type { FolderFiles } from '../folder-format.ts';

/** Where the one line of JSON is that says what a folder of Spark ML holds; from Spark 4.1 on its name ends in an id. */
const METADATA = /^metadata\/part-00000[^/]*$/;

/** Whether a folder is one that Spark ML wrote. */
export function isSparkFolder(files: FolderFiles): boolean {
  for (const name of files.keys()) if (METADATA.test(name)) return true;
  return false;
}
