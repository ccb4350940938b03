import { readdirSync, rmSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { BUILD } from '../version.ts';
import { folderIn } from './store.ts';

/** Has V8 keep what it compiles from here on. Node can do that from 22.1 on; where the folder may not be written, it does not. */
export function keepCompiled(commonDir: string): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(join(folderIn(commonDir, 'compiled'), BUILD));
}

/** Removes what builds before this one had V8 keep. */
export function dropOldCompiled(commonDir: string): void {
  try {
    const folder = folderIn(commonDir, 'compiled');
    for (const build of readdirSync(folder)) {
      if (build !== BUILD) rmSync(join(folder, build), { recursive: true, force: true });
    }
  } catch {
    // There is none, or it may not be written.
  }
}
