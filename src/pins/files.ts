import { Problem } from '../problem.ts';
import { readCondaLock } from './conda-lock.ts';
import { readEnvironment } from './environment.ts';
import { type PinKind, pinKind } from './names.ts';
import type { Requirements } from './pin.ts';
import { readPipfileLock } from './pipfile-lock.ts';
import { readPyproject } from './pyproject.ts';
import { readRequirements } from './requirements.ts';
import { readTomlLock } from './toml-lock.ts';

const locks = (read: (text: string) => Requirements['pins']) => (text: string) => ({
  pins: read(text),
  includes: [],
});

const READERS: Readonly<Record<PinKind, (text: string) => Requirements>> = {
  'toml-lock': locks(readTomlLock),
  pylock: locks((text) => readTomlLock(text, 'packages')),
  'pipfile-lock': locks(readPipfileLock),
  'conda-lock': locks(readCondaLock),
  requirements: readRequirements,
  environment: readEnvironment,
  pyproject: locks(readPyproject),
};

/** The formats' own limit: a lock file of 8 MB has some ten thousand packages. In bytes. */
const LARGEST = 8 * 1024 * 1024;
/** What people write by hand is parsed as a whole, and smaller. */
const LARGEST_LIST = 1024 * 1024;

/** What a file pins. What cannot be read pins nothing: that it is broken is not for Scalerlock to say. */
export function readPins(path: string, text: string): Requirements {
  // A list that another takes in may have any name.
  const { kind, rank } = pinKind(path) ?? { kind: 'requirements', rank: 1 };
  const nothing = { pins: [], includes: [] };
  if (text.length > (rank === 0 ? LARGEST : LARGEST_LIST)) return nothing;
  try {
    return READERS[kind](text);
  } catch (error) {
    if (error instanceof Problem) return nothing;
    throw error;
  }
}
