import { publicClass } from '../names.ts';
import { isNA } from '../pandas.ts';
import type { PyValue } from '../pickle/values.ts';

/**
 * A function or class under its public name; null for any other value. numpy before 1.22 writes its functions as calls:
 * `_ufunc_reconstruct(module, name)`, and skops writes `pandas.NA` as an object.
 */
export function functionName(value: PyValue | undefined): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isNA(value)) return 'pandas.NA';
  if (value.kind === 'global') return publicClass(`${value.module}.${value.name}`);
  if (value.kind !== 'object' || !/^numpy\._?core\._ufunc_reconstruct$/.test(value.class)) return null;
  const [module, name] = value.args;
  return typeof module === 'string' && typeof name === 'string' ? publicClass(`${module}.${name}`) : null;
}
