import type { Normalizer } from './normalizers.ts';
import { isVector, itemsOf, type Tensor } from './tensor.ts';

/** The tensors that are weights of a model: neither a normalizer's, nor what stands beside one (a count, quantiles). */
export function weightsIn(tensors: readonly Tensor[], normalizers: readonly Normalizer[]): Tensor[] {
  const taken = new Set(normalizers.flatMap(({ tensors }) => [...tensors]));
  const owners = new Set([...taken].map(ownerOf));
  return tensors.filter((tensor) => {
    if (taken.has(tensor) || itemsOf(tensor.shape) === 0) return false;
    return isNamedWeight(tensor) || (tensor.shape.length > 0 && !owners.has(ownerOf(tensor)));
  });
}

/** A tensor's holder and its name up to the last dot or slash. */
function ownerOf({ holder, name }: Tensor): string {
  return `${holder}\0${name.replace(/[^./]*$/, '')}`;
}

/** Whether it is called a weight, or is a table: a lone list of numbers may be anything. */
export function isSurelyWeight(tensor: Tensor): boolean {
  return isNamedWeight(tensor) || !isVector(tensor);
}

function isNamedWeight({ name, shape }: Tensor): boolean {
  return /(^|[./_])(weight|bias|kernel)[^./]*$/.test(name) && shape.length > 0;
}

/**
 * How many features a model of torch takes: the second dimension of its first weight, where that is a Linear's or a
 * recurrent layer's `[out, in]`. Null where the first weight is a convolution's or an embedding's, whose input is not
 * told by the weight, and where several models in one file differ.
 */
export function featuresOfTorch(tensors: readonly Tensor[]): number | null {
  const first = new Map<string, number | null>();
  for (const tensor of tensors) {
    if (!first.has(tensor.holder) && isFirstWeight(tensor)) first.set(tensor.holder, inputsOf(tensor));
  }
  const counts = new Set(first.values());
  const [only] = counts;
  return counts.size === 1 ? (only ?? null) : null;
}

const WEIGHT = /(^|\.)(weight(_ih_l0|_orig|_v)?|in_proj_weight|parametrizations\.weight\.original1?)$/;

/** A weight of two dimensions or more: those of a norm layer have one. */
function isFirstWeight({ name, shape }: Tensor): boolean {
  return shape.length > 1 && WEIGHT.test(name);
}

function inputsOf({ name, shape }: Tensor): number | null {
  const [, inputs] = shape;
  return shape.length === 2 && !/emb/i.test(name) ? (inputs ?? null) : null;
}
