import { isAbsolute, relative, sep } from 'node:path';

/** A path as a person reads it: from `root` where it is inside, with forward slashes; else as it is. */
export function pathFrom(root: string, path: string): string {
  const way = relative(root, path);
  const isOutside = way === '' || way.startsWith('..') || isAbsolute(way);
  return isOutside ? path : way.replaceAll(sep, '/');
}
