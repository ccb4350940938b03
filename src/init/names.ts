import { posix } from 'node:path';
import { stemOf, wordsOf } from '../artifacts/name-words.ts';
import { folderKeyOf, isTimeWord, keyOf } from './key-words.ts';

/** Longer names are cut: they stand in reports, commands and configs. */
const LONGEST = 60;

/**
 * A name for each pair, by its first model: short, unique, as the file spells it, safe in YAML, a shell and `name@version`.
 * `models/churn_model.joblib` is `churn`, `services/fraud/model.joblib` is `fraud`; where two would be one, the folder
 * tells them apart.
 */
export function namePairs(models: readonly string[]): string[] {
  const short = models.map(shortName);
  const counts = countOf(short);
  const told = models.map((path, index) => {
    const name = short[index] ?? '';
    return counts.get(name) === 1 ? name : withFolder(path, name);
  });
  const taken = new Set<string>();
  return told.map((name, index) => {
    const free = firstFree(name, taken, posix.extname(models[index] ?? '').slice(1));
    taken.add(free);
    return free;
  });
}

function shortName(path: string): string {
  const stem = stemOf(path);
  const key = keyOf(path);
  if (key.length > 0 && key.every(isTimeWord)) return safe(stem);
  return safe(spelled(stem, keyOf) || nearestFolder(path) || stem);
}

/** The parts of a name that say more than what kind of thing it is, as the file spells them; `ChurnModel` is `churn`. */
function spelled(name: string, keyOfPart: (part: string) => string[]): string {
  const parts = name.split(/[^\p{L}\p{N}]+/u).flatMap((part) => {
    const key = keyOfPart(part);
    const isJoined = /\p{Ll}\p{Lu}/u.test(part) && wordsOf(part).length > 1;
    return isJoined ? key : key.length > 0 ? [part] : [];
  });
  return parts.join(name.includes('_') ? '_' : '-');
}

/** The nearest folder that says something: `churn` of `services/churn/artifacts`. */
function nearestFolder(path: string): string {
  const folders = posix.dirname(path).split('/').reverse();
  const telling = folders.find((folder) => folder !== '.' && folderKeyOf(folder).length > 0);
  return telling === undefined ? '' : spelled(telling, folderKeyOf);
}

function withFolder(path: string, name: string): string {
  const folder = nearestFolder(path);
  return folder === '' || folder === name ? name : safe(`${folder}-${name}`);
}

function firstFree(name: string, taken: ReadonlySet<string>, extension: string): string {
  if (!taken.has(name)) return name;
  const withExtension = safe(`${name}-${extension}`);
  if (extension !== '' && !taken.has(withExtension)) return withExtension;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

/** Letters, digits, `_`, `-` and `.` alone, and no number: YAML keys of that kind are read as something else. */
function safe(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[_.-]+|[_.-]+$/g, '');
  const cut = [...clean].slice(0, LONGEST).join('');
  if (cut === '') return 'pair';
  return Number.isNaN(Number(cut)) ? cut : `model-${cut}`;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
