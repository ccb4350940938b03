import type { Affine, Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { toReal } from '../../../transform/real.ts';
import type { FittedScaler } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { type Budget, newBudget, spend } from '../../sklearn/plain.ts';
import type { Column, Quantity } from '../json/columns.ts';
import { interpret } from '../json/scaler.ts';
import { step } from '../json/values.ts';
import { quantityName, runningName } from './names.ts';
import { isVector, itemsOf, type Tensor } from './tensor.ts';

/** Tensors that together are a scaler: a mean and a standard deviation, a minimum and a maximum. */
export interface Normalizer {
  scaler: FittedScaler;
  tensors: ReadonlySet<Tensor>;
  /** How many features it scales. */
  count: number;
}

/** What the tensors of a file are read as. */
export interface NormalizerOptions {
  /** What a scaler's class is called: the kind of file. */
  class: string;
  /**
   * Whether a scaler computes with the dtype of its numbers, as the tensors of a framework do. Arrays that numpy loads
   * leave it to what they are applied to.
   */
  hasDtype: boolean;
  /** The names of this many features that stand beside the tensors. */
  namesOf: (holder: string, count: number) => string[] | null;
}

/** More of them no file has. */
const MAX_NORMALIZERS = 10_000;

/**
 * The normalizers among the tensors of a file, by their names: tensors of one owner that give a center and a spread, a
 * lowest and a highest value, or scikit-learn's `min_` and `scale_`, each with one number a feature. They mean what the
 * same names mean in JSON (docs/formats.md); where they can mean two things, the transform is null.
 */
export function normalizersIn(tensors: readonly Tensor[], options: NormalizerOptions): Normalizer[] {
  const groups = new Map<string, Group>();
  const there = new Set(tensors.map(({ holder, name }) => `${holder}\0${name}`));
  for (const tensor of tensors) {
    const isThere = (name: string) => there.has(`${tensor.holder}\0${name}`);
    const name = isVector(tensor) ? (quantityName(tensor.name) ?? runningName(tensor.name, isThere)) : null;
    if (name === null) continue;
    const key = `${tensor.holder}\0${name.owner}`;
    const group = groups.get(key) ?? { holder: tensor.holder, owner: name.owner, members: [] };
    group.members.push({ tensor, last: name.last, key: name.key, quantity: name.quantity });
    groups.set(key, group);
  }
  const found = [...groups.values()].filter(isNormalizer);
  if (found.length > MAX_NORMALIZERS)
    throw new ArtifactError(`holds more than ${MAX_NORMALIZERS} normalizers`);
  const budget = newBudget();
  return found.map((group) => normalizerOf(group, options, budget));
}

interface Member {
  tensor: Tensor;
  last: string;
  key: string;
  quantity: Quantity;
}

interface Group {
  holder: string;
  owner: string;
  members: Member[];
}

function isNormalizer({ members }: Group): boolean {
  const has = (...quantities: Quantity[]) => quantities.some((wanted) => given.has(wanted));
  const given = new Set(members.map(({ quantity }) => quantity));
  const isScaler =
    (has('center') && has('spread', 'variance')) ||
    (has('lowest') && has('highest', 'extent')) ||
    (has('offset') && members.some(({ key }) => key === 'scale_'));
  const [first] = members;
  const count = first ? itemsOf(first.tensor.shape) : 0;
  return isScaler && members.every(({ tensor }) => itemsOf(tensor.shape) === count);
}

function normalizerOf(
  { holder, owner, members }: Group,
  options: NormalizerOptions,
  budget: Budget,
): Normalizer {
  // Many names can stand for one tensor; its numbers are written out for each, and as scale and offset.
  for (const { tensor } of members) spend(budget, 2 * itemsOf(tensor.shape));
  const columns = members.map((member) => ({ ...member, numbers: member.tensor.numbers() }));
  const count = columns[0]?.numbers.length ?? 0;
  const transform = transformOf(columns, options.namesOf(holder, count), options.hasDtype);
  const parameters = columns.map(({ last, numbers }): [string, Plain] => [last, numbers.map(toReal)]);
  const scaler: FittedScaler = {
    path: holder + (owner === '' ? '' : step(owner)),
    class: options.class,
    parameters: Object.fromEntries(parameters),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
  return { scaler, tensors: new Set(members.map(({ tensor }) => tensor)), count };
}

function transformOf(
  columns: (Member & { numbers: number[] })[],
  names: string[] | null,
  hasDtype: boolean,
): Affine | null {
  const byQuantity = new Map<Quantity, Column>();
  for (const { quantity, key, numbers } of columns) {
    const other = byQuantity.get(quantity);
    if (other && !numbers.every((number, index) => Object.is(number, other.numbers[index]))) return null;
    if (!other) byQuantity.set(quantity, { key, numbers });
  }
  try {
    const transform = interpret({ names, byQuantity }, {})?.transform ?? null;
    return transform && hasDtype ? withDtype(transform, columns) : transform;
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}

/** Parameters of less than float64 are a scaler that computes with less. */
function withDtype(transform: Affine, columns: readonly Member[]): Affine {
  const dtypes = columns.map(({ tensor }) => tensor.dtype);
  const dtype = dtypes.find((name) => name !== 'float64' && /^b?float/.test(name));
  return dtype === undefined ? transform : { ...transform, dtype };
}

/** The one scaler of a file, or several side by side with where they sit; null where one of them cannot be told. */
export function together(
  scalers: readonly { path: string; transform: Transform | null }[],
): Transform | null {
  const [first, second] = scalers;
  if (!first || !second) return first?.transform ?? null;
  const branches = scalers.flatMap(({ path, transform }) =>
    transform === null ? [] : [{ columns: path, transform }],
  );
  return branches.length === scalers.length ? { kind: 'branches', branches } : null;
}
