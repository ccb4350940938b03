import type { Transform } from '../../generated/lock.ts';
import { fromReal } from '../../transform/real.ts';
import { ArtifactError } from '../error.ts';
import { attribute } from '../pickle/access.ts';
import { type Fitted, numberAt, numbers } from './attributes.ts';
import { featureNames } from './features.ts';

/**
 * What selects features keeps some columns and does nothing to them: one branch that passes them through. Which it
 * keeps, scikit-learn works out anew on every call, from the scores; the formulas are those of its
 * `sklearn/feature_selection/_univariate_selection.py` and `_variance_threshold.py`.
 */
type Mask = (fitted: Fitted) => boolean[] | null;

function kept(mask: Mask): (fitted: Fitted) => Transform | null {
  return (fitted) => {
    const isIn = mask(fitted);
    if (isIn === null) return null;
    const names = featureNames(fitted.object);
    if (names && names.length !== isIn.length)
      throw new ArtifactError(`there are ${names.length} names for ${isIn.length} features`);
    const columns = isIn.flatMap((is, index) => (is ? [names?.[index] ?? index] : []));
    return { kind: 'branches', branches: [{ columns, transform: 'passthrough' }] };
  };
}

function floats(fitted: Fitted, name: string): number[] | null {
  return numbers(fitted, name)?.map(fromReal) ?? null;
}

function byVariance(fitted: Fitted): boolean[] | null {
  const [variances, threshold] = [floats(fitted, 'variances_'), numberAt(fitted, 'threshold')];
  return variances && threshold !== null ? variances.map((variance) => variance > threshold) : null;
}

/** The k highest scores; of equal ones, the later. */
function best(fitted: Fitted): boolean[] | null {
  const scores = ranked(fitted);
  const k = attribute(fitted.object, 'k');
  if (scores === null) return null;
  if (k === 'all') return scores.map(() => true);
  return typeof k === 'number' ? highest(scores, k) : null;
}

function highest(scores: readonly number[], k: number): boolean[] {
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const chosen = new Set(order.slice(Math.max(0, order.length - k)));
  return scores.map((_, index) => chosen.has(index));
}

/** NaN is the lowest score. */
function ranked(fitted: Fitted): number[] | null {
  return floats(fitted, 'scores_')?.map((score) => (Number.isNaN(score) ? -Number.MAX_VALUE : score)) ?? null;
}

/** Above the percentile of the scores, and as many of those at it as there is room for, the earlier first. */
function byPercentile(fitted: Fitted): boolean[] | null {
  const [scores, percentile] = [ranked(fitted), numberAt(fitted, 'percentile')];
  if (scores === null || percentile === null) return null;
  if (percentile === 100 || percentile === 0) return scores.map(() => percentile === 100);
  const threshold = percentileOf(scores, 100 - percentile);
  let room =
    Math.trunc((scores.length * percentile) / 100) - scores.filter((score) => score > threshold).length;
  return scores.map((score) => score > threshold || (score === threshold && room-- > 0));
}

/** numpy's `percentile`: linear between the two nearest. */
function percentileOf(values: readonly number[], percentile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percentile / 100) * (sorted.length - 1);
  const below = Math.floor(at);
  const [low = Number.NaN, high = low] = sorted.slice(below, below + 2);
  const share = at - below;
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

function byPvalue(mode: 'fpr' | 'fdr' | 'fwe'): Mask {
  return (fitted) => {
    const [pvalues, alpha] = [floats(fitted, 'pvalues_'), numberAt(fitted, 'alpha')];
    if (pvalues === null || alpha === null) return null;
    if (mode === 'fpr') return pvalues.map((value) => value < alpha);
    if (mode === 'fwe') return pvalues.map((value) => value < alpha / pvalues.length);
    const limit = [...pvalues]
      .sort((a, b) => a - b)
      .filter((value, index) => value <= (alpha / pvalues.length) * (index + 1))
      .at(-1);
    return pvalues.map((value) => limit !== undefined && value <= limit);
  };
}

/** RFE, RFECV and SequentialFeatureSelector write the mask down. */
function bySupport(fitted: Fitted): boolean[] | null {
  return floats(fitted, 'support_')?.map((is) => is !== 0) ?? null;
}

export const SELECTORS: readonly [string, (fitted: Fitted) => Transform | null][] = [
  ['VarianceThreshold', kept(byVariance)],
  ['SelectKBest', kept(best)],
  ['SelectPercentile', kept(byPercentile)],
  ['SelectFpr', kept(byPvalue('fpr'))],
  ['SelectFdr', kept(byPvalue('fdr'))],
  ['SelectFwe', kept(byPvalue('fwe'))],
  ['RFE', kept(bySupport)],
  ['RFECV', kept(bySupport)],
  ['SequentialFeatureSelector', kept(bySupport)],
];
