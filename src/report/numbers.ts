/** Significant digits that a person is shown. */
const DIGITS = 4;

/** All that a float64 has. */
const MOST_DIGITS = 17;

/** A number of a report: JSON's, or `nan`, `inf`, `-inf` and other words as they are; null where there is none. */
type Shown = number | string | null;

/** A number for people: four significant digits, no trailing zeros; words as they are; `–` for none. */
export function number(value: Shown): string {
  return rounded(value, DIGITS);
}

/** Two numbers that differ, with as many digits as it takes to see it. */
export function beforeAndAfter(before: Shown, after: Shown): [before: string, after: string] {
  if (before === after) return [number(before), number(after)];
  for (let digits = DIGITS; digits < MOST_DIGITS; digits++) {
    const [one, other] = [rounded(before, digits), rounded(after, digits)];
    if (one !== other) return [one, other];
  }
  return [rounded(before, MOST_DIGITS), rounded(after, MOST_DIGITS)];
}

/** How far something moved, with its unit where it has one, as `0.21 σ`: two or three digits are enough. */
export function distance(value: Shown, unit = ''): string {
  if (typeof value !== 'number') return rounded(value, DIGITS);
  const digits = Math.abs(value) < 1 ? 2 : 3;
  return [rounded(value, digits), unit].filter(Boolean).join(' ');
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 5) return '< 0.01 s';
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** `1 pair`, `12 pairs`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Plain digits where they stay short, else `1.6e9`. */
function rounded(value: Shown, digits: number): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  const near = Number(value.toPrecision(digits));
  const size = Math.abs(near);
  if (size === 0 || (size >= 1e-4 && size < 1e6)) return String(near);
  return near.toExponential().replace('e+', 'e');
}
