import { posix } from 'node:path';
import type { PairPolicy, Policy } from '../generated/policy.ts';
import { type Entry, parseEntries } from '../policy/entries.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { match } from '../policy/patterns.ts';
import { type Binding, fillIn, placeholdersOf } from '../policy/placeholders.ts';
import { foldersOf } from '../policy/tree-paths.ts';

/*
 * A policy of thousands of pairs, kept so that the few that a change touches are found without reading the others: JSON, one
 * value a line. First what is no pair, then all entries with a glob or a placeholder, then each plain entry.
 */

type NamedPair = [name: string, pair: PairPolicy];

/** A part of a policy, and where the files lie of the pairs that it makes of the paths it was asked for. */
export interface NarrowPolicy {
  loaded: LoadedPolicy;
  /** All folders in which they lie, with those around them; `''` is the root. */
  folders: Set<string>;
  /** Which of the paths are models. */
  models: Set<string>;
  /** Whether every artifact is named, so that nothing else in the repository can be one. */
  isPlain: boolean;
}

/** Beyond this the whole road costs no more. */
const MOST_PAIRS = 50;

const GLOB = /[*?[]/;
const PLACEHOLDER = /\{[A-Za-z_][\w-]*\}/g;

const QUOTE = 0x22;
const HASH = 0x23;

/** The policy as lines. */
export function policyLines({ pairs, ...rest }: Policy): string {
  const entries: NamedPair[] = Object.entries(pairs);
  const isOpen = ([name, { model, scaler, lock }]: NamedPair): boolean =>
    [name, ...texts([model, scaler, lock])].some((text) => /[*?[{]/.test(text));
  const open = entries.filter(isOpen);
  const plain = entries.filter((entry) => !isOpen(entry));
  return [rest, open, ...plain].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * The entries of which these paths are artifacts or configs. Null where the paths alone do not tell which pairs they touch. The
 * places in what is loaded mean nothing.
 */
export function narrowPolicy(lines: Buffer, path: string, touched: readonly string[]): NarrowPolicy | null {
  const first = lines.indexOf('\n') + 1;
  const second = lines.indexOf('\n', first) + 1;
  const rest = JSON.parse(lines.toString('utf8', 0, first)) as Omit<Policy, 'pairs'>;
  const open = JSON.parse(lines.toString('utf8', first, second)) as NamedPair[];
  const plain = lines.subarray(second);
  const load = (pairs: Iterable<NamedPair>): LoadedPolicy => ({
    path,
    policy: { ...rest, pairs: Object.fromEntries(pairs) } as Policy,
    positionOf: () => ({ line: 1, column: 1 }),
  });

  const pairs = new Map<string, NamedPair>();
  const folders = new Set(['']);
  const models = new Set<string>();
  let isPlain = true;
  const take = (pair: NamedPair, entry: Entry, binding: Binding): boolean => {
    pairs.set(entry.name, pair);
    for (const path of touched) {
      if (entry.models.some(({ pattern }) => match(pattern, path) !== null)) models.add(path);
    }
    isPlain &&= ![...entry.models, ...entry.scalers].some(({ pattern }) => GLOB.test(pattern.text));
    const found = placesOf(entry, binding);
    for (const folder of found ?? []) folders.add(folder);
    return found !== null && pairs.size <= MOST_PAIRS;
  };
  for (const each of touched) {
    for (const pair of plainPairsWith(plain, each)) {
      for (const entry of parseEntries(load([pair]))) if (!take(pair, entry, new Map())) return null;
    }
    for (const pair of open) {
      for (const entry of parseEntries(load([pair]))) {
        const binding = bindingOf(entry, each);
        if (binding === 'unclear' || (binding && !take(pair, entry, binding))) return null;
      }
    }
  }
  return { loaded: load(pairs.values()), folders, models, isPlain };
}

/** The plain entries that name a path, as an artifact or as a config (`path#selector`). */
function* plainPairsWith(plain: Buffer, path: string): Generator<NamedPair> {
  const written = Buffer.from(JSON.stringify(path).slice(0, -1));
  for (let at = plain.indexOf(written); at >= 0; at = plain.indexOf(written, at + 1)) {
    const next = plain[at + written.length];
    if (next !== QUOTE && next !== HASH) continue;
    const start = plain.lastIndexOf('\n', at) + 1;
    yield JSON.parse(plain.toString('utf8', start, plain.indexOf('\n', at))) as NamedPair;
  }
}

/**
 * What the placeholders of an entry stand for where a path is one of its artifacts, by the pattern that names most of it; null
 * where it is none. A config or a lock may be that of many pairs: that is unclear, but where its name tells the pair by itself.
 */
function bindingOf(
  { models, scalers, placeholders, references, lock }: Entry,
  path: string,
): Binding | 'unclear' | null {
  const found = [...models, ...scalers].flatMap(({ pattern, field }) => {
    const binding = match(pattern, path);
    return binding === null ? [] : [{ binding, field, literal: pattern.literal }];
  });
  found.sort((a, b) => b.literal - a.literal);
  const [best, next] = found;
  if (!best) {
    const named = [...references.map((reference) => reference.path), lock?.text ?? ''];
    const ofMany = named.filter((text) => placeholders.length > 1 || placeholdersOf(text).length === 0);
    return placeholders.length > 0 && ofMany.some((text) => mayBe(text, path)) ? 'unclear' : null;
  }
  const isTie = next?.literal === best.literal && next.field !== best.field;
  return isTie || best.binding.size < placeholders.length ? 'unclear' : best.binding;
}

/** Whether a text of the policy, its placeholders filled in, may be this path. */
function mayBe(text: string, path: string): boolean {
  const [start = '', ...others] = text.split(PLACEHOLDER);
  const end = others.at(-1);
  return end === undefined ? text === path : path.startsWith(start) && path.endsWith(end);
}

/** The folders in which the files of a pair lie, with those around them; null where a glob leaves that open. */
function placesOf({ models, scalers, references, lock }: Entry, binding: Binding): Set<string> | null {
  const paths = [
    ...[...models, ...scalers].map(({ pattern }) => pattern.text),
    ...references.map((reference) => reference.path),
    ...(lock ? [lock.text] : []),
  ];
  const folders = new Set<string>();
  for (const text of paths) {
    if (GLOB.test(posix.dirname(text.replace(PLACEHOLDER, 'x')))) return null;
    for (const folder of foldersOf(fillIn(text, binding))) folders.add(folder);
  }
  return folders;
}

/** Every text in a value of the policy. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
