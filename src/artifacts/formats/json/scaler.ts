import type { Affine, Plain } from '../../../generated/lock.ts';
import { type AffineOptions, centered, minMaxLine, stretched } from '../../../transform/affine.ts';
import { ArtifactError } from '../../error.ts';
import type { Column, Columns, Quantity } from './columns.ts';
import { entry, type JsonObject } from './values.ts';

/** A scaler written out as JSON. */
export interface JsonScaler {
  transform: Affine;
  parameters: Record<string, Plain>;
}

/**
 * What the parameters of a JSON scaler do. They are those of docs/formats.md: center and spread, lowest and
 * highest (or range), the largest absolute value, or scikit-learn's own `min_` and `scale_`. Null where they
 * make no scaler; an ArtifactError where they make two.
 */
export function interpret(columns: Columns, object: JsonObject): JsonScaler | null {
  const given = new Map(
    [...columns.byQuantity].filter((pair): pair is [Quantity, Column] => pair[1] !== null),
  );
  const affine = lineOf(given, columns, object);
  if (affine === null) return null;
  const parameters = [...given.values()].map(({ key, numbers }): [string, Plain] => [key, numbers]);
  const switches = SWITCHES.flatMap((key): [string, Plain][] => {
    const value = entry(object, key);
    return value === undefined ? [] : [[key, value]];
  });
  return { transform: affine, parameters: Object.fromEntries([...parameters, ...switches]) };
}

const SWITCHES = ['with_mean', 'with_std', 'with_centering', 'with_scaling', 'feature_range', 'clip'];

function lineOf(given: ReadonlyMap<Quantity, Column>, columns: Columns, object: JsonObject): Affine | null {
  const { center, spread, variance, lowest, highest, extent, largest, offset } = Object.fromEntries(
    given,
  ) as Partial<Record<Quantity, Column>>;
  const options: AffineOptions = { features: columns.names };
  const isCentered = center !== undefined && (spread !== undefined || variance !== undefined);
  const isSpan = lowest !== undefined && (highest !== undefined || extent !== undefined);
  // scikit-learn's `scale_` multiplies where `min_` stands beside it, and divides everywhere else.
  if (offset && spread?.key === 'scale_') {
    if (isCentered) throw ambiguous(center, offset);
    return stretched(spread.numbers, offset.numbers, { ...options, ...clipOf(object) });
  }
  if (isCentered && isSpan) throw ambiguous(center, lowest);
  if (isCentered) return centeredLine(center, spread, variance, options, object);
  if (isSpan) return spanLine(lowest, highest, extent, { ...options, ...clipOf(object) }, object);
  if (lowest && spread) {
    throw new ArtifactError(
      `"${lowest.key}" stands beside "${spread.key}": it cannot be told whether that multiplies or divides; write "range", or "min_" and "scale_"`,
    );
  }
  if (largest) return centered(largest.numbers.length, null, positive(largest).map(unlessZero), options);
  // A center that is null is switched off, not missing.
  if (spread && columns.byQuantity.get('center') === null)
    return centeredLine(null, spread, variance, options, object);
  // A center alone is none, unless the file says that nothing is divided.
  return center && isOff(object, ...DIVIDES) ? centeredOnly(center, options, object) : null;
}

/** The switches of a StandardScaler and a RobustScaler. */
const CENTERS = ['with_mean', 'with_centering'];
const DIVIDES = ['with_std', 'with_scaling'];

function centeredOnly({ numbers }: Column, options: AffineOptions, object: JsonObject): Affine {
  return centered(numbers.length, isOff(object, ...CENTERS) ? null : numbers, null, options);
}

function ambiguous(one: Column, other: Column): ArtifactError {
  return new ArtifactError(
    `has both "${one.key}" and "${other.key}": it cannot be told which of them scales`,
  );
}

function centeredLine(
  center: Column | null,
  spread: Column | undefined,
  variance: Column | undefined,
  options: AffineOptions,
  object: JsonObject,
): Affine {
  const divisor = spread ? positive(spread) : variance ? positive(variance).map(Math.sqrt) : [];
  const middle = isOff(object, ...CENTERS) ? null : (center?.numbers ?? null);
  const scaled = isOff(object, ...DIVIDES) ? null : divisor.map(unlessZero);
  return centered(divisor.length, middle, scaled, options);
}

function isOff(object: JsonObject, ...keys: string[]): boolean {
  return keys.some((key) => entry(object, key) === false);
}

function spanLine(
  lowest: Column,
  highest: Column | undefined,
  extent: Column | undefined,
  options: AffineOptions,
  object: JsonObject,
): Affine {
  const ranges = extent
    ? positive(extent)
    : lowest.numbers.map((low, index) => {
        const high = highest?.numbers[index] ?? low;
        if (high < low)
          throw new ArtifactError(`"${highest?.key}" is below "${lowest.key}" at place ${index}`);
        return high - low;
      });
  const { scale, offset } = minMaxLine(lowest.numbers, ranges, rangeOf(object));
  return stretched(scale, offset, options);
}

/** The output for the lowest and the highest value, 0 to 1 where the file does not say. */
function rangeOf(object: JsonObject): [number, number] {
  const value = entry(object, 'feature_range');
  if (value === undefined || value === null) return [0, 1];
  const [low, high] = Array.isArray(value) ? value : [];
  if (typeof low !== 'number' || typeof high !== 'number' || low >= high) {
    throw new ArtifactError('"feature_range" is not two numbers, the lower one first');
  }
  return [low, high];
}

function clipOf(object: JsonObject): { clip?: [number, number] } {
  return entry(object, 'clip') === true ? { clip: rangeOf(object) } : {};
}

function positive({ key, numbers }: Column): number[] {
  const index = numbers.findIndex((number) => number < 0);
  if (index >= 0) throw new ArtifactError(`"${key}" is negative at place ${index}`);
  return numbers;
}

/** A feature that never varied keeps its own scale, as in scikit-learn. */
function unlessZero(spread: number): number {
  return spread === 0 ? 1 : spread;
}
