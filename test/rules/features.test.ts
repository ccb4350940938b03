import type { Artifact } from '../../src/artifacts/artifact.ts';
import type { Transform } from '../../src/generated/lock.ts';
import { featureCount } from '../../src/rules/feature-count.ts';
import { featureOrder } from '../../src/rules/feature-order.ts';
import { facts, line, MODEL, model, SCALER, scaler } from './facts.ts';
import { judged, saying } from './table.ts';

const NAMES = ['age', 'income', 'tenure'];
const three = (features: string[] | null = null) => line([1, 2, 3], features);
const taking = (
  features: number | null,
  featureNames: string[] | null = null,
  parts: Partial<Artifact> = {},
) => model('model 1', { features, featureNames, ...parts });
const columns: Transform = { kind: 'branches', branches: [{ columns: ['age'], transform: line([1]) }] };

judged(featureCount, [
  ['as many', () => facts({ models: [taking(3)], scalers: [scaler(three())] })],
  [
    'the model takes fewer',
    () => facts({ models: [taking(1)], scalers: [scaler(three())] }),
    {
      path: MODEL,
      message: saying(MODEL, 'takes 1 feature,', SCALER, 'gives 3'),
      fix: saying('what stands between the two', '`churn`'),
    },
  ],
  [
    'one fewer, without names: a series may be scaled with its target',
    () => facts({ models: [taking(2)], scalers: [scaler(three(NAMES))] }),
    { path: MODEL, message: saying('unless the target was scaled along with them'), atMost: 'warning' },
  ],
  [
    'fewer, and other ones',
    () => facts({ models: [taking(2, ['age', 'city'])], scalers: [scaler(three(NAMES))] }),
    { path: MODEL },
  ],
  [
    'fewer, all of them scaled: columns may be dropped after scaling',
    () => facts({ models: [taking(2, ['age', 'tenure'])], scalers: [scaler(three(NAMES))] }),
    { path: MODEL, atMost: 'warning' },
  ],
  [
    'more: the others may go in unscaled',
    () => facts({ models: [taking(5)], scalers: [scaler(three())] }),
    { path: MODEL, atMost: 'warning' },
  ],
  [
    'more, and the scaled ones are among them',
    () => facts({ models: [taking(4, [...NAMES, 'city'])], scalers: [scaler(three(NAMES))] }),
  ],
  [
    'a chain of steps that keeps the columns',
    () => facts({ models: [taking(1)], scalers: [scaler({ kind: 'chain', steps: [three(), three()] })] }),
    { path: MODEL },
  ],
  [
    'a chain that does not',
    () => facts({ models: [taking(2)], scalers: [scaler({ kind: 'chain', steps: [three(), columns] })] }),
  ],
  [
    'a ColumnTransformer, from which other columns come',
    () => facts({ models: [taking(9)], scalers: [scaler(columns)] }),
  ],
  [
    'a scaler of the target',
    () => facts({ models: [taking(9)], scalers: [scaler(line([1]), { path: 'm/y_scaler.joblib' })] }),
  ],
  [
    'two scalers, each of some columns',
    () => facts({ models: [taking(9)], scalers: [scaler(three()), scaler(three(), { path: 'm/b.joblib' })] }),
  ],
  [
    'an embedded scaler',
    () => facts({ pair: { embedded: true }, models: [taking(9, null, { transform: three() })] }),
  ],
  ['a model that does not say it', () => facts({ models: [taking(null)], scalers: [scaler(three())] })],
  [
    'weights, of which the first are a guess',
    () => facts({ models: [taking(64, null, { format: 'pytorch' })], scalers: [scaler(three())] }),
  ],
  ['a scaler that cannot be read', () => facts({ models: [taking(9)], scalers: [scaler(null)] })],
  [
    'with a served copy the one of training counts',
    () => {
      const sides = { training: [SCALER], inference: [{ path: 's/scaler.json', environment: null }] };
      const scalers = [scaler(three()), scaler(three(), { path: 's/scaler.json' })];
      return facts({ pair: { sides }, models: [taking(1)], scalers });
    },
    { message: saying(SCALER, 'gives 3') },
  ],
]);

judged(featureOrder, [
  ['the same order', () => facts({ models: [taking(3, NAMES)], scalers: [scaler(three(NAMES))] })],
  [
    'another order',
    () => facts({ models: [taking(3, ['age', 'tenure', 'income'])], scalers: [scaler(three(NAMES))] }),
    { path: MODEL, message: saying('at place 2 the model has tenure, the scaler income') },
  ],
  [
    'other names',
    () => facts({ models: [taking(3, ['age', 'city', 'income'])], scalers: [scaler(three(NAMES))] }),
  ],
  ['more names', () => facts({ models: [taking(4, ['city', ...NAMES])], scalers: [scaler(three(NAMES))] })],
  ['only one of the two has names', () => facts({ models: [taking(3, NAMES)], scalers: [scaler(three())] })],
  [
    'a name twice, in the same places',
    () => facts({ models: [taking(3, ['a', 'a', 'b'])], scalers: [scaler(three(['a', 'a', 'b']))] }),
  ],
  [
    'names that stand beside the transform',
    () =>
      facts({
        models: [taking(3, ['tenure', 'age', 'income'])],
        scalers: [scaler(three(), { featureNames: NAMES })],
      }),
    { message: saying('at place 1') },
  ],
]);
