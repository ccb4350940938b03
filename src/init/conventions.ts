import { posix } from 'node:path';
import { expandPairs } from '../policy/expand.ts';
import { loadPolicy } from '../policy/load.ts';
import { Problem } from '../problem.ts';
import { list } from '../rules/words.ts';
import { formatPairs } from './policy-text.ts';
import type { ProposedPair } from './proposal.ts';

const NAME = '{name}';

/** So many pairs alike make a convention; more where the pattern is wide: at the root, or in the names of files. */
const FEWEST = 2;
const FEWEST_WIDE = 3;

/** Each is tried over all paths of the tree. */
const MOST_TRIED = 30;

/** A pair, and what it looks like when one word of its paths is left open. */
interface Templated {
  pair: ProposedPair;
  word: string;
  template: ProposedPair;
  isWide: boolean;
}

/**
 * Puts one entry with `{name}` in the place of pairs that differ in one word of their paths:
 * `services/a/model.joblib`, `services/b/model.joblib` … become `services/{name}/model.joblib`. Only where the entry
 * gives just these pairs over the paths of the tree, and no others.
 */
export function findConventions(pairs: readonly ProposedPair[], paths: readonly string[]): ProposedPair[] {
  const covered = new Set<ProposedPair>();
  const conventions: ProposedPair[] = [];
  const taken = new Set(pairs.map(({ name }) => name));
  for (const whole of groupsOf(pairs).slice(0, MOST_TRIED)) {
    const group = whole.filter(({ pair }) => !covered.has(pair));
    const entry = isLarge(group) ? entryOf(group) : null;
    if (entry === null || !givesJust(entry, group, paths)) continue;
    for (const { pair } of group) {
      covered.add(pair);
      taken.delete(pair.name);
    }
    const words = group.map(({ word }) => word);
    const name = freeName(entry, words, taken);
    for (const each of [name, ...words.map((word) => filledIn(name, word))]) taken.add(each);
    conventions.push({ ...entry, name });
  }
  return [...pairs.filter((pair) => !covered.has(pair)), ...conventions];
}

/** Pairs that look alike when one word is left open, the largest group first. */
function groupsOf(pairs: readonly ProposedPair[]): Templated[][] {
  const groups = new Map<string, Templated[]>();
  for (const templated of pairs.flatMap(templatesOf)) {
    const { models, scalers, lock, training, inference } = templated.template;
    const key = JSON.stringify([models, scalers, lock, training, inference]);
    const group = groups.get(key);
    if (group) group.push(templated);
    else groups.set(key, [templated]);
  }
  return [...groups.values()].filter(isLarge).sort((a, b) => b.length - a.length);
}

function isLarge(group: readonly Templated[]): boolean {
  return group.length >= (group.some(({ isWide }) => isWide) ? FEWEST_WIDE : FEWEST);
}

/** One template for each folder that all paths of the pair have, and one for the word that its files' names share. */
function templatesOf(pair: ProposedPair): Templated[] {
  if (pair.notes.length > 0) return [];
  const files = pair.scalers === 'embedded' ? pair.models : [...pair.models, ...pair.scalers];
  const [first = '', ...others] = files;
  const folders = posix.dirname(first).split('/');
  const inFolders = folders.flatMap((word, index): Templated[] => {
    if (word === '.' || folders.indexOf(word) !== index) return [];
    const template = fillOut(pair, (path) =>
      path
        .split('/')
        .map((segment) => (segment === word ? NAME : segment))
        .join('/'),
    );
    return [{ pair, word, template, isWide: index === 0 }];
  });
  const shared = others.length === 0 ? null : sharedWord(files.map((path) => posix.basename(path)));
  if (shared === null) return inFolders;
  const template = fillOut(pair, (path) =>
    path.replace(new RegExp(`(?<=^|[/_.-])${escaped(shared)}(?=[_.-])(?=[^/]*$)`), NAME),
  );
  return [...inFolders, { pair, word: shared, template, isWide: true }];
}

/** The longest run of words that all names begin or end with: `churn` of `churn_model.pkl` and `churn_scaler.pkl`. */
function sharedWord(names: readonly string[]): string | null {
  const [first = '', ...others] = names.map((name) => posix.parse(name).name);
  const parts = first.split(/([-_.])/);
  for (let length = parts.length - 2; length > 0; length -= 2) {
    const begin = parts.slice(0, length).join('');
    if (others.every((name) => new RegExp(`^${escaped(begin)}[-_.]`).test(name))) return begin;
    const end = parts.slice(parts.length - length).join('');
    if (others.every((name) => new RegExp(`[-_.]${escaped(end)}$`).test(name))) return end;
  }
  return null;
}

function fillOut(pair: ProposedPair, open: (path: string) => string): ProposedPair {
  const openReference = ({ label, reference }: { label: string; reference: string }) => {
    const hash = reference.indexOf('#');
    return { label, reference: open(reference.slice(0, hash)) + reference.slice(hash) };
  };
  return {
    ...pair,
    models: pair.models.map(open),
    scalers: pair.scalers === 'embedded' ? 'embedded' : pair.scalers.map(open),
    lock: pair.lock === null ? null : open(pair.lock),
    training: pair.training.map(openReference),
    inference: pair.inference.map(openReference),
  };
}

function entryOf(group: readonly Templated[]): ProposedPair | null {
  const [first] = group;
  if (!first || new Set(group.map(({ word }) => word)).size < group.length) return null;
  const words = group.map(({ word }) => word).sort();
  return {
    ...first.template,
    name: NAME,
    why: `the same names of files for ${list(words, 5)}: ${first.pair.why}`,
  };
}

/** Whether the entry, over all paths of the tree, gives just the pairs that it stands for. */
function givesJust(entry: ProposedPair, group: readonly Templated[], paths: readonly string[]): boolean {
  const wanted = new Set(
    group.map(({ pair }) => filesOf(pair.models, pair.scalers === 'embedded' ? [] : pair.scalers)),
  );
  try {
    const { pairs } = expandPairs(loadPolicy(formatPairs([entry])), paths);
    return (
      pairs.length === wanted.size &&
      pairs.every(({ models, scalers }) => wanted.has(filesOf(models, scalers)))
    );
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function filesOf(models: readonly string[], scalers: readonly string[]): string {
  return JSON.stringify([[...models].sort(), [...scalers].sort()]);
}

/** Where a pair would get the name of another, what stands beside the placeholder becomes part of the names. */
function freeName({ models }: ProposedPair, words: readonly string[], taken: ReadonlySet<string>): string {
  const isFree = (name: string): boolean =>
    !taken.has(name) && words.every((word) => !taken.has(filledIn(name, word)));
  const folder = (models[0] ?? '').split('/').find((segment) => !segment.includes(NAME)) ?? 'pairs';
  const prefixed = `${folder.replace(/[^\p{L}\p{N}_-]+/gu, '-')}-${NAME}`;
  const free = [NAME, prefixed].find(isFree);
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) if (isFree(`${prefixed}-${number}`)) return `${prefixed}-${number}`;
}

function filledIn(name: string, word: string): string {
  return name.split(NAME).join(word);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
