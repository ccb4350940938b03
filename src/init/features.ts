import type { Transform } from '../generated/lock.ts';
import { keepsColumns } from '../transform/names.ts';
import type { Piece } from './pieces.ts';

/** Classes that give out as many features as they take. */
const KEEPS_COUNT =
  /\.(StandardScaler|MinMaxScaler|RobustScaler|MaxAbsScaler|PowerTransformer|QuantileTransformer|Normalizer)$/;

/** Whether a scaler gives out as many features as it takes, as far as can be told. */
function keepsCount({ artifact }: Piece): boolean {
  if (artifact === null || changesCount(artifact.transform)) return false;
  return (
    artifact.transform?.kind === 'affine' ||
    artifact.scalers.every((scaler) => KEEPS_COUNT.test(scaler.class))
  );
}

/** Whether other columns come out, as of an encoder or a PCA: what it takes says nothing of what the model takes. */
function changesCount(transform: Transform | null): boolean {
  switch (transform?.kind) {
    case 'table':
      return !keepsColumns(transform);
    case 'chain':
      return transform.steps.some(changesCount);
    case 'branches':
      return transform.branches.some(
        (branch) => typeof branch.transform !== 'string' && changesCount(branch.transform),
      );
    default:
      return false;
  }
}

/**
 * Why a model cannot have been trained with these scalers: they scale more features than the model takes. Null where
 * nothing speaks against it. Fewer are no contradiction: often only the columns with numbers are scaled.
 */
export function contradiction(model: Piece, scalers: readonly Piece[]): string | null {
  if (model.features === null || model.misplaced || !scalers.every(keepsCount)) return null;
  const taken = model.features;
  const wider = scalers.find(({ features }) => features !== null && features > taken);
  return wider ? `takes ${count(taken)}, but ${wider.path} scales ${wider.features}` : null;
}

/** Whether both say how many features they take, it is the same number, and what the scaler takes goes on to the model. */
export function agree(model: Piece, scaler: Piece): boolean {
  return (
    model.features !== null &&
    model.features === scaler.features &&
    !changesCount(scaler.artifact?.transform ?? null)
  );
}

/** Whether both name the same features, more than one. */
export function nameTheSame(model: Piece, scaler: Piece): boolean {
  const names = model.artifact?.featureNames;
  const others = scaler.artifact?.featureNames;
  if (!names || !others || names.length < 2 || names.length !== others.length || model.misplaced)
    return false;
  const known = new Set(names);
  return others.every((name) => known.has(name));
}

/** What the counts add to the evidence: `; both take 47 features`. Empty where they say nothing. */
export function aboutFeatures(model: Piece, scalers: readonly Piece[]): string {
  const [scaler] = scalers;
  if (!scaler || scalers.length > 1 || model.features === null || scaler.features === null) return '';
  if (model.misplaced || scaler.misplaced) return '';
  if (agree(model, scaler)) return `; both take ${count(model.features)}`;
  return keepsCount(scaler) ? `; it scales ${scaler.features} of the model's ${count(model.features)}` : '';
}

/**
 * Whether two scalers are two tries of the same thing, of which a model was trained with one: they scale as many
 * features in another way, and no word of their names makes them parts of a whole.
 */
export function areAlternatives(a: Piece, b: Piece): boolean {
  if (a.part !== b.part || !sameWords(a.key, b.key) || isSameScaler(a, b)) return false;
  if (a.artifact === null || b.artifact === null) return true;
  return keepsCount(a) && keepsCount(b) && a.features === b.features;
}

/** Whether two files hold one and the same scaler, as two formats of it. */
export function isSameScaler(a: Piece, b: Piece): boolean {
  const fingerprint = a.artifact?.fingerprint ?? null;
  return (
    (a.sha256 !== null && a.sha256 === b.sha256) ||
    (fingerprint !== null && fingerprint === b.artifact?.fingerprint)
  );
}

/** Whether two keys have the same words, in any order. */
export function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}

export function count(features: number): string {
  return features === 1 ? '1 feature' : `${features} features`;
}
