import type { MeasureName } from '../constants.ts';

/** What a function or a method of this name reckons from data. */
const MEASURES: Readonly<Record<string, MeasureName>> = {
  mean: 'mean',
  nanmean: 'mean',
  average: 'mean',
  reduce_mean: 'mean',
  std: 'std',
  nanstd: 'std',
  stdev: 'std',
  pstdev: 'std',
  reduce_std: 'std',
  var: 'var',
  nanvar: 'var',
  variance: 'var',
  min: 'min',
  amin: 'min',
  nanmin: 'min',
  reduce_min: 'min',
  max: 'max',
  amax: 'max',
  nanmax: 'max',
  reduce_max: 'max',
  ptp: 'range',
  median: 'median',
  nanmedian: 'median',
};

/** What is reckoned by what is called so: `nanmean` is a mean; null of another name. */
export function measureCalled(name: string): MeasureName | null {
  return Object.hasOwn(MEASURES, name) ? (MEASURES[name] ?? null) : null;
}

/** Functions of libraries that may reckon one of these; its name is the group. */
export const MEASURING =
  /^(?:numpy|torch|jax\.numpy|tensorflow(?:\.math)?|keras\.(?:ops|backend)|statistics|cupy)\.(\w+)$/;

/** Functions that normalize by what they see, or by fixed numbers. */
export const NORMALIZING: Readonly<
  Record<string, { form: 'standard' | 'minmax' | 'divide'; by: 'data' | 'arguments' | 'fixed' }>
> = {
  'sklearn.preprocessing.scale': { form: 'standard', by: 'data' },
  'sklearn.preprocessing.robust_scale': { form: 'standard', by: 'data' },
  'sklearn.preprocessing.minmax_scale': { form: 'minmax', by: 'data' },
  'sklearn.preprocessing.maxabs_scale': { form: 'divide', by: 'data' },
  'scipy.stats.zscore': { form: 'standard', by: 'data' },
  'tensorflow.image.per_image_standardization': { form: 'standard', by: 'data' },
  'torchvision.transforms.functional.normalize': { form: 'standard', by: 'arguments' },
  'torchvision.transforms.functional.to_tensor': { form: 'divide', by: 'fixed' },
  'tensorflow.image.convert_image_dtype': { form: 'divide', by: 'fixed' },
  'kornia.enhance.normalize': { form: 'standard', by: 'arguments' },
  'albumentations.augmentations.functional.normalize': { form: 'standard', by: 'arguments' },
};

/** Objects that give the folds of a cross-validation. */
export const FOLDS =
  /^sklearn\.model_selection\.\w*(?:Fold|ShuffleSplit|TimeSeriesSplit|LeaveOneOut|LeavePOut|GroupOut|GroupsOut|PredefinedSplit)$/;

/** Functions that only look: what they are given goes nowhere. */
export const LOOKING =
  /^(?:print|len|type|isinstance|issubclass|hasattr|getattr|id|str|repr|display|vars|dir|callable|sum|min|max|any|all|zip|enumerate|range|sorted|reversed|format|round|abs|logging\..*|loguru\..*|streamlit\..*|IPython\..*|matplotlib\..*|seaborn\..*|plotly\..*|warnings\..*|sklearn\.metrics\..*|sklearn\.model_selection\.(?:cross_\w+|learning_curve|validation_curve)|sklearn\.utils\.validation\.\w+|sklearn\.inspection\..*|shap\..*|numpy\..*|pandas\..*|os\..*|sys\..*|time\..*|gc\..*|torch\.(?:no_grad|tensor|from_numpy)|json\..*)$/;

/** Libraries that explain what a model says: they neither train it nor measure it. */
export const EXPLAINING = /^(?:shap|lime|alibi|eli5|dice_ml|interpret|captum|dalex)\./;

/** Functions and methods that are an operator in words: `np.divide(x, 255)`, `x.sub(mean).div_(std)`. */
const OPERATORS: Readonly<Record<string, string>> = {
  div: '/',
  divide: '/',
  true_divide: '/',
  truediv: '/',
  sub: '-',
  subtract: '-',
  mul: '*',
  multiply: '*',
};

/** The operator that a method is, as `div`, and in place `div_`; null of another one. */
export function operatorOf(method: string): string | null {
  const name = method.replace(/_$/, '');
  return Object.hasOwn(OPERATORS, name) ? (OPERATORS[name] ?? null) : null;
}

/** The operator that a library's function is; null of another one. */
export function operatorOfFunction(name: string): string | null {
  const last = /^(?:numpy|cupy|torch|tensorflow(?:\.math)?|jax\.numpy|keras\.ops)\.(\w+)$/.exec(name)?.[1];
  return last === undefined ? null : operatorOf(last);
}
