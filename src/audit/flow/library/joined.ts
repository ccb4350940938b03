import type { DataRole } from '../../data.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { allGiven } from '../given.ts';
import { joinReach } from '../reach.ts';
import type { Given, Value } from '../values.ts';

/** Functions that put tables under one another. */
const JOINING =
  /^(?:pandas\.concat|(?:numpy|cupy|jax\.numpy)\.(?:concatenate|vstack|row_stack|append)|torch\.(?:cat|vstack|concat)|tensorflow\.concat)$/;

/**
 * `pd.concat([train, test])`: where both parts of a split are put together again, the whole is no part of one any more. Columns are
 * called as they were.
 */
export function joined(name: string, given: Given): Value | null {
  const [first, second] = allGiven(given);
  if (!JOINING.test(name) || !first) return null;
  const tables = dataAmong(first.kind === 'list' ? first.items : [first, ...(second ? [second] : [])]);
  const whole = derive(tables);
  if (name === 'pandas.concat' && !given.named.has('keys')) joinReach(whole, tables);
  const isOfBoth = whole.roles.some(({ role }) => role === 'train') && whole.roles.some(isHeldOut);
  if (isOfBoth) whole.roles = whole.roles.filter((one) => one.role !== 'train' && !isHeldOut(one));
  return isOfBoth || whole.reach.size > 0 ? dataValue(whole) : null;
}

function isHeldOut({ role }: DataRole): boolean {
  return role === 'test' || role === 'validation';
}
