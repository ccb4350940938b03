import { attribute, dictGet, isDict } from './pickle/access.ts';
import type { PyObject, PyValue } from './pickle/values.ts';

/**
 * The values of an Index, a Series or an array of pandas's own, out of what each pickles; undefined for anything else:
 *
 * - `pandas.core.indexes.base._new_Index(Index, {"data": …, "name": …})`; skops keeps its attribute `_data`;
 * - a Series is `_mgr` (`_data` before 1.1), whose state is `(axes, values by block, …)`;
 * - a StringArray of pandas 3 has the state `(dtype, array)`.
 */
export function valuesIn(object: PyObject): PyValue | undefined {
  if (!object.class.startsWith('pandas.')) return undefined;
  if (/^pandas\.(core\.series\.)?Series$/.test(object.class)) {
    const manager = attribute(object, '_mgr') ?? attribute(object, '_data');
    if (typeof manager !== 'object' || manager?.kind !== 'object') return undefined;
    return at(at(manager.state, 1), 0);
  }
  const keywords = object.args.find(isDict);
  if (keywords) return dictGet(keywords, 'data');
  return attribute(object, '_data') ?? at(object.state, 1);
}

/** Whether it is `pandas.NA`, which a pickle names by one module or another and skops writes as an object. */
export function isNA(value: PyValue & object): boolean {
  if (value.kind === 'global') return /^pandas(\.|$)/.test(value.module) && value.name === 'NA';
  return value.kind === 'object' && /^pandas\.(.*\.)?NAType$/.test(value.class);
}

function at(value: PyValue | undefined, index: number): PyValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return value.kind === 'tuple' || value.kind === 'list' ? value.items[index] : undefined;
}
