import type { Transform } from '../../generated/lock.ts';
import type { Fitted } from './attributes.ts';
import { binsDiscretizer, powerTransformer, quantileTransformer, splineTransformer } from './curves.ts';
import {
  labelBinarizer,
  labelEncoder,
  multiLabelBinarizer,
  oneHotEncoder,
  ordinalEncoder,
  targetEncoder,
} from './encoders.ts';
import {
  binarizer,
  functionTransformer,
  kernelCenterer,
  normalizer,
  polynomialFeatures,
} from './formulas.ts';
import { missingIndicator, simpleImputer } from './imputers.ts';
import { pca, truncatedSvd } from './projections.ts';
import { SELECTORS } from './selection.ts';

/** What a fitted estimator does, out of its attributes; null where they are of a kind that is not known. */
export type TableReader = (fitted: Fitted) => Transform | null;

/**
 * The estimators of scikit-learn, by area and name, whose meaning is a formula or a table. Attributes and what they do
 * are those of its reference and of its sources, 0.21 to 1.9.
 */
export const TABLE_READERS: ReadonlyMap<string, TableReader> = new Map<string, TableReader>([
  ['preprocessing.Normalizer', normalizer],
  ['preprocessing.PowerTransformer', powerTransformer],
  ['preprocessing.QuantileTransformer', quantileTransformer],
  ['preprocessing.KBinsDiscretizer', binsDiscretizer],
  ['preprocessing.SplineTransformer', splineTransformer],
  ['preprocessing.PolynomialFeatures', polynomialFeatures],
  ['preprocessing.Binarizer', binarizer],
  ['preprocessing.FunctionTransformer', functionTransformer],
  ['preprocessing.KernelCenterer', kernelCenterer],
  ['preprocessing.OneHotEncoder', oneHotEncoder],
  ['preprocessing.OrdinalEncoder', ordinalEncoder],
  ['preprocessing.TargetEncoder', targetEncoder],
  ['preprocessing.LabelEncoder', labelEncoder],
  ['preprocessing.LabelBinarizer', labelBinarizer],
  ['preprocessing.MultiLabelBinarizer', multiLabelBinarizer],
  ['impute.SimpleImputer', simpleImputer],
  ['impute.MissingIndicator', missingIndicator],
  ['decomposition.PCA', pca],
  ['decomposition.IncrementalPCA', pca],
  ['decomposition.TruncatedSVD', truncatedSvd],
  ...SELECTORS.map(([name, read]): [string, TableReader] => [`feature_selection.${name}`, read]),
]);
