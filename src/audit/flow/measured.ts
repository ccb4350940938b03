import { MEASURING, measureCalled } from '../known/functions.ts';
import type { Expression } from '../python/syntax.ts';
import { asData, dataValue, derive } from './data.ts';
import { allGiven } from './given.ts';
import { measureByName } from './numbers.ts';
import { type Frame, siteOf } from './run.ts';
import type { DataNode, Given, Value } from './values.ts';

/** `rows.mean()`: a number that the data was reckoned to. Null where what is called by this name reckons none. */
export function measured(frame: Frame, data: DataNode, name: string, at: { from: number }): Value | null {
  const what = measureCalled(name);
  return what && dataValue(derive([data], { measure: { what, of: data, site: siteOf(frame, at) } }));
}

/** `np.mean(x)`, `np.sqrt(var)`, `np.maximum(std, eps)`. Null where the library's function is none of these. */
export function measureBy(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const last = MEASURING.exec(name)?.[1];
  const [first] = allGiven(given);
  if (last === undefined || !first) return null;
  if (first.kind === 'list' && first.items.every(({ kind }) => kind === 'number'))
    return measureCalled(last) ? null : first;
  const of = asData(first);
  const reckoned = measured(frame, of, last, at);
  if (reckoned) return reckoned;
  const isVariance = (of.measure?.what ?? measureByName(of.name ?? '')) === 'var';
  if (last === 'sqrt' && isVariance)
    return dataValue(derive([of], { measure: { of: null, site: null, ...of.measure, what: 'std' } }));
  if (/^(?:maximum|clip|where|fmax|add|abs|round)$/.test(last) && of.measure)
    return dataValue(derive([of], { measure: of.measure, isRange: of.isRange }));
  return null;
}
