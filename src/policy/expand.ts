import { posix } from 'node:path';
import { Problem } from '../problem.ts';
import { quoted } from '../validation/words.ts';
import { type BoundFiles, bindFiles } from './bindings.ts';
import { inFile } from './configs/text.ts';
import { type Entry, parseEntries } from './entries.ts';
import { type Files, indexFiles } from './files.ts';
import type { LoadedPolicy } from './load.ts';
import { defaultLock } from './lock-path.ts';
import type { Pair, Position } from './pairs.ts';
import { repositoryPath } from './paths.ts';
import { fillIn } from './placeholders.ts';
import { fillInReference } from './reference-syntax.ts';
import { foldersOf } from './tree-paths.ts';

export { ignoreMatcher } from './ignore.ts';

/** A convention that no file fits. */
export interface UnmatchedEntry {
  entry: string;
  field: string;
  pattern: string;
  at: Position;
}

export interface ExpandedPolicy {
  pairs: Pair[];
  unmatched: UnmatchedEntry[];
}

/** A pair, and the entry that it comes from. */
interface Made {
  pair: Pair;
  entry: Entry;
}

/**
 * The pairs that a policy makes of the paths of a tree, in the order of the policy, those of a convention by name.
 *
 * A plain entry is always one pair. A convention gives a pair for every binding of its placeholders under which there is
 * a model or a scaler, so that a deleted scaler still leaves a pair; a convention that no file fits is in `unmatched`.
 * A path that nothing fits stays in its pair as the policy writes it (placeholders filled in): it is in no tree, and so
 * is found missing. A plain entry goes before a convention: where all models that a convention finds for a pair belong to
 * plain entries (or, where it finds none, all scalers), it does not make that pair again.
 *
 * Throws a `Problem` at the place of the policy where two pairs get one name or one lock.
 */
export function expandPairs(loaded: LoadedPolicy, paths: Iterable<string>): ExpandedPolicy {
  return inFile(loaded.path, () => {
    const files = indexFiles(paths);
    const entries = parseEntries(loaded);
    const bound = new Map(entries.map((entry) => [entry, bindFiles(entry, files)]));
    const plain = entries
      .filter(({ placeholders }) => placeholders.length === 0)
      .flatMap((entry) => bound.get(entry) ?? []);
    const claimed = new Set(plain.flatMap(({ models, scalers }) => [...models, ...scalers]));

    const made = entries.flatMap((entry): Made[] => {
      const sets = bound.get(entry) ?? [];
      const own =
        entry.placeholders.length === 0 ? sets : sets.filter((set) => !isClaimed(set, claimed, files));
      const pairs = own.map((set) => makePair(entry, set, files));
      return pairs.sort((a, b) => (a.name < b.name ? -1 : 1)).map((pair) => ({ pair, entry }));
    });
    refuseSharedNames(made);
    refuseSharedLocks(made);
    const unmatched = entries
      .filter((entry) => bound.get(entry)?.length === 0)
      .flatMap((entry) => unmatchedSource(entry, files));
    return { pairs: made.map(({ pair }) => pair), unmatched };
  });
}

function isClaimed({ models, scalers }: BoundFiles, claimed: ReadonlySet<string>, files: Files): boolean {
  const existing = models.filter((path) => files.has(path));
  const deciding = existing.length > 0 ? existing : scalers.filter((path) => files.has(path));
  return deciding.every((path) => claimed.has(path));
}

function makePair(entry: Entry, { binding, models, scalers, sides }: BoundFiles, files: Files): Pair {
  const written = entry.lock && repositoryPath(fillIn(entry.lock.text, binding), entry.lock.at);
  const [first = ''] = entry.embedded ? models : scalers;
  const lock = written ?? defaultLock(first, files);
  const artifacts = new Set(models);
  const both = scalers.find((path) => artifacts.has(path));
  if (both !== undefined) {
    const message = `${quoted(both)} is the model and the scaler of pair ${quoted(fillIn(entry.name, binding))}`;
    throw new Problem(message, {
      fix: 'write `scaler: embedded` where the model holds its scaler, or narrow the patterns',
      ...entry.at,
    });
  }
  refuseNested(fillIn(entry.name, binding), [...models, ...scalers], entry);
  return {
    name: fillIn(entry.name, binding),
    models,
    scalers,
    ...(sides ? { sides } : {}),
    embedded: entry.embedded,
    lock,
    references: entry.references.map((reference) => fillInReference(reference, binding)),
    require: entry.require,
    verify: entry.verify,
    at: entry.at,
  };
}

/** A folder changes with each file in it, so that nothing could be told of an artifact inside another. */
function refuseNested(name: string, paths: readonly string[], entry: Entry): void {
  const artifacts = new Set(paths);
  for (const path of paths) {
    const folder = foldersOf(path).find((each) => artifacts.has(each));
    if (folder === undefined) continue;
    throw new Problem(`${quoted(path)} lies in ${quoted(folder)}, both of pair ${quoted(name)}`, {
      fix: `write \`scaler: embedded\` where one folder holds both, or name the model's own files in ${quoted(folder)}`,
      ...entry.at,
    });
  }
}

function refuseSharedNames(made: readonly Made[]): void {
  const byName = new Map<string, Made>();
  for (const one of made) {
    const other = byName.get(one.pair.name);
    byName.set(one.pair.name, one);
    if (!other) continue;
    const where =
      other.entry === one.entry
        ? `twice by ${quoted(one.entry.name)}`
        : `by ${quoted(other.entry.name)} at line ${other.entry.at.line} and by ${quoted(one.entry.name)}`;
    const files = `${other.pair.models[0]} and ${one.pair.models[0]}`;
    const fix =
      other.entry === one.entry
        ? 'put a `/` between the placeholders of its name'
        : 'rename one of the entries, or make its paths narrower';
    throw new Problem(`pair ${quoted(one.pair.name)} is made ${where} (${files})`, { fix, ...one.entry.at });
  }
}

function refuseSharedLocks(made: readonly Made[]): void {
  const owners = new Map(
    made.flatMap(({ pair }) => [...pair.models, ...pair.scalers].map((path) => [path, pair] as const)),
  );
  const byLock = new Map<string, Made>();
  for (const one of made) {
    const { pair, entry } = one;
    const at = entry.lock?.at ?? entry.at;
    const owned = [pair.lock, ...foldersOf(pair.lock)].find((path) => owners.has(path));
    const owner = owned === undefined ? undefined : owners.get(owned);
    if (owner) {
      const is = owned === pair.lock ? 'is' : `lies in ${owned},`;
      const message = `the lock of pair ${quoted(pair.name)}, ${pair.lock}, ${is} an artifact of pair ${quoted(owner.name)}`;
      throw new Problem(message, { fix: 'name another file in `lock:`', ...at });
    }
    const other = byLock.get(pair.lock);
    byLock.set(pair.lock, one);
    if (!other) continue;
    const message = `pairs ${quoted(other.pair.name)} and ${quoted(pair.name)} have the same lock, ${pair.lock}`;
    throw new Problem(message, {
      fix: `give ${quoted(entry.name)} a lock of its own: \`lock: ${ownLock(entry)}\``,
      ...at,
    });
  }
}

/** A lock that no other pair of the entry has: beside the model where that has all placeholders in it, and no glob. */
function ownLock(entry: Entry): string {
  const beside = entry.models.find(
    ({ pattern }) => pattern.placeholders.length === entry.placeholders.length && !pattern.text.includes('*'),
  );
  if (!beside) return `locks/${entry.name}.lock.json`;
  const { dir, name } = posix.parse(beside.pattern.text);
  return posix.join(dir, `${name}.lock.json`);
}

/** Of a convention without a pair the one path to name: the first that nothing fits. */
function unmatchedSource({ name, models, scalers }: Entry, files: Files): UnmatchedEntry[] {
  const source = [...models, ...scalers].find(({ pattern }) => files.matching(pattern).size === 0);
  return source ? [{ entry: name, field: source.field, pattern: source.pattern.text, at: source.at }] : [];
}
