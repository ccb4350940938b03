import type { FolderFiles } from '../folder-format.ts';

/** Whether a folder is a model that MLflow saved. */
export function isMlflowFolder(files: FolderFiles): boolean {
  return files.has('MLmodel');
}
