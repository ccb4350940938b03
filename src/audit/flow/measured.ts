import { measureCalled } from '../known/functions.ts';
import { dataValue, derive } from './data.ts';
import { type Frame, siteOf } from './run.ts';
import type { DataNode, Value } from './values.ts';

/** `rows.mean()`: a number that the data was reckoned to. Null where what is called by this name reckons none. */
export function measured(frame: Frame, data: DataNode, name: string, at: { from: number }): Value | null {
  const what = measureCalled(name);
  return what && dataValue(derive([data], { measure: { what, of: data, site: siteOf(frame, at) } }));
}
