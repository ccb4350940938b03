import { posix } from 'node:path';
import { list } from '../rules/words.ts';
import { aboutFeatures, agree, count, isSameScaler, nameTheSame, sameWords } from './features.ts';
import { isTimeWord } from './key-words.ts';
import type { Piece } from './pieces.ts';

/** Models and scalers that may belong together, and what is decided so far. A place is mostly a folder. */
export interface Place {
  models: readonly Piece[];
  scalers: readonly Piece[];
  /** Models that stronger evidence has decided. */
  decided: ReadonlySet<Piece>;
  /** Scalers that go with them. */
  taken: ReadonlySet<Piece>;
  /** By scaler, the length of the longest key of a model that the scaler is named after. */
  nearest: ReadonlyMap<Piece, number>;
  /** Whether being the only one there is evidence: in one folder, not between two that have other neighbours too. */
  onlyCounts: boolean;
  /** Remembers what spoke against a model's scalers. */
  object: (model: Piece, why: string) => void;
}

/** Scalers that come into question for a model, and why. */
export interface Candidates {
  scalers: Piece[];
  why: string;
}

/** What one kind of evidence says of a model; null where it says nothing. */
export type Evidence = (model: Piece, place: Place) => Candidates | null;

/** `ae_scaler.pkl` and `autoencoder.pt`; also `scaler.pkl` and `model.pkl`, whose names say no more than what they are. */
export function namedAlike(model: Piece, { scalers }: Place): Candidates | null {
  const found = scalers.filter((scaler) => sameWords(model.key, scaler.key));
  if (found.length === 0) return null;
  const how =
    model.key.length > 0 ? `are named alike (${said(model.key)})` : 'lie together, and their names are plain';
  return { scalers: found, why: `${names([model, ...found])} ${how}${aboutFeatures(model, found)}` };
}

/** `scaler_turbo.pkl` and `tcn_turbo.pth`: all that the scaler's name says, the model's says as well. */
export function namedWithin(model: Piece, { scalers, taken, object }: Place): Candidates | null {
  const named = scalers.filter(({ key }) => key.length > 0 && isWithin(key, model.key));
  const free = named.filter((scaler) => !taken.has(scaler) || agree(model, scaler));
  const most = free.reduce((longest, { key }) => Math.max(longest, key.length), 0);
  const found = free.filter(({ key }) => key.length === most);
  const [first] = found;
  if (!first) return null;
  if (found.some(({ key }) => !sameWords(key, first.key))) {
    object(model, `${names(found)} fit its name equally well`);
    return null;
  }
  const why = `${names(found)} ${are(found)} named for ${said(first.key)}, as ${names([model])} is`;
  return { scalers: found, why: why + aboutFeatures(model, found) };
}

/** `tcn_len_scaler.pkl`, `tcn_iat_scaler.pkl` and `tcn_model.pth`: scalers named after the model, each for a part. */
export function namedAround(model: Piece, { scalers, taken, nearest, object }: Place): Candidates | null {
  if (model.key.length === 0) return null;
  const found = scalers.filter(
    (scaler) =>
      isWithin(model.key, scaler.key) && !taken.has(scaler) && nearest.get(scaler) === model.key.length,
  );
  if (found.length === 0) return null;
  const addsDate = ({ key }: Piece): boolean =>
    key.some((word) => isTimeWord(word) && !model.key.includes(word));
  if (found.length > 1 && found.some(addsDate)) {
    object(model, `${names(found)} fit its name equally well`);
    return null;
  }
  const why = `${names(found)} ${are(found)} named after ${names([model])}`;
  return { scalers: found, why: why + aboutFeatures(model, found) };
}

/** How long the keys are that scalers are named after; see `namedAround`. */
export function nearestKeys(models: readonly Piece[], scalers: readonly Piece[]): Map<Piece, number> {
  const longest = ({ key }: Piece): number =>
    models.reduce((most, model) => (isWithin(model.key, key) ? Math.max(most, model.key.length) : most), 0);
  return new Map(scalers.map((scaler) => [scaler, longest(scaler)]));
}

export function sameFeatureNames(model: Piece, { scalers, object }: Place): Candidates | null {
  const found = scalers.filter((scaler) => nameTheSame(model, scaler));
  if (found.length === 0 || !isOne(found, model, object)) return null;
  return { scalers: found, why: `${names([model, ...found])} name the same ${count(model.features ?? 0)}` };
}

/** The same number of features: enough for the scaler with the plain name, or where only one model and one scaler have it. */
export function sameCount(model: Piece, place: Place): Candidates | null {
  const { scalers, taken, onlyCounts, object } = place;
  if (model.features === null || model.features < 2) return null;
  const fitting = scalers.filter((scaler) => agree(model, scaler));
  const plain = fitting.filter(({ key }) => key.length === 0);
  const countsAlone = onlyCounts && !model.misplaced && !hasRivals(model, place);
  const free = countsAlone ? fitting.filter((scaler) => !taken.has(scaler)) : [];
  const found = plain.length > 0 ? plain : free;
  if (found.length === 0 || !isOne(found, model, object)) return null;
  const both = `and ${names([model])} both take ${count(model.features)}`;
  if (plain.length === 0) {
    return { scalers: found, why: `${names(found)} ${both}, as no other model and scaler beside them do` };
  }
  const plainly = `${names(found)}, the scaler with the plain name,`;
  const now = `and what lies in ${names([model])} now both take ${count(model.features)}`;
  return { scalers: found, why: `${plainly} ${model.misplaced ? now : both}` };
}

/** One scaler with a plain name beside several models serves them all. */
export function onlyScaler(model: Piece, { scalers, onlyCounts }: Place): Candidates | null {
  if (!onlyCounts || scalers.some(({ key }) => key.length > 0)) return null;
  const why = `${names(scalers)} ${are(scalers)} the only preprocessing beside ${names([model])}`;
  return { scalers: [...scalers], why: why + aboutFeatures(model, scalers) };
}

export function onlyModel(model: Piece, { models, scalers, onlyCounts }: Place): Candidates | null {
  const [first] = scalers;
  const isAlone = models.every(({ family }) => family === model.family);
  if (!onlyCounts || !isAlone || !first || scalers.some(({ key }) => !sameWords(key, first.key))) return null;
  const why = `${names([model])} and ${names(scalers)} are the only model and scaler there`;
  return { scalers: [...scalers], why: why + aboutFeatures(model, scalers) };
}

/** Whether another undecided model takes as many features. */
function hasRivals({ features, family }: Piece, { models, decided }: Place): boolean {
  return models.some(
    (other) => !decided.has(other) && other.features === features && other.family !== family,
  );
}

/** Whether the candidates are one scaler, though perhaps in two formats or in parts. */
function isOne(found: readonly Piece[], model: Piece, object: Place['object']): boolean {
  const [first, ...rest] = found;
  const isPart = (a: Piece, b: Piece): boolean => sameWords(a.key, b.key) && a.part !== b.part;
  if (!first || rest.every((other) => isSameScaler(first, other) || isPart(first, other))) return true;
  object(model, `${names(found)} have as many features as it takes`);
  return false;
}

/** Whether all words of the first are in the second, which has more. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.length < others.length && words.every((word) => others.includes(word));
}

/** The files' own names, not too many of them. */
export function names(pieces: readonly Piece[]): string {
  return list(pieces.map(({ path }) => posix.basename(path)));
}

function said(key: readonly string[]): string {
  return key.join(' ');
}

function are(items: readonly unknown[]): string {
  return items.length === 1 ? 'is' : 'are';
}
