import type { Plain } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareValues, shortly } from './compare-values.ts';
import type { Findings } from './findings.ts';

/**
 * The categories of one feature on both sides: those that only one of them has, and the same ones in another order,
 * which gives other columns or other numbers.
 */
export function compareCategories(a: Plain, b: Plain, title: string, feature: string, found: Findings): void {
  const [one, other] = [a ?? [], b ?? []];
  if (!Array.isArray(one) || !Array.isArray(other)) {
    compareValues(a, b, title, feature, found);
    return;
  }
  const [before, after] = [keyed(one), keyed(other)];
  let isSame = true;
  for (const [key, cell] of before) {
    if (after.has(key)) continue;
    isSame = false;
    found.differences.push({
      feature,
      parameter: title,
      before: cellText(cell),
      after: null,
      distance: null,
    });
  }
  for (const [key, cell] of after) {
    if (before.has(key)) continue;
    isSame = false;
    found.differences.push({
      feature,
      parameter: title,
      before: null,
      after: cellText(cell),
      distance: null,
    });
  }
  if (!isSame || before.size === 0) return;
  const difference = {
    feature,
    parameter: `order of the ${title.replace(/y$/, 'ies').replace(/ss$/, 'sses')}`,
  };
  found.differences.push({ ...difference, before: listed(one), after: listed(other), distance: null });
}

/** The labels of a target. */
export function compareClasses(a: Plain, b: Plain, feature: string, found: Findings): void {
  compareCategories(a, b, 'class', feature, found);
}

function keyed(cells: readonly Plain[]): Map<string, Plain> {
  return new Map(cells.map((cell) => [canonicalJson(cell), cell]));
}

/** A text as it is, but in quotes where it would read as another value. */
function cellText(cell: Plain): string {
  if (typeof cell !== 'string') return String(shortly(cell) ?? 'None');
  const readsAsOther =
    cell === '' || cell === 'None' || /^(true|false)$/.test(cell) || !Number.isNaN(Number(cell));
  return readsAsOther ? JSON.stringify(cell) : String(shortly(cell));
}

function listed(cells: readonly Plain[]): string {
  return String(shortly(cells.map(cellText).join(', ')));
}

/** Numbers that stand for categories. */
interface Encoded {
  values: Plain;
  categories: Plain;
}

/** By category, where both have it; lists of lists are one a class of the target. */
export function compareEncodings(a: Encoded, b: Encoded, feature: string, found: Findings): void {
  const known = [a.values, b.values, a.categories, b.categories];
  if (!known.every((list) => Array.isArray(list))) {
    compareValues(a.values, b.values, 'encodings', feature, found);
    return;
  }
  const after = new Map((b.categories as Plain[]).map((cell, place) => [canonicalJson(cell), place]));
  const classes = Array.isArray((a.values as Plain[])[0]) ? (a.values as Plain[]).length : null;
  (a.categories as Plain[]).forEach((cell, place) => {
    const other = after.get(canonicalJson(cell));
    if (other === undefined) return;
    for (let at = 0; at < (classes ?? 1); at++) {
      const [one, two] = [numberAt(a.values, classes && at, place), numberAt(b.values, classes && at, other)];
      const title = `encoding of ${cellText(cell)}${classes === null ? '' : ` for class ${at + 1}`}`;
      compareValues(one, two, title, feature, found);
    }
  });
}

function numberAt(values: Plain, row: number | null, place: number): Plain {
  const list = row === null ? values : Array.isArray(values) ? values[row] : null;
  return Array.isArray(list) ? (list[place] ?? null) : null;
}
