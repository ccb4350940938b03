import { posix } from 'node:path';
import { Problem } from '../problem.ts';
import { readCondaLock } from './conda-lock.ts';
import { readEnvironment } from './environment.ts';
import { isInListsFolder, ownName, PIN_NAMES } from './names.ts';
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
  { name: PIN_NAMES.tomlLock, rank: 0, read: locks(readTomlLock) },
  { name: PIN_NAMES.pipfileLock, rank: 0, read: locks(readPipfileLock) },
  { name: PIN_NAMES.condaLock, rank: 0, read: locks(readCondaLock) },
  { name: PIN_NAMES.requirements, rank: 1, read: readRequirements },
  { name: PIN_NAMES.environment, rank: 1, read: readEnvironment },
  { name: PIN_NAMES.pyproject, rank: 2, read: locks(readPyproject) },
];

/** A list in a folder of lists, as `requirements/prod.txt`. */
const LIST: Omit<PinFormat, 'name'> = { rank: 1, read: readRequirements };

/** Lists that are. */
const SERVED =
  /(^|[-_./])(serve|serving|server|service|deploy|deployment|infer|inference|predict|prod|production|api|app|runtime)([-_.]|$)/i;

/** The formats' own limit: a lock file of 8 MB has some ten thousand packages. In bytes. */
const LARGEST = 8 * 1024 * 1024;
/** What people write by hand is parsed as a whole, and smaller. */
const LARGEST_LIST = 1024 * 1024;

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
  const format = formatOf(path) ?? LIST;
  const nothing = { pins: [], includes: [] };
  if (text.length > (format.rank === 0 ? LARGEST : LARGEST_LIST)) return nothing;
  try {
    return format.read(text);
  } catch (error) {
    if (error instanceof Problem) return nothing;
    throw error;
  }
}

function formatOf(path: string): Omit<PinFormat, 'name'> | null {
  const name = posix.basename(path);
  const own = FORMATS.find((format) => format.name.test(name));
  return own ?? (isInListsFolder(path) ? LIST : null);
}
