import type { Affine, Plain } from '../../../generated/lock.ts';
import { centered, sparkMinMaxLine, stretched } from '../../../transform/affine.ts';
import { toReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import type { FolderFiles } from '../folder-format.ts';
import type { Stage } from './stages.ts';
import { parameterRow } from './vectors.ts';

/** A scaler's parameters under Spark's own names, and the line that they make. */
export interface SparkScaler {
  parameters: Record<string, Plain>;
  transform: Affine;
}

type Vectors = Readonly<Record<string, number[]>>;

interface ScalerClass {
  vectors: readonly string[];
  /** Its other parameters, as they are by default: before Spark 2.4 metadata does not say. */
  defaults: Readonly<Record<string, boolean | number>>;
  line: (vectors: Vectors, params: (name: string) => boolean | number, features: string[] | null) => Affine;
}

/**
 * The scalers of Spark ML. Where a feature never varied they differ: StandardScaler and RobustScaler make 0 of it,
 * MaxAbsScaler leaves it as it is, MinMaxScaler puts it in the middle of its bounds. StandardScaler's std is of a sample
 * (ddof 1) as it is stored.
 *
 * Source: apache/spark, mllib/src/main/scala/org/apache/spark/ml/feature.
 */
const SCALERS = new Map<string, ScalerClass>([
  [
    'StandardScalerModel',
    {
      vectors: ['std', 'mean'],
      defaults: { withMean: false, withStd: true },
      line: ({ std = [], mean = [] }, param, features) =>
        centered(
          std.length,
          param('withMean') ? mean : null,
          param('withStd') ? std.map(zeroAs(Infinity)) : null,
          {
            features,
          },
        ),
    },
  ],
  [
    'RobustScalerModel',
    {
      vectors: ['range', 'median'],
      defaults: { withCentering: false, withScaling: true },
      line: ({ range = [], median = [] }, param, features) =>
        centered(
          range.length,
          param('withCentering') ? median : null,
          param('withScaling') ? range.map(zeroAs(Infinity)) : null,
          { features },
        ),
    },
  ],
  [
    'MaxAbsScalerModel',
    {
      vectors: ['maxAbs'],
      defaults: {},
      line: ({ maxAbs = [] }, _, features) =>
        centered(maxAbs.length, null, maxAbs.map(zeroAs(1)), { features }),
    },
  ],
  [
    'MinMaxScalerModel',
    {
      vectors: ['originalMin', 'originalMax'],
      defaults: { min: 0, max: 1 },
      line: ({ originalMin = [], originalMax = [] }, param, features) => {
        const range = originalMax.map((highest, index) => highest - (originalMin[index] ?? 0));
        const bounds = [Number(param('min')), Number(param('max'))] as const;
        const { scale, offset } = sparkMinMaxLine(originalMin, range, bounds);
        return stretched(scale, offset, { features });
      },
    },
  ],
]);

/** A spread of 0 divides by something else. */
function zeroAs(divisor: number): (spread: number) => number {
  return (spread) => (spread === 0 ? divisor : spread);
}

export function isSparkScaler(name: string): boolean {
  return SCALERS.has(name);
}

/** Reads a scaler; `name` is its class's own. `nameFeatures` gives the names of its features, by how many there are. */
export function readScaler(
  name: string,
  stage: Stage,
  files: FolderFiles,
  nameFeatures: (count: number) => string[] | null,
): SparkScaler {
  const scaler = SCALERS.get(name);
  const row = scaler && parameterRow(stage, files);
  const where = stage.folder === '' ? 'data' : `${stage.folder}/data`;
  if (!scaler || !row) throw new ArtifactError(`does not hold one row of parameters in ${where}`);
  const vectors: Record<string, number[]> = {};
  for (const key of scaler.vectors) {
    const vector = row.vector(key);
    if (vector === null) throw new ArtifactError(`holds no ${key} in ${where}`);
    vectors[key] = vector;
  }
  const [first = [], second = first] = Object.values(vectors);
  if (first.length !== second.length)
    throw new ArtifactError(`holds ${scaler.vectors.join(' and ')} of different lengths in ${where}`);
  const settings = Object.entries(scaler.defaults).map(([key, byDefault]) => {
    return [key, setting(stage, key, byDefault)] as const;
  });
  const params = new Map(settings);
  const transform = scaler.line(vectors, (key) => params.get(key) ?? 0, nameFeatures(first.length));
  const written = Object.entries(vectors).map(([key, numbers]) => [key, numbers.map(toReal)] as const);
  return { parameters: Object.fromEntries([...written, ...settings]), transform };
}

function setting(stage: Stage, key: string, byDefault: boolean | number): boolean | number {
  const value = stage.params.get(key) ?? byDefault;
  if (typeof value === typeof byDefault) return value as boolean | number;
  throw new ArtifactError(`holds a ${stage.class.split('.').at(-1)} whose ${key} is no ${typeof byDefault}`);
}
