import type { DataNode } from './values.ts';

/** So far back is looked for what was one of several before. */
const mostBack = 16;

/**
 * Data that may be any of these tables, or of those that they were made of, as it was met before: `df` after a branch, or a loop, is
 * asked for once to fit a scaler, and once to be transformed, and is one table. Null where it was not met.
 */
export function joinedBefore(tables: readonly DataNode[]): DataNode | null {
  const [first, ...others] = tables;
  if (!first || others.length === 0) return null;
  const ways = others.map(wayTo);
  for (const { joined } of wayTo(first)) {
    if (joined && ways.every((way) => way.some((one) => joined.parents.includes(one)))) return joined;
  }
  return null;
}

/** Remembers what several tables became. */
export function noteJoined(data: DataNode, tables: readonly DataNode[]): void {
  for (const table of tables) table.joined ??= data;
}

/** A table, and what it was made of, the nearest first. */
function wayTo(table: DataNode): readonly DataNode[] {
  const way = new Set([table]);
  for (const one of way) {
    for (const parent of one.parents) if (way.size < mostBack) way.add(parent);
  }
  return [...way];
}
