/** How much of a list may be shown. */
interface Room {
  rows: number;
  characters: number;
}

/** The first rows that there is room for (a line break each counted), and how many are left out. */
export function takeFitting(
  rows: readonly string[],
  { rows: most, characters }: Room,
): { taken: string[]; left: number } {
  const taken: string[] = [];
  let used = 0;
  for (const row of rows.slice(0, most)) {
    used += row.length + 1;
    if (used > characters) break;
    taken.push(row);
  }
  return { taken, left: rows.length - taken.length };
}
