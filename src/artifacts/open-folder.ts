import type { Artifact } from './artifact.ts';
import { ArtifactError } from './error.ts';
import { isDropping } from './folder-identity.ts';
import type { FolderFiles } from './formats/folder-format.ts';
import { FOLDER_FORMATS } from './formats/folder-registry.ts';
import { messageOf, UNKNOWN } from './read.ts';

/**
 * What is in an artifact that is a folder, told by the names of its files. It never throws: a folder that is broken says
 * so in `error`, as a clause; one of a kind that is not read is `unknown`, without an error.
 */
export async function openFolder(files: FolderFiles, path: string): Promise<Artifact> {
  const sizes = new Map([...files].map(([name, { length }]) => [name, length]));
  if ([...sizes.keys()].every((name) => isDropping(name, sizes)))
    return { ...UNKNOWN, error: 'is a folder without content' };
  const entry = FOLDER_FORMATS.find(({ matches }) => matches(files));
  if (!entry) return { ...UNKNOWN };
  try {
    const reader = await entry.load();
    return await reader.read({ files, path });
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return { ...UNKNOWN };
    return { ...UNKNOWN, format: entry.format, error: messageOf(error) };
  }
}
