import type { Plain } from '../generated/lock.ts';
import { compareValues, isNumbers } from './compare-values.ts';
import type { Findings } from './findings.ts';

/**
 * What one feature weighs in each component. A component has length 1, so the distance is the difference itself; one
 * that only has its sign turned is said to, for that is what another library or another solver does.
 */
export function compareLoadings(a: Plain, b: Plain, feature: string, found: Findings): void {
  if (!isNumbers(a) || !isNumbers(b) || a.length !== b.length) {
    const lengths = [a, b].map((list) => (Array.isArray(list) ? list.length : null));
    const [before = null, after = null] = lengths;
    if (before !== null && after !== null && before !== after) {
      found.differences.push({ feature, parameter: 'number of components', before, after, distance: null });
    } else {
      compareValues(a, b, 'components', feature, found);
    }
    return;
  }
  a.forEach((before, index) => {
    const after = b[index] ?? 0;
    if (before === after) return;
    const turned = after === -before ? ' (sign turned)' : '';
    const parameter = `component ${index + 1}${turned}`;
    found.differences.push({ feature, parameter, before, after, distance: Math.abs(after - before) });
  });
}
