import type { Transform } from '../../src/generated/lock.ts';
import { constantFeature } from '../../src/rules/constant-feature.ts';
import { notFinite } from '../../src/rules/not-finite.ts';
import { notFitted } from '../../src/rules/not-fitted.ts';
import { asPointer, facts, fitted, line, SCALER, scaler } from './facts.ts';
import { judged, saying } from './table.ts';

const STANDARD = 'sklearn.preprocessing._data.StandardScaler';
const ENCODER = 'sklearn.preprocessing._encoders.OneHotEncoder';

judged(notFitted, [
  ['fitted', () => facts()],
  [
    'never fitted',
    () => facts({ scalers: [scaler(null, { unfitted: [{ path: '', class: STANDARD }] })] }),
    { path: SCALER, message: `${SCALER} of pair \`churn\` holds a StandardScaler that was never fitted` },
  ],
  [
    'two steps of a pipeline',
    () => {
      const unfitted = [
        { path: '/steps/0/1', class: STANDARD },
        { path: '/steps/1/1', class: ENCODER },
      ];
      return facts({ scalers: [scaler(null, { unfitted })] });
    },
    {
      message: saying(
        'holds a StandardScaler at /steps/0/1 and a OneHotEncoder at /steps/1/1 that were never fitted',
      ),
    },
  ],
  [
    'a template beside the fitted one',
    () => facts({ scalers: [scaler(line([1]), { unfitted: [{ path: '/template', class: ENCODER }] })] }),
    { message: saying('holds a OneHotEncoder at /template that was'), atMost: 'warning' },
  ],
  [
    'a broken file is for another rule',
    () =>
      facts({ scalers: [scaler(null, { unfitted: [{ path: '', class: STANDARD }], error: 'is cut off' })] }),
  ],
  ['what cannot be read', () => facts({ scalers: [scaler(null, { role: 'unknown' })] })],
  ['a pointer', () => facts({ scalers: [asPointer(scaler())] })],
]);

const lost: Transform = { kind: 'affine', features: ['age', 'income'], scale: [1, 'nan'], offset: [0, 0] };

judged(notFinite, [
  ['finite', () => facts()],
  [
    'NaN',
    () => facts({ scalers: [scaler(lost)] }),
    { path: SCALER, message: saying('NaN or infinity for income') },
  ],
  [
    'infinity in the offset, without names, deep inside',
    () => {
      const inner: Transform = { kind: 'affine', features: null, scale: [1], offset: ['-inf'] };
      const branches: Transform = {
        kind: 'branches',
        branches: [
          { columns: [0], transform: inner },
          { columns: [1], transform: 'drop' },
        ],
      };
      return facts({ scalers: [scaler({ kind: 'chain', steps: [branches] })] });
    },
    { message: saying('for x0:') },
  ],
  [
    'a spread of 0 that is divided by',
    () => facts({ scalers: [scaler({ ...lost, scale: [1, 'inf'], offset: [0, '-inf'] })] }),
    { message: saying('NaN or infinity for income: it divides by 0 there') },
  ],
  [
    'an infinite spread, under which everything is 0',
    () => {
      const flat: Transform = { ...lost, scale: [1, 0] };
      const held = fitted({ mean_: [0, 0], scale_: [1, 'inf'] }, flat);
      return facts({ scalers: [scaler(flat, { scalers: [held] })] });
    },
    { message: saying('gives one number, whatever comes in, for income: it divides by infinity') },
  ],
  [
    'a factor of 0 of its own',
    () => {
      const flat: Transform = { ...lost, scale: [1, 0] };
      return facts({ scalers: [scaler(flat, { scalers: [fitted({ std: [1, 0] }, flat)] })] });
    },
  ],
  [
    'quantiles of a column that was empty',
    () => {
      const tables = {
        quantiles: [
          [1, 2],
          ['nan', 'nan'],
        ],
        references: [0, 1],
        distribution: 'uniform',
      };
      const features = ['age', 'income'];
      return facts({ scalers: [scaler({ kind: 'table', method: 'quantile', features, tables })] });
    },
    { message: saying('NaN or infinity for income') },
  ],
  [
    'NaN as a category of its own',
    () => {
      const tables = { categories: [[1, { float: 'nan' }]], unknown: 'error' };
      return facts({ scalers: [scaler({ kind: 'table', method: 'one-hot', features: null, tables })] });
    },
  ],
  [
    'many are not all listed',
    () =>
      facts({
        scalers: [
          scaler({ kind: 'affine', features: null, scale: Array(9).fill('nan'), offset: Array(9).fill(0) }),
        ],
      }),
    { message: saying('x0, x1 and 7 more') },
  ],
  [
    'a clip without a bound is no number that is lost',
    () => facts({ scalers: [scaler({ ...line([1]), clip: [null, 'inf'] })] }),
  ],
  [
    'nothing that can be read',
    () => facts({ scalers: [scaler(null), asPointer(scaler(null, { path: 'b' }))] }),
  ],
]);

judged(constantFeature, [
  [
    'all of them vary',
    () => facts({ scalers: [scaler(line([1, 2]), { scalers: [fitted({ var_: [1, 2] })] })] }),
  ],
  [
    'a variance of zero',
    () =>
      facts({
        scalers: [
          scaler(line([1, 2]), { scalers: [fitted({ var_: [1, 0] }, line([1, 2], ['age', 'gain']))] }),
        ],
      }),
    { path: SCALER, message: saying('in which gain never changed') },
  ],
  [
    'a range of zero, the names from the file',
    () =>
      facts({
        scalers: [
          scaler(null, { scalers: [fitted({ data_range_: [0, 5] })], featureNames: ['loss', 'age'] }),
        ],
      }),
    { message: saying('in which loss') },
  ],
  [
    'several: in the plural',
    () => facts({ scalers: [scaler(null, { scalers: [fitted({ var_: [0, 0] })] })] }),
    {
      message: saying('x0 and x1 never changed: their spread', 'they change', 'them unscaled'),
    },
  ],
  [
    'in a ColumnTransformer, where only the branch knows the names',
    () => {
      const inner = line([1, 2]);
      const imputer: Transform = {
        kind: 'table',
        method: 'imputer',
        features: null,
        tables: { fill: [0, 0] },
      };
      const clip: Transform = { kind: 'opaque', class: 'own.Clip', parameters: {} };
      const whole: Transform = {
        kind: 'branches',
        branches: [
          { columns: ['city'], transform: 'drop' },
          { columns: ['age', 'gain'], transform: { kind: 'chain', steps: [imputer, clip, inner] } },
        ],
      };
      return facts({ scalers: [scaler(whole, { scalers: [fitted({ var_: [1, 0] }, inner)] })] });
    },
    { message: saying('in which gain never changed') },
  ],
  [
    'where the library gives 0, as Spark does',
    () => {
      const flat: Transform = { kind: 'affine', features: ['age', 'gain'], scale: [1, 0], offset: [0, 0] };
      return facts({ scalers: [scaler(flat, { scalers: [fitted({ std: [1, 0] }, flat)] })] });
    },
    { message: saying('gain never changed: the day it changes the model does not see it') },
  ],
  [
    'a spread that is switched off',
    () => facts({ scalers: [scaler(null, { scalers: [fitted({ var_: null, with_std: false })] })] }),
  ],
  [
    'a mean of zero',
    () => facts({ scalers: [scaler(null, { scalers: [fitted({ mean_: [0, 0], var_: [1, 1] })] })] }),
  ],
  [
    'a name from the prototype',
    () =>
      facts({ scalers: [scaler(null, { scalers: [fitted(JSON.parse('{"__proto__": {"var_": [0]}}'))] })] }),
  ],
]);
