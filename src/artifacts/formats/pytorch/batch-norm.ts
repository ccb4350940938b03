import type { Affine, Plain } from '../../../generated/lock.ts';
import { centered, composed, stretched } from '../../../transform/affine.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { toReal } from '../../../transform/real.ts';
import type { FittedScaler } from '../../artifact.ts';
import { attribute } from '../../pickle/access.ts';
import { step } from '../json/values.ts';
import { isVector, itemsOf, type Tensor } from '../tensors/tensor.ts';
import { type Contents, moduleKey } from './tensors.ts';

/**
 * The BatchNorm that a model begins with: it scales the features as they come in. One further on scales what the model
 * made itself, and is no scaler. It is a layer of the model, whose numbers every training changes: shown, and no part of
 * the file's preprocessing. A state dict does not hold its `eps`, so that only a whole module tells what it does.
 */
export function firstBatchNorm(contents: Contents): FittedScaler | null {
  const [first] = contents.tensors;
  if (!first) return null;
  const prefix = first.name.replace(/[^.]*$/, '');
  const layer = { holder: first.holder, prefix };
  // What counts rows in place of batches is a normalizer, and read as one.
  if (['count', 'current_count'].some((name) => memberOf(contents, layer, name))) return null;
  const [mean, variance] = ['running_mean', 'running_var'].map((name) => memberOf(contents, layer, name));
  if (!mean || !variance || !isVector(mean) || itemsOf(variance.shape) !== itemsOf(mean.shape)) return null;
  if (!isBeforeLinear(contents, layer, itemsOf(mean.shape))) return null;
  const [weight, bias] = ['weight', 'bias'].map((name) => memberOf(contents, layer, name));
  const members = [weight, bias, mean, variance].filter((tensor) => tensor !== undefined);
  const module = contents.modules.get(moduleKey(layer.holder, prefix));
  const eps = module && attribute(module, 'eps');
  const transform = typeof eps === 'number' ? normalized(mean, variance, eps, weight, bias) : null;
  const parameters = members.map(({ name, numbers }): [string, Plain] => [
    name.slice(prefix.length),
    numbers().map(toReal),
  ]);
  return {
    path: layer.holder + (prefix === '' ? '' : step(prefix.slice(0, -1))),
    class: module?.class ?? 'torch.nn.BatchNorm1d',
    parameters: Object.fromEntries(parameters),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

interface Layer {
  holder: string;
  prefix: string;
}

/** No layer has more tensors than these. */
const MEMBERS = 8;

function memberOf({ tensors }: Contents, { holder, prefix }: Layer, name: string): Tensor | undefined {
  return tensors
    .slice(0, MEMBERS)
    .find((tensor) => tensor.holder === holder && tensor.name === prefix + name);
}

/** Whether what comes next is a Linear that takes as many features. */
function isBeforeLinear({ tensors }: Contents, { holder, prefix }: Layer, count: number): boolean {
  const next = tensors.slice(0, MEMBERS).find(({ name }) => !name.startsWith(prefix) || prefix === '');
  const [, inputs] = next?.shape ?? [];
  return next?.holder === holder && next.shape.length === 2 && inputs === count;
}

/** `(x − mean) / √(var + eps) · weight + bias`. */
function normalized(
  mean: Tensor,
  variance: Tensor,
  eps: number,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
): Affine {
  const center = mean.numbers();
  const options = { features: null, dtype: mean.dtype };
  const spread = variance.numbers().map((value) => Math.sqrt(value + eps));
  const scaled = centered(center.length, center, spread, options);
  if (!weight) return scaled;
  const shift = bias?.numbers() ?? center.map(() => 0);
  return composed(scaled, stretched(weight.numbers(), shift, options));
}
