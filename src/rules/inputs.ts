import type { Artifact, Format } from '../artifacts/artifact.ts';
import type { Transform } from '../generated/lock.ts';
import type { ArtifactState, PairFacts } from './facts.ts';

/** What one model expects and what the one scaler before it gives. */
export interface Inputs {
  model: ArtifactState;
  scaler: ArtifactState;
  modelCount: number | null;
  modelNames: string[] | null;
  scalerCount: number;
  scalerNames: string[] | null;
}

/**
 * In these formats the number of features is a guess from the first weights: a convolution or an embedding comes
 * first as often as a layer that takes the features themselves.
 */
const GUESSED: ReadonlySet<Format> = new Set(['pytorch', 'safetensors', 'hdf5']);

/**
 * The models of a pair beside its scaler, where the two can be compared: one scaler that gives as many columns as it
 * takes. With several scalers each sees some of the columns, and with a ColumnTransformer other columns come out.
 */
export function comparableInputs({ pair, head }: PairFacts): Inputs[] {
  // What is served is held against what the model was trained with by another rule.
  const [scaler, second] = head.scalers.filter(({ path }) => pair.sides?.training.includes(path) ?? true);
  const artifact = scaler?.artifact;
  if (pair.embedded || !scaler || !artifact?.transform || second || isForTarget(scaler.path)) return [];
  const shape = shapeOf(artifact.transform);
  if (shape === null) return [];
  return head.models.flatMap((model) => {
    if (!model.artifact || GUESSED.has(model.artifact.format)) return [];
    const { features: modelCount, featureNames: modelNames } = model.artifact;
    const scalerNames = shape.names ?? namesOf(artifact, shape.count);
    return [{ model, scaler, modelCount, modelNames, scalerCount: shape.count, scalerNames }];
  });
}

/** How many columns go in and come out, where both are the same; null where that cannot be said. */
function shapeOf(transform: Transform): { count: number; names: string[] | null } | null {
  if (transform.kind === 'affine') return { count: transform.scale.length, names: transform.features };
  if (transform.kind !== 'chain') return null;
  const shapes = transform.steps.map(shapeOf);
  const [first] = shapes;
  if (!first || shapes.some((shape) => shape?.count !== first.count)) return null;
  return { count: first.count, names: shapes.find((shape) => shape?.names)?.names ?? null };
}

function namesOf({ featureNames }: Artifact, count: number): string[] | null {
  return featureNames?.length === count ? featureNames : null;
}

/** A scaler of the target scales what comes out of the model, not what goes in. */
function isForTarget(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /(^|[^a-z])(y|target|label|output|response)([^a-z]|$)/i.test(name.replace(/\.[^.]*$/, ''));
}
