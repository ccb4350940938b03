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
      message: saying('StandardScaler at /steps/0/1 and OneHotEncoder at /steps/1/1 that were never fitted'),
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
    { message: saying('feature 1') },
  ],
  [
    'many are not all listed',
    () =>
      facts({
        scalers: [
          scaler({ kind: 'affine', features: null, scale: Array(9).fill('nan'), offset: Array(9).fill(0) }),
        ],
      }),
    { message: saying('feature 1, feature 2 and 7 more') },
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
