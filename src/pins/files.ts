import { posix } from 'node:path';
import { Problem } from '../problem.ts';
import { readCondaLock } from './conda-lock.ts';
import { readEnvironment } from './environment.ts';
import type { Requirements } from './pin.ts';
import { readPipfileLock } from './pipfile-lock.ts';
import { readPyproject } from './pyproject.ts';
import { readRequirements } from './requirements.ts';
import { readTomlLock } from './toml-lock.ts';

/** A kind of file that pins libraries, told by its name. */
interface PinFormat {
  name: RegExp;
  /** Of two files in one folder the lower counts: what is installed goes before what is asked for. */
  rank: number;
  read: (text: string) => Requirements;
}

const locks = (read: (text: string) => Requirements['pins']) => (text: string) => ({
  pins: read(text),
  includes: [],
});

const FORMATS: readonly PinFormat[] = [
  { name: /^(uv|poetry)\.lock$/, rank: 0, read: locks(readTomlLock) },
  { name: /^pylock([-_.][\w.-]+)?\.toml$/, rank: 0, read: locks((text) => readTomlLock(text, 'packages')) },
  { name: /^Pipfile\.lock$/, rank: 0, read: locks(readPipfileLock) },
  { name: /^(.*[-_.])?conda-lock\.ya?ml$/, rank: 0, read: locks(readCondaLock) },
  { name: /^([\w.-]*[-_.])?requirements([-_.][\w.-]*)?\.txt$/i, rank: 1, read: readRequirements },
  { name: /^(conda|env|environment)([-_.][\w.-]*)?\.ya?ml$/i, rank: 1, read: readEnvironment },
  { name: /^pyproject\.toml$/, rank: 2, read: locks(readPyproject) },
];

/** Of a list in a folder of lists, as `requirements/prod.txt`. */
const LISTS_FOLDER = /(^|\/)requirements\/[^/]+\.txt$/i;

/** Lists that are not for where the model is served. */
const NOT_SERVED =
  /(^|[-_./])(dev|develop|development|test|tests|testing|lint|docs?|train|training|notebooks?|jupyter|ci|build|bench|benchmarks?|experiments?)([-_.]|$)/i;

/** Lists that are. */
const SERVED =
  /(^|[-_./])(serve|serving|server|service|deploy|deployment|infer|inference|predict|prod|production|api|app|runtime)([-_.]|$)/i;

/** The formats' own limit: a lock file of 8 MB has some ten thousand packages. In bytes. */
const LARGEST = 8 * 1024 * 1024;
/** What people write by hand is parsed as a whole, and smaller. */
const LARGEST_LIST = 1024 * 1024;

/** All of them end so; a tree has many paths. */
const ENDING = /\.(txt|lock|toml|ya?ml)$/i;

/** Whether a file pins libraries of what is served, by its name. */
export function isPinFile(path: string): boolean {
  return ENDING.test(path) && formatOf(path) !== null && !NOT_SERVED.test(ownName(path));
}

/** The folder whose pins a file holds: a folder of lists stands for the folder around it. */
export function folderOfPins(path: string): string {
  const folder = posix.dirname(path);
  return isInListsFolder(path) ? posix.dirname(folder) : folder;
}

/** Files of one folder, those that say most of what is served first. */
export function inOrder(paths: readonly string[]): string[] {
  const rank = (path: string): number => {
    const name = ownName(path);
    const isPlain = /^(requirements|environment)$/.test(name);
    return (formatOf(path)?.rank ?? 0) * 3 + (SERVED.test(name) ? 0 : isPlain ? 1 : 2);
  };
  return [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What a file pins. What cannot be read pins nothing: that it is broken is not for Scalerlock to say. */
export function readPins(path: string, text: string): Requirements {
  const format = formatOf(path) ?? { rank: 1, read: readRequirements };
  const nothing = { pins: [], includes: [] };
  if (text.length > (format.rank === 0 ? LARGEST : LARGEST_LIST)) return nothing;
  try {
    return format.read(text);
  } catch (error) {
    if (error instanceof Problem) return nothing;
    throw error;
  }
}

function formatOf(path: string): PinFormat | null {
  const name = posix.basename(path);
  const own = FORMATS.find((format) => format.name.test(name));
  return own ?? (isInListsFolder(path) ? { name: LISTS_FOLDER, rank: 1, read: readRequirements } : null);
}

function isInListsFolder(path: string): boolean {
  return LISTS_FOLDER.test(path);
}

function ownName(path: string): string {
  return posix.basename(path).replace(/\.(txt|ya?ml)$/i, '');
}
