import type { DataRole } from '../../data.ts';
import { asData, dataValue, derive } from '../data.ts';
import { allGiven } from '../given.ts';
import type { Given, Value } from '../values.ts';

/** Functions that put tables under one another. */
const JOINING =
  /^(?:pandas\.concat|(?:numpy|cupy|jax\.numpy)\.(?:concatenate|vstack|row_stack|append)|torch\.(?:cat|vstack|concat)|tensorflow\.concat)$/;

/** `pd.concat([train, test])`: where both parts of a split are put together again, the whole is no part of one any more. */
export function joined(name: string, given: Given): Value | null {
  const [first, second] = allGiven(given);
  if (!JOINING.test(name) || !first) return null;
  const tables = first.kind === 'list' ? first.items : [first, ...(second ? [second] : [])];
  const data = tables.filter(({ kind }) => kind === 'data').map(asData);
  const roles = data.flatMap((table) => table.roles);
  if (!roles.some(({ role }) => role === 'train') || !roles.some(isHeldOut)) return null;
  const whole = derive(data);
  return dataValue({ ...whole, roles: whole.roles.filter((one) => one.role !== 'train' && !isHeldOut(one)) });
}

function isHeldOut({ role }: DataRole): boolean {
  return role === 'test' || role === 'validation';
}
