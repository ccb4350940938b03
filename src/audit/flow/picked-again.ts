import { rolesByName } from '../known/role-names.ts';
import type { DataNode, Value } from './values.ts';

/** What an index picks of data, and the index. */
interface Pick {
  index: readonly Value[];
  part: DataNode;
}

/** More picks of one table than these are not looked through. */
const mostPicks = 50;

/** Longer lists of columns are only the same where they are the very same. */
const mostColumns = 200;

/**
 * What the same index picked of the same data before, where it did: `df[columns]` written twice is the same values. The data is
 * another one as soon as something is written into it.
 */
export function pickedBefore({ picks }: DataNode, index: readonly Value[]): DataNode | null {
  const known = picks?.find((pick) => isSameIndex(pick.index, index))?.part ?? null;
  return known && !saysMore(known) ? known : null;
}

/** Remembers what an index picked, for the next time that it is written. */
export function notePick(data: DataNode, { index, part }: Pick): void {
  data.picks ??= [];
  const known = data.picks.find((pick) => isSameIndex(pick.index, index));
  if (known) known.part = part;
  else if (data.picks.length < mostPicks) data.picks.push({ index, part });
}

/** Whether it became a part, or got a name that says what it is for: of what is picked anew neither holds. */
function saysMore({ part, name }: DataNode): boolean {
  return part !== null || (name !== null && rolesByName(name).length > 0);
}

function isSameIndex(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, at) => isSameValue(value, other[at]));
}

/** Whether two values are certainly the same: the very one, or written alike. */
function isSameValue(one: Value, other: Value | undefined): boolean {
  if (isSameSingle(one, other)) return true;
  if (one.kind !== 'list' || other?.kind !== 'list' || one.isSome || other.isSome) return false;
  const isComparable = one.items.length === other.items.length && one.items.length <= mostColumns;
  return isComparable && one.items.every((item, at) => isSameSingle(item, other.items[at]));
}

function isSameSingle(one: Value, other: Value | undefined): boolean {
  if (one === other) return true;
  if (one.kind === 'text')
    return other?.kind === 'text' && one.known && other.known && one.text === other.text;
  if (one.kind === 'number') return other?.kind === 'number' && one.value === other.value;
  return one.kind === 'data' && other?.kind === 'data' && one.data === other.data;
}
