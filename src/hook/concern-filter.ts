import { mayBeModel } from '../artifacts/model-like.ts';
import type { RawDifference } from '../git/formats.ts';
import { mayHoldPointers } from '../git/pointer-paths.ts';
import { isPinFile } from '../pins/names.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { foldersOf } from '../policy/tree-paths.ts';

/** What a policy says of paths, without knowing any tree: plain data, so that it can be kept in a file. */
export interface Concerns {
  /** Files and folders of pairs that the policy names as they are, as lines (see `asLines`). */
  paths: string;
  /** Sources of regular expressions: globs and conventions. */
  patterns: string[];
  /** The same of what it ignores. */
  ignoredPaths: string;
  ignoredPatterns: string[];
  /** Whether the code that a commit brings is audited. */
  code: boolean;
}

/** Regular files; of anything else (a link, a submodule) the whole road must say what it means. */
const FILE_MODES = new Set(['100644', '100755', '000000']);

/** Where git keeps what it knows of submodules. */
const GITMODULES = '.gitmodules';

/**
 * Whether a changed path may concern a pair, or be a model on no pair. It says yes too often rather than too seldom: what it
 * says no to must be a path that no rule ever looks at.
 */
export function concernFilter(concerns: Concerns): (change: RawDifference) => boolean {
  const isOfPair = matcher(concerns.paths, concerns.patterns);
  const isIgnored = matcher(concerns.ignoredPaths, concerns.ignoredPatterns);
  return ({ status, mode, modeBefore, path }) => {
    if (status === 'U' || !FILE_MODES.has(mode) || !FILE_MODES.has(modeBefore)) return true;
    if (path === POLICY_PATH || path === GITMODULES || path.endsWith('.lock.json')) return true;
    if (isPinFile(path) || mayHoldPointers(path)) return true;
    if (mayBeModel(path) && !isIgnored(path)) return true;
    return isOfPair(path) || artifactsBeside(path).some(isOfPair);
  };
}

/** Whether a path, or a folder that it lies in, is among these. */
function matcher(paths: string, sources: readonly string[]): (path: string) => boolean {
  const known = finder(paths);
  const patterns = sources.map((source) => new RegExp(source, 's'));
  return (path) =>
    [path, ...foldersOf(path)].some((each) => known(each) || patterns.some((pattern) => pattern.test(each)));
}

/** So many look-ups in a text take as long as to take it apart. */
const FEW = 40;

/** Whether a path is one of the lines of a text: of thousands only a few are asked for by most commits. */
function finder(lines: string): (path: string) => boolean {
  let asked = 0;
  let all: Set<string> | null = null;
  return (path) => {
    if (path.includes('\n')) return true;
    asked += 1;
    if (asked <= FEW) return lines.includes(`\n${path}\n`);
    all ??= new Set(lines.split('\n'));
    return all.has(path);
  };
}

/** The paths as lines, each between two newlines. A path that has one in it may always be meant. */
export function asLines(paths: readonly string[]): string {
  return `\n${[...new Set(paths)].join('\n')}\n`;
}

/** The artifacts that a file may be a part of by its name (see `isBeside`): `a/p_step.bin` of `a/p.json`. */
function artifactsBeside(path: string): string[] {
  const found: string[] = [];
  const start = path.lastIndexOf('/') + 1;
  for (let at = path.indexOf('_', start); at >= 0; at = path.indexOf('_', at + 1)) {
    found.push(`${path.slice(0, at)}.json`);
  }
  return found;
}
