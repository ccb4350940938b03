import type { Plain, Transform } from '../../../generated/lock.ts';
import { ArtifactError } from '../../error.ts';
import { columnsByFeature, columnsOf, declaredNames, type Names } from './columns.ts';
import { flatScalers } from './flat.ts';
import { interpret } from './scaler.ts';
import { type Shaped, shaped } from './shapes.ts';
import { type Statistics, statisticsByFeature, statisticsByQuantity } from './statistics.ts';
import { asOneFeature, targetKeys } from './targets.ts';
import { isObject, type JsonObject, type JsonValue, step } from './values.ts';

/** A scaler written out, and where it sits. */
export interface Found {
  /** As a JSON Pointer; empty for the root. */
  path: string;
  transform: Transform;
  parameters: Record<string, Plain>;
}

/** How far below the root a scaler may sit. */
const DEEPEST = 2;

/** An object of more keys than this is a vocabulary or the like, and no scaler: its keys are not looked at one by one. */
const MOST_KEYS = 50_000;

/** What holds results: a mean and a deviation there are of a measurement. */
const RESULTS = /^(metrics?|results?|scores?|evaluation|cv_results_?|benchmarks?|timings?|latency|history)$/i;

/**
 * The scalers in a document of JSON's shapes: the one that it is, else those in it. Throws an ArtifactError where one
 * cannot be read in one way only, with its path in front.
 */
export function scalersIn(document: JsonValue): Found[] {
  return search(document, '', null, DEEPEST);
}

function search(value: JsonValue, path: string, around: JsonObject | null, depth: number): Found[] {
  const shape = shaped(value);
  if (shape === null || Object.keys(shape.object).length > MOST_KEYS) return [];
  const { object } = shape;
  const own = at(path, () => scalersOf(shape, path, around));
  const keys = targetKeys(object);
  const targets = keys.flatMap((key) => search(withLists(object[key]), path + step(key), null, 0));
  if (own.length > 0 || depth === 0) return [...own, ...targets];
  const within = Object.entries(object).flatMap(([key, child]) =>
    RESULTS.test(key) || keys.includes(key) ? [] : search(child, path + step(key), object, depth - 1),
  );
  return [...within, ...targets];
}

/** Says in which entry a mistake is. */
function at<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (path === '' || !(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(`${path}: ${error.message}`, { cause: error });
  }
}

/** The scaler that an object is; its keys may also spell out several. Those of targets under their own keys are not in it. */
function scalersOf({ object, names }: Shaped, path: string, around: JsonObject | null): Found[] {
  const keys = targetKeys(object);
  const features =
    keys.length === 0
      ? object
      : Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
  const flat = flatScalers(features);
  const whole = scalerOf(features, names, around) ?? byFeature(flat.byFeature, null, around);
  const groups = [...flat.groups, ...flat.targets].flatMap(([name, parameters]) =>
    one(asOneFeature(parameters), path + step(name)),
  );
  return [...(whole ? [{ path, ...whole }] : []), ...groups];
}

/** The scaler of a target may be single numbers. */
function withLists(value: JsonValue | undefined): JsonValue {
  return isObject(value) ? asOneFeature(value) : null;
}

function one(parameters: JsonObject, path: string): Found[] {
  const scaler = at(path, () => scalerOf(parameters, null, null));
  return scaler ? [{ path, ...scaler }] : [];
}

type Scaler = Omit<Found, 'path'>;

function scalerOf(object: JsonObject, names: Names | null, around: JsonObject | null): Scaler | null {
  const statistics = statisticsByQuantity(object, names) ?? statisticsByFeature(object, names);
  if (statistics) return fromStatistics(statistics);
  const columns = columnsOf(object, names);
  const scaler = columns && interpret(columns, object);
  if (scaler) return named(scaler, around);
  return byFeature(object, names, around);
}

function byFeature(object: JsonObject, names: Names | null, around: JsonObject | null): Scaler | null {
  const columns = columnsByFeature(object, names);
  const scaler = columns && interpret(columns, object);
  return scaler && named(scaler, around);
}

function fromStatistics({ transform, parameters }: Statistics): Scaler {
  return { transform, parameters };
}

/** A scaler without names takes those that stand around it, where they match in number. */
function named(scaler: Scaler, around: JsonObject | null): Scaler {
  const { transform } = scaler;
  if (transform.kind !== 'affine' || transform.features || !around) return scaler;
  const names = declaredNames(around);
  if (names?.names.length !== transform.scale.length) return scaler;
  return { ...scaler, transform: { ...transform, features: names.names } };
}
