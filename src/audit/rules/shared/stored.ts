import type { FileName } from '../../file-name.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { dataOf } from './look-up.ts';

/**
 * Where the rows that go into a place were stored by other code, and by that alone: what it read is the very file that is written
 * there. Nothing is known where two write it, or where only the ends of two paths are the same.
 */
export function storedFor(map: ProjectMap, place: Place): Place[] {
  const read = dataOf(map, place)?.readFrom ?? [];
  return read.flatMap((file) => {
    const [save, ...others] = placesOf(map, ['save']).filter((one) => isSameFile(one, file, place));
    return save && others.length === 0 && save.site.path !== place.site.path ? [save] : [];
  });
}

/** Whether a save writes what is read: where code is run from is not known, so of two folders the one must be in the other. */
function isSameFile(save: Place, file: FileName, reader: Place): boolean {
  const written = save.file;
  if (!written?.known || save.side.side === 'test') return false;
  if (!written.candidates.some((path) => file.candidates.includes(path))) return false;
  const [one, other] = [folderOf(save.site.path), folderOf(reader.site.path)];
  if (one === other) return true;
  // A path by `__file__` is one wherever it is asked for.
  const isOnePath = written.candidates.length === 1 && file.candidates.length === 1;
  const isNamedByFolder = written.text?.includes('/') && file.text?.includes('/');
  return isNamedByFolder === true && (isOnePath || one.startsWith(other) || other.startsWith(one));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
