import { MEASURING, measureCalled } from '../known/functions.ts';
import type { Expression } from '../python/syntax.ts';
import { asData, dataValue, derive } from './data.ts';
import { isOfEachRow } from './each-row.ts';
import { allGiven } from './given.ts';
import { measureByName } from './numbers.ts';
import { type Frame, siteOf } from './run.ts';
import type { DataNode, Given, Value } from './values.ts';

/**
 * `rows.mean()`: a number that the data was reckoned to. Null where what is called by this name reckons none. `axisAt` is where the
 * axis stands among the arguments without a name.
 */
export function measured(
  frame: Frame,
  data: DataNode,
  name: string,
  at: Expression,
  axisAt = 0,
): Value | null {
  const what = measureCalled(name);
  if (!what) return null;
  const measure = { what, of: data, site: siteOf(frame, at), isOfEachRow: isOfEachRow(at, axisAt) };
  return dataValue(derive([data], { measure }));
}

/** `np.mean(x)`, `np.sqrt(var)`, `np.maximum(std, eps)`. Null where the library's function is none of these. */
export function measureBy(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const last = MEASURING.exec(name)?.[1];
  const [first] = allGiven(given);
  if (last === undefined || !first) return null;
  if (first.kind === 'list' && first.items.every(({ kind }) => kind === 'number'))
    return measureCalled(last) ? null : first;
  const of = asData(first);
  const reckoned = measured(frame, of, last, at, 1);
  if (reckoned) return reckoned;
  const isVariance = (of.measure?.what ?? measureByName(of.name ?? '')) === 'var';
  if (last === 'sqrt' && isVariance)
    return dataValue(derive([of], { measure: { of: null, site: null, ...of.measure, what: 'std' } }));
  if (/^(?:maximum|clip|where|fmax|add|abs|round)$/.test(last) && of.measure)
    return dataValue(derive([of], { measure: of.measure, isRange: of.isRange }));
  return null;
}
