import type { Transform } from '../../generated/lock.ts';
import { table } from '../../transform/tables.ts';
import { attribute } from '../pickle/access.ts';
import { cells, type Fitted, isSet, namesOfInputs, numbers, textAt } from './attributes.ts';
import { cellOf, isNan } from './cells.ts';
import { featureNames } from './features.ts';

/**
 * `SimpleImputer`: `statistics_`, whatever strategy they come from. A feature that had no value to learn from has NaN
 * there, and is left out, unless the imputer was told to keep it (1.2) or to fill with a constant (until 1.8).
 */
export function simpleImputer(fitted: Fitted): Transform | null {
  const statistics = cells(fitted, 'statistics_');
  const missing = attribute(fitted.object, 'missing_values');
  if (statistics === null || missing === undefined) return null;
  const isKept = isSet(fitted, 'keep_empty_features', false);
  const isConstant = textAt(fitted, 'strategy') === 'constant' && statistics.every(isNan);
  const fill = statistics.map((cell) => (isNan(cell) && !isKept && !isConstant ? null : cell));
  const indicator = isSet(fitted, 'add_indicator', false) ? indicated(fitted) : undefined;
  if (indicator === null) return null;
  const tables = { fill, missing: cellOf(missing), ...(indicator && { indicator }) };
  return table('imputer', tables, namesOfInputs(fitted, 'statistics_', fill.length));
}

/** The columns of the imputer's own MissingIndicator. */
function indicated({ object, budget }: Fitted): number[] | null {
  const indicator = attribute(object, 'indicator_');
  if (typeof indicator !== 'object' || indicator?.kind !== 'object') return null;
  return numbers({ object: indicator, budget }, 'features_')?.map(Number) ?? null;
}

export function missingIndicator(fitted: Fitted): Transform | null {
  const columns = numbers(fitted, 'features_')?.map(Number);
  const missing = attribute(fitted.object, 'missing_values');
  if (!columns || missing === undefined) return null;
  return table('missing-indicator', { columns, missing: cellOf(missing) }, featureNames(fitted.object));
}
