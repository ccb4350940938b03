import type { Transform } from '../../generated/lock.ts';
import { table } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { attribute, dictGet, isDict } from '../pickle/access.ts';
import type { PyValue } from '../pickle/values.ts';
import { AFFINE_SCALERS } from './affine.ts';
import {
  type Fitted,
  isSet,
  listed,
  namesOfInputs,
  numberAt,
  numbers,
  numbersIn,
  rows,
  textAt,
  turned,
} from './attributes.ts';
import { itemsOf } from './pipeline.ts';

/** `PowerTransformer`: the power, then the scaler that it keeps for itself, where it standardizes. */
export function powerTransformer(fitted: Fitted): Transform | null {
  const method = textAt(fitted, 'method');
  const lambdas = numbers(fitted, 'lambdas_');
  if ((method !== 'yeo-johnson' && method !== 'box-cox') || lambdas === null) return null;
  const power = table(method, { lambdas }, namesOfInputs(fitted, 'lambdas_', lambdas.length));
  if (!isSet(fitted, 'standardize', true)) return power;
  const scaler = attribute(fitted.object, '_scaler');
  if (typeof scaler !== 'object' || scaler?.kind !== 'object') return null;
  const line = AFFINE_SCALERS.get('StandardScaler')?.(scaler) ?? null;
  if (line && line.scale.length !== lambdas.length)
    throw new ArtifactError(`lambdas_ has ${lambdas.length} values and _scaler ${line.scale.length}`);
  return line && { kind: 'chain', steps: [power, { ...line, features: null }] };
}

/** `QuantileTransformer`: `quantiles_` has a row a quantile and a column a feature. */
export function quantileTransformer(fitted: Fitted): Transform | null {
  const distribution = textAt(fitted, 'output_distribution');
  const [found, references] = [rows(fitted, 'quantiles_'), numbers(fitted, 'references_')];
  if ((distribution !== 'uniform' && distribution !== 'normal') || !found || !references) return null;
  if (found.length !== references.length)
    throw new ArtifactError(
      `quantiles_ has ${found.length} rows and references_ ${references.length} values`,
    );
  const quantiles = turned(found);
  const features = namesOfInputs(fitted, 'quantiles_', quantiles.length);
  return table('quantile', { quantiles, references, distribution }, features);
}

/** `KBinsDiscretizer`: an array of arrays, the outer two edges of which bound nothing. */
export function binsDiscretizer(fitted: Fitted): Transform | null {
  const found = rows(fitted, 'bin_edges_');
  const encode = textAt(fitted, 'encode');
  if (found === null || encode === null) return null;
  const edges = found.map((feature) => feature.slice(1, -1));
  return table(
    'bins',
    { edges, encode: encode === 'ordinal' ? 'ordinal' : 'one-hot' },
    namesOfInputs(fitted, 'bin_edges_', edges.length),
  );
}

/** `SplineTransformer`: a `scipy.interpolate.BSpline` a feature, whose coefficients are those of the basis itself. */
export function splineTransformer(fitted: Fitted): Transform | null {
  const knots = listed(attribute(fitted.object, 'bsplines_'))?.map((spline) =>
    numbersIn(knotsOf(spline), fitted.budget),
  );
  const [degree, extrapolation] = [numberAt(fitted, 'degree'), textAt(fitted, 'extrapolation')];
  if (!knots || degree === null || extrapolation === null) return null;
  const known = knots.filter((list) => list !== null);
  if (known.length !== knots.length) return null;
  const missing = textAt(fitted, 'handle_missing') === 'zeros' ? ({ missing: 'zeros' } as const) : {};
  const bias = isSet(fitted, 'include_bias', true);
  const features = namesOfInputs(fitted, 'bsplines_', known.length);
  return table('spline', { knots: known, degree, extrapolation, bias, ...missing }, features);
}

/** scipy 1.16 and newer keep them under another name, and 1.18 in an object within, the first of the state. */
function knotsOf(spline: PyValue): PyValue | undefined {
  const state = typeof spline === 'object' && spline?.kind === 'object' ? spline.state : null;
  const [inner] = itemsOf(state) ?? [];
  const held = typeof inner === 'object' && inner?.kind === 'object' ? inner.state : state;
  return isDict(held) ? (dictGet(held, 't') ?? dictGet(held, '_t')) : undefined;
}
