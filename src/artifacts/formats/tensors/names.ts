import { type Quantity, quantityOf } from '../json/columns.ts';

/** A tensor's name taken apart: `model.obs_mean` is the `mean` of `obs` in `model`. */
export interface QuantityName {
  /** What the tensor belongs to, with the dots and slashes of the file: `normalize_inputs.buffer_state`, `model/obs`. */
  owner: string;
  /** As the file spells it, as `obs_mean`. */
  last: string;
  /** The quantity alone, as `mean`. */
  key: string;
  quantity: Quantity;
}

/**
 * What a tensor says of a normalizer by its name; null where the name is none of a normalizer's. The quantity is the
 * whole last part (`stats.mean`), its end (`x_mean`) or its beginning (`mean_x`).
 */
export function quantityName(name: string): QuantityName | null {
  const plain = name.replace(/:\d+$/, '');
  const cut = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/')) + 1;
  const around = plain.slice(0, cut);
  if (OBSERVERS.test(around)) return null;
  const last = plain.slice(cut);
  // A module's own buffers may be private: `_mean`.
  const open = last.replace(/^_+(?=[a-z])/, '');
  const whole = quantityOf(open);
  if (whole !== undefined) return { owner: around.slice(0, -1), last, key: open, quantity: whole };
  const part = endOf(open) ?? beginningOf(open);
  const quantity = part && quantityOf(part.key);
  if (!part || !quantity || OF_LAYERS.has(part.owner)) return null;
  return { owner: around + part.owner, last, key: part.key, quantity };
}

/** What quantization-aware training saw of weights and activations: `min_val` and `max_val`. */
const OBSERVERS = /activation_post_process|fake_quant/;

/** Tensors that layers make for themselves: BatchNorm, NoisyLinear, quantizers. */
const OF_LAYERS = new Set(['running', 'moving', 'weight', 'bias', 'log', 'act', 'activation']);

/** A mean or a variance that is kept up while a model trains, as the quantity that it is. */
const RUNNING = /^running_(mean|var|variance|std)$/;

/** Beside these a running mean is a normalizer's: it counts the rows that it saw. BatchNorm counts batches. */
const COUNTS = ['count', 'current_count'];

/**
 * What a tensor says of a normalizer that is fitted as the model trains (RunningMeanStd and its like, of reinforcement
 * learning); null for the running mean of a BatchNorm. `isThere` tells which names there are beside it.
 */
export function runningName(name: string, isThere: (name: string) => boolean): QuantityName | null {
  const cut = name.lastIndexOf('.') + 1;
  const [around, last] = [name.slice(0, cut), name.slice(cut)];
  const [, key = ''] = RUNNING.exec(last) ?? [];
  const quantity = quantityOf(key === 'variance' ? 'var' : key);
  if (!quantity || !COUNTS.some((count) => isThere(around + count))) return null;
  return { owner: around.slice(0, -1), last, key, quantity };
}

/** Quantities that may be a part of a name. `weight_mu` and `weight_sigma` are none. */
const PARTS = new Set([
  ...['mean', 'means', 'mean_', 'std', 'stds', 'std_', 'stdev', 'stddev', 'std_dev', 'median'],
  ...['scale', 'scales', 'scale_', 'var', 'vars', 'var_', 'variance', 'variances', 'center_', 'iqr'],
  ...['min', 'mins', 'min_', 'max', 'maxs', 'data_min', 'data_min_', 'data_max', 'data_max_'],
  ...['data_range', 'data_range_', 'max_abs', 'max_abs_'],
]);

function endOf(last: string): { owner: string; key: string } | null {
  for (let at = last.indexOf('_'); at > 0; at = last.indexOf('_', at + 1)) {
    const key = last.slice(at + 1);
    if (PARTS.has(key)) return { owner: last.slice(0, at), key };
  }
  return null;
}

function beginningOf(last: string): { owner: string; key: string } | null {
  const at = last.indexOf('_');
  const key = last.slice(0, at);
  return at > 0 && PARTS.has(key) ? { owner: last.slice(at + 1), key } : null;
}
