import { HANDING_ON_FUNCTIONS, RESHAPING } from '../../known/shaping.ts';
import { shortName } from '../../short-name.ts';
import { gatheredIn } from '../cuts.ts';
import { asData, dataValue, derive, handedOn } from '../data.ts';
import { isOneRow, reshapesToOneRow } from '../rows.ts';
import type { Frame } from '../run.ts';
import type { Given, Value } from '../values.ts';

const ARRAYS = /^(?:numpy|torch|tensorflow|jax)\./;

/** `np.array(x)`, `torch.tensor(x)`: the same values in another type or shape. */
export function handOn(frame: Frame, name: string, given: Given): Value | null {
  if (!HANDING_ON_FUNCTIONS.has(name)) return null;
  const [first] = given.positional.length > 0 ? given.positional : given.named.values();
  if (name.endsWith('clone') || !first) return null;
  const gathered = gatheredIn(frame.run, first);
  if (gathered) return dataValue(derive([gathered]));
  const last = shortName(name);
  if (first.kind === 'list') {
    // An array reckons with each of its numbers, where a list is repeated.
    const shape = ARRAYS.test(name) ? 'array' : first.shape;
    return { ...first, shape, ...(RESHAPING.test(last) ? { isOfOne: false } : {}) };
  }
  if (first.kind === 'number' || first.kind === 'thing' || first.kind === 'dict') return first;
  if (name === 'sklearn.utils.shuffle' && given.positional.length > 1)
    return {
      kind: 'list',
      shape: 'tuple',
      at: null,
      items: given.positional.map((one) => dataValue(derive([asData(one)]))),
    };
  const data = asData(first);
  const isShapedToOne =
    last === 'reshape' && reshapesToOneRow({ ...given, positional: given.positional.slice(1) });
  return dataValue(handedOn(data, RESHAPING.test(last) ? isShapedToOne : isOneRow(frame.run, first)));
}
