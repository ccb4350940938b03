import type { Affine, Plain } from '../../../generated/lock.ts';
import { centered, stretched } from '../../../transform/affine.ts';
import { toReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from '../json/values.ts';
import { MAX_FEATURES } from '../tensors/tensor.ts';
import { type Layer, plainList } from './config.ts';
import type { Adapted } from './variables.ts';

/** A preprocessing layer: its parameters under Keras's own names, and what it does; null where that cannot be told. */
export interface LayerScaler {
  parameters: Record<string, Plain>;
  transform: Affine | null;
}

/** What a layer gets: its shape as far as it is known, `[null, 47]`. */
export type Shape = readonly (number | null)[] | null;

/** Keras's `backend.epsilon()`. */
const EPSILON = 1e-7;

/**
 * `(x − mean) / max(√variance, ε)`, or with `invert` the way back: `x · max(√variance, ε) + mean`. Mean and variance are
 * those of the configuration, else those that `adapt` left among the weights. They are one number a feature where the
 * last axis is kept, one for all where none is.
 * Source: keras/src/layers/preprocessing/normalization.py.
 */
export function normalization(layer: Layer, adapted: Adapted | null, shape: Shape): LayerScaler {
  const { config } = layer;
  const given = { mean: numbersOf(entry(config, 'mean')), variance: numbersOf(entry(config, 'variance')) };
  const [mean, variance] = [
    given.mean ?? adapted?.mean.numbers() ?? null,
    given.variance ?? adapted?.variance.numbers() ?? null,
  ];
  const invert = entry(config, 'invert') === true;
  const axis = axesOf(entry(config, 'axis'));
  const parameters: Record<string, Plain> = {
    axis,
    invert,
    ...(mean ? { mean: mean.map(toReal) } : {}),
    ...(variance ? { variance: variance.map(toReal) } : {}),
  };
  const precision = precisionOf(config);
  const count = axis && countOf(axis, mean?.length ?? 1, shape);
  if (!mean || !variance || !precision || count === null || mean.length !== variance.length)
    return { parameters, transform: null };
  if (mean.length !== count && mean.length !== 1) return { parameters, transform: null };
  const { round, dtype } = precision;
  const center = spreadOut(mean.map(round), count);
  const spread = spreadOut(
    variance.map((value) => Math.max(round(Math.sqrt(round(value))), round(EPSILON))),
    count,
  );
  const options = { features: null, dtype };
  const transform = invert ? stretched(spread, center, options) : centered(count, center, spread, options);
  return { parameters, transform };
}

/** `x · scale + offset`. Source: keras/src/layers/preprocessing/rescaling.py. */
export function rescaling(layer: Layer, shape: Shape): LayerScaler {
  const [scale, offset] = [numbersOf(entry(layer.config, 'scale')), numbersOf(entry(layer.config, 'offset'))];
  const parameters: Record<string, Plain> = {
    ...(scale ? { scale: scale.map(toReal) } : {}),
    ...(offset ? { offset: offset.map(toReal) } : {}),
  };
  const precision = precisionOf(layer.config);
  if (!scale || !offset || !precision) return { parameters, transform: null };
  const count = countOf([-1], Math.max(scale.length, offset.length), shape);
  const fits = [scale, offset].every(({ length }) => length === 1 || length === count);
  if (count === null || !fits) return { parameters, transform: null };
  const { round, dtype } = precision;
  const [factor, addend] = [scale, offset].map((numbers) => spreadOut(numbers.map(round), count));
  return { parameters, transform: stretched(factor ?? [], addend ?? [], { features: null, dtype }) };
}

function spreadOut(numbers: number[], count: number): number[] {
  return numbers.length === count ? numbers : new Array<number>(count).fill(numbers[0] ?? Number.NaN);
}

/** How many numbers come out, one a feature; null where the axes kept are not the last one, all of them, or none. */
function countOf(axes: readonly number[], given: number, shape: Shape): number | null {
  const lengths = shape?.slice(1) ?? null;
  const last = lengths?.at(-1) ?? null;
  const rank = shape?.length ?? null;
  if (axes.length <= 1 && axes.every((axis) => axis === -1 || (rank !== null && axis === rank - 1))) {
    if (given > 1 && last !== null && last !== given) return null;
    return within(last ?? given);
  }
  const kept = new Set(axes.map((axis) => (rank !== null && axis < 0 ? axis + rank : axis)));
  const isWhole = lengths !== null && kept.size === lengths.length && !kept.has(0);
  return isWhole
    ? within(lengths.reduce<number>((product, length) => product * (length ?? Number.NaN), 1))
    : null;
}

function within(count: number): number | null {
  return Number.isSafeInteger(count) && count > 0 && count <= MAX_FEATURES ? count : null;
}

/** `-1`, `[-1]`, or null for no axis at all. */
function axesOf(value: JsonValue | undefined): number[] | null {
  if (value === undefined) return [-1];
  if (value === null) return [];
  const list = typeof value === 'number' ? [value] : (plainList(value) ?? [Number.NaN]);
  const axes = list.filter((axis) => typeof axis === 'number');
  return axes.length === list.length && axes.every(Number.isSafeInteger) ? axes : null;
}

/** The numbers of a parameter, those of nested lists and of arrays written out one after the other; null where it has none. */
function numbersOf(value: JsonValue | undefined): number[] | null {
  const numbers: number[] = [];
  const open: JsonValue[] = [value ?? null];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'number') numbers.push(next);
    else if (Array.isArray(next)) open.push(...next.slice(0, MAX_FEATURES + 1).reverse());
    else if (isObject(next)) open.push(writtenOut(next));
    else return null;
    if (numbers.length > MAX_FEATURES || open.length > 2 * MAX_FEATURES)
      throw new ArtifactError('has a layer of too many numbers', { unsupported: true });
  }
  return numbers.length > 0 ? numbers : null;
}

/** `{"class_name": "__numpy__", "config": {"value": …}}`. */
function writtenOut(value: JsonObject): JsonValue {
  const config = entry(value, 'config');
  const isArray = /^__(numpy|tensor)__$/.test(textAt(value, 'class_name') ?? '');
  return isArray && isObject(config) ? (entry(config, 'value') ?? null) : null;
}

interface Precision {
  dtype: string;
  round: (value: number) => number;
}

/** What a layer computes with: float32 and float64; null for anything less, where it cannot be told how it rounds. */
function precisionOf(config: JsonObject): Precision | null {
  const value = entry(config, 'dtype');
  const policy = isObject(value) ? entry(value, 'config') : undefined;
  const name = isObject(policy) ? textAt(policy, 'name') : (value ?? 'float32');
  if (name === 'float64') return { dtype: 'float64', round: (number) => number };
  return name === 'float32' ? { dtype: 'float32', round: Math.fround } : null;
}
