import type { FolderEntry } from './folder-format.ts';
import { isMlflowFolder } from './mlflow/matches.ts';
import { isSparkFolder } from './spark/matches.ts';

/** The kinds of folders that have a reader, asked in this order. */
export const FOLDER_FORMATS: readonly FolderEntry[] = [
  { format: 'mlflow', matches: isMlflowFolder, load: () => import('./mlflow/reader.ts') },
  { format: 'spark', matches: isSparkFolder, load: () => import('./spark/reader.ts') },
];
