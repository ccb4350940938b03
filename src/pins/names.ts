import { posix } from 'node:path';

/** The kinds of file that pin libraries, told by their names. */
export const PIN_NAMES = {
  tomlLock: /^(uv|poetry)\.lock$/,
  pipfileLock: /^Pipfile\.lock$/,
  condaLock: /^(.*[-_.])?conda-lock\.ya?ml$/,
  requirements: /^([\w.-]*[-_.])?requirements([-_.][\w.-]*)?\.txt$/i,
  environment: /^(conda|env|environment)([-_.][\w.-]*)?\.ya?ml$/i,
  pyproject: /^pyproject\.toml$/,
} as const;

/** Of a list in a folder of lists, as `requirements/prod.txt`. */
const LISTS_FOLDER = /(^|\/)requirements\/[^/]+\.txt$/i;

/** Lists that are not for where the model is served. */
const NOT_SERVED =
  /(^|[-_./])(dev|develop|development|test|tests|testing|lint|docs?|train|training|notebooks?|jupyter|ci|build|bench|benchmarks?|experiments?)([-_.]|$)/i;

/** All of them end so; a tree has many paths. */
const ENDING = /\.(txt|lock|toml|ya?ml)$/i;

/** Whether a file pins libraries of what is served, by its name. */
export function isPinFile(path: string): boolean {
  if (!ENDING.test(path)) return false;
  const name = posix.basename(path);
  const isKnown = Object.values(PIN_NAMES).some((pattern) => pattern.test(name));
  return (isKnown || isInListsFolder(path)) && !NOT_SERVED.test(ownName(path));
}

/** The folder whose pins a file holds: a folder of lists stands for the folder around it. */
export function folderOfPins(path: string): string {
  const folder = posix.dirname(path);
  return isInListsFolder(path) ? posix.dirname(folder) : folder;
}

/** Whether a file lies in a folder of lists. */
export function isInListsFolder(path: string): boolean {
  return LISTS_FOLDER.test(path);
}

/** What a list is called, without its ending. */
export function ownName(path: string): string {
  return posix.basename(path).replace(/\.(txt|ya?ml)$/i, '');
}
