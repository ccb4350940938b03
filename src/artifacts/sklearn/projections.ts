import type { Transform } from '../../generated/lock.ts';
import { fromReal, toReal } from '../../transform/real.ts';
import { table } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { type Fitted, isSet, namesOfInputs, numbers, rows, turned } from './attributes.ts';

/** `PCA`, `IncrementalPCA`: `components_` has a row a component; signs and order as they are. */
export function pca(fitted: Fitted): Transform | null {
  const [components, mean] = [rows(fitted, 'components_'), numbers(fitted, 'mean_')];
  if (!components || !mean) return null;
  const loadings = turned(components);
  if (loadings.length !== mean.length)
    throw new ArtifactError(`mean_ has ${mean.length} values and components_ ${loadings.length} columns`);
  const features = namesOfInputs(fitted, 'components_', loadings.length);
  if (!isSet(fitted, 'whiten', false)) return table('pca', { mean, loadings }, features);
  const variances = numbers(fitted, 'explained_variance_');
  if (variances === null) return null;
  if (variances.length !== components.length)
    throw new ArtifactError(
      `components_ has ${components.length} rows and explained_variance_ ${variances.length} values`,
    );
  const spread = variances.map((variance) => toReal(Math.sqrt(fromReal(variance))));
  return table('pca', { mean, loadings, spread }, features);
}

export function truncatedSvd(fitted: Fitted): Transform | null {
  const components = rows(fitted, 'components_');
  if (!components) return null;
  const loadings = turned(components);
  return table('svd', { loadings }, namesOfInputs(fitted, 'components_', loadings.length));
}
