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
  const [around, last] = [plain.slice(0, cut), plain.slice(cut)];
  const whole = quantityOf(last);
  if (whole !== undefined) return { owner: around.slice(0, -1), last, key: last, quantity: whole };
  const part = endOf(last) ?? beginningOf(last);
  const quantity = part && quantityOf(part.key);
  if (!part || !quantity || OF_LAYERS.has(part.owner)) return null;
  return { owner: around + part.owner, last, key: part.key, quantity };
}

/** Tensors that layers make for themselves: BatchNorm, NoisyLinear, quantizers. */
const OF_LAYERS = new Set(['running', 'moving', 'weight', 'bias', 'log', 'act', 'activation']);

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
