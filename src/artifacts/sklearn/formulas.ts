import type { Transform } from '../../generated/lock.ts';
import { toReal } from '../../transform/real.ts';
import { table } from '../../transform/tables.ts';
import { attribute, isDict } from '../pickle/access.ts';
import { type Fitted, isSet, numberAt, numbers, textAt } from './attributes.ts';
import { featureCount, featureNames } from './features.ts';
import { functionName } from './functions.ts';
import { itemsOf } from './pipeline.ts';

/** `Normalizer`: it learns nothing. */
export function normalizer(fitted: Fitted): Transform | null {
  const norm = textAt(fitted, 'norm');
  if (norm !== 'l1' && norm !== 'l2' && norm !== 'max') return null;
  return table('normalizer', { norm }, featureNames(fitted.object));
}

export function binarizer(fitted: Fitted): Transform | null {
  const threshold = numberAt(fitted, 'threshold');
  return threshold === null
    ? null
    : table('binarizer', { threshold: toReal(threshold) }, featureNames(fitted.object));
}

/** `PolynomialFeatures`: a degree, or the lowest and the highest. Degree 0 is the bias, which has a switch of its own. */
export function polynomialFeatures(fitted: Fitted): Transform | null {
  const { object } = fitted;
  const inputs = featureCount(object);
  const degree = attribute(object, 'degree') ?? null;
  const [low, high] = typeof degree === 'number' ? [0, degree] : (itemsOf(degree) ?? []);
  if (inputs === null || typeof low !== 'number' || typeof high !== 'number') return null;
  const degrees: [number, number] = [Math.max(1, low), high];
  const interactionOnly = isSet(fitted, 'interaction_only', false);
  const bias = isSet(fitted, 'include_bias', true);
  return table('polynomial', { inputs, degrees, interactionOnly, bias }, featureNames(object));
}

/** `KernelCenterer`: the means of the kernel it was fitted on. */
export function kernelCenterer(fitted: Fitted): Transform | null {
  const [means, all] = [numbers(fitted, 'K_fit_rows_'), numberAt(fitted, 'K_fit_all_')];
  return means && all !== null ? table('kernel-center', { rows: means, all: toReal(all) }, null) : null;
}

/** Functions of numpy that give one number for one number. */
const FUNCTIONS = new Set(
  [
    ...[
      'log',
      'log1p',
      'log2',
      'log10',
      'exp',
      'exp2',
      'expm1',
      'sqrt',
      'cbrt',
      'square',
      'reciprocal',
      'negative',
    ],
    ...[
      'absolute',
      'fabs',
      'sign',
      'rint',
      'floor',
      'ceil',
      'trunc',
      'nan_to_num',
      'deg2rad',
      'rad2deg',
      'radians',
    ],
    ...[
      'sin',
      'cos',
      'tan',
      'arcsin',
      'arccos',
      'arctan',
      'sinh',
      'cosh',
      'tanh',
      'arcsinh',
      'arccosh',
      'arctanh',
    ],
  ].map((name) => `numpy.${name}`),
);

/** `FunctionTransformer` of a function of numpy without arguments; of any other, it is known by its name alone. */
export function functionTransformer(fitted: Fitted): Transform | null {
  const given = attribute(fitted.object, 'kw_args') ?? null;
  if (given !== null && !(isDict(given) && given.keys.length === 0)) return null;
  const name = functionName(attribute(fitted.object, 'func'));
  return name !== null && FUNCTIONS.has(name)
    ? table('function', { name }, featureNames(fitted.object))
    : null;
}
