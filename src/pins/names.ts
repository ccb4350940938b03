import { posix } from 'node:path';

/** A kind of file that pins libraries. */
export type PinKind =
  | 'toml-lock'
  | 'pylock'
  | 'pipfile-lock'
  | 'conda-lock'
  | 'requirements'
  | 'environment'
  | 'pyproject';

interface NamedKind {
  kind: PinKind;
  /** Of two files in one folder the lower counts: what is installed goes before what is asked for. */
  rank: number;
}

/** The kinds, told by their names. */
const KINDS: readonly (NamedKind & { name: RegExp })[] = [
  { kind: 'toml-lock', rank: 0, name: /^(uv|poetry)\.lock$/ },
  { kind: 'pylock', rank: 0, name: /^pylock([-_.][\w.-]+)?\.toml$/ },
  { kind: 'pipfile-lock', rank: 0, name: /^Pipfile\.lock$/ },
  { kind: 'conda-lock', rank: 0, name: /^(.*[-_.])?conda-lock\.ya?ml$/ },
  { kind: 'requirements', rank: 1, name: /^([\w.-]*[-_.])?requirements([-_.][\w.-]*)?\.txt$/i },
  { kind: 'environment', rank: 1, name: /^(conda|env|environment)([-_.][\w.-]*)?\.ya?ml$/i },
  { kind: 'pyproject', rank: 2, name: /^pyproject\.toml$/ },
];

/** A list in a folder of lists, as `requirements/prod.txt`. */
const LISTS_FOLDER = /(^|\/)requirements\/[^/]+\.txt$/i;

/** Lists that are not for where the model is served. */
const NOT_SERVED =
  /(^|[-_./])(dev|develop|development|test|tests|testing|lint|docs?|train|training|notebooks?|jupyter|ci|build|bench|benchmarks?|experiments?)([-_.]|$)/i;

/** Lists that are. */
const SERVED =
  /(^|[-_./])(serve|serving|server|service|deploy|deployment|infer|inference|predict|prod|production|api|app|runtime)([-_.]|$)/i;

/** All of them end so; a tree has many paths. */
const ENDING = /\.(txt|lock|toml|ya?ml)$/i;

/** Whether a file pins libraries of what is served, by its name. */
export function isPinFile(path: string): boolean {
  return ENDING.test(path) && pinKind(path) !== null && !NOT_SERVED.test(ownName(path));
}

/** What kind a file is by its name; null where it pins nothing. */
export function pinKind(path: string): NamedKind | null {
  const name = posix.basename(path);
  const own = KINDS.find((kind) => kind.name.test(name));
  return own ?? (LISTS_FOLDER.test(path) ? { kind: 'requirements', rank: 1 } : null);
}

/** The folder whose pins a file holds: a folder of lists stands for the folder around it. */
export function folderOfPins(path: string): string {
  const folder = posix.dirname(path);
  return LISTS_FOLDER.test(path) ? posix.dirname(folder) : folder;
}

/** Files of one folder, those that say most of what is served first. */
export function inOrder(paths: readonly string[]): string[] {
  const rank = (path: string): number => {
    const name = ownName(path);
    const isPlain = /^(requirements|environment)$/.test(name);
    return (pinKind(path)?.rank ?? 0) * 3 + (SERVED.test(name) ? 0 : isPlain ? 1 : 2);
  };
  return [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What a list is called, without its ending. */
function ownName(path: string): string {
  return posix.basename(path).replace(/\.(txt|ya?ml)$/i, '');
}
