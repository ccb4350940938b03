import type { Format } from '../../src/artifacts/artifact.ts';
import { libraryVersion } from '../../src/rules/library-version.ts';
import { asPointer, facts, line, pinned, SCALER, scaler, sealed } from './facts.ts';
import { judged, saying } from './table.ts';

const saved = (library: Record<string, string>, format: Format = 'joblib', path = SCALER) =>
  scaler(line([1]), { library, format, path });
const sklearn = saved({ 'scikit-learn': '1.7.1' });
const old = pinned('scikit-learn==1.3.0', 'deploy/requirements.txt', 4);

judged(libraryVersion, [
  ['nothing is pinned', () => facts({ scalers: [sklearn] })],
  [
    'another minor version',
    () => facts({ scalers: [sklearn], pins: [[old]] }),
    {
      path: 'deploy/requirements.txt',
      line: 4,
      column: 1,
      message: `deploy/requirements.txt pins scikit-learn 1.3.0, and ${SCALER} was saved by 1.7.1`,
      fix: saying('pin scikit-learn 1.7.1', 'train the pair again'),
    },
  ],
  [
    'a newer minor version is another one too: a pickle is promised to none',
    () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn==1.8.0')]] }),
    { message: saying('pins scikit-learn 1.8.0') },
  ],
  [
    'a range without the version',
    () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn>=1.0,<1.5')]] }),
    { message: saying('asks for scikit-learn >=1.0,<1.5') },
  ],
  ['another patch version', () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn==1.7.2')]] })],
  ['a range with it', () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn>=1.3')]] })],
  ['no version', () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn')]] })],
  [
    'a version for each Python, one of which fits',
    () => facts({ scalers: [sklearn], pins: [[old, pinned('scikit-learn==1.7.0')]] }),
  ],
  [
    'a range in one list, a version in another that it takes in',
    () => facts({ scalers: [sklearn], pins: [[pinned('scikit-learn>=1.0'), old]] }),
    { path: 'deploy/requirements.txt' },
  ],
  [
    'one finding for all scalers of one version',
    () =>
      facts({
        scalers: [sklearn, saved({ 'scikit-learn': '1.7.1' }, 'joblib', 'm/b.joblib')],
        pins: [[old]],
      }),
    { message: saying(`${SCALER} and m/b.joblib were saved by 1.7.1`) },
  ],
  [
    'each place where it is served',
    () =>
      facts({ scalers: [sklearn], pins: [[old], [pinned('scikit-learn==1.2.0', 'batch/requirements.txt')]] }),
    { path: 'deploy/requirements.txt' },
    { path: 'batch/requirements.txt' },
  ],
  ['another library', () => facts({ scalers: [sklearn], pins: [[pinned('torch==2.1.0')]] })],
  [
    'a library that only carries the numbers',
    () => facts({ scalers: [saved({ numpy: '1.26.4', joblib: '1.3.0' })], pins: [[old]] }),
  ],
  ['a version that is none', () => facts({ scalers: [saved({ 'scikit-learn': 'unknown' })], pins: [[old]] })],
  ['a file that names no library', () => facts({ scalers: [saved({})], pins: [[old]] })],
  [
    'a name as conda and old files spell it',
    () => facts({ scalers: [saved({ Scikit_Learn: '1.7.1' })], pins: [[old]] }),
    { message: saying('pins scikit-learn 1.3.0') },
  ],
  [
    'a format of the library that newer versions promise to read: newer',
    () => facts({ scalers: [saved({ keras: '3.5.0' }, 'keras')], pins: [[pinned('keras==3.8.0')]] }),
    { message: saying('keras 3.8.0'), atMost: 'warning' },
  ],
  [
    'older',
    () => facts({ scalers: [saved({ keras: '3.5.0' }, 'keras')], pins: [[pinned('keras==3.1.0')]] }),
    { message: saying('keras 3.1.0') },
  ],
  [
    'a pickle inside of a file of another library',
    () =>
      facts({
        scalers: [saved({ 'scikit-learn': '1.7.1' }, 'pytorch')],
        pins: [[pinned('scikit-learn==1.8.0')]],
      }),
    { message: saying('scikit-learn 1.8.0') },
  ],
  [
    'a folder of MLflow around a pickle, and around a format of its own',
    () =>
      facts({
        scalers: [saved({ 'scikit-learn': '1.7.1', keras: '3.5.0' }, 'mlflow')],
        pins: [[pinned('scikit-learn==1.8.0')], [pinned('keras==3.8.0')]],
      }),
    { message: saying('scikit-learn 1.8.0') },
    { message: saying('keras 3.8.0'), atMost: 'warning' },
  ],
  [
    'another major version',
    () => facts({ scalers: [saved({ pyspark: '3.5.1' }, 'spark')], pins: [[pinned('pyspark==4.0.0')]] }),
    { message: saying('pyspark 4.0.0') },
  ],
  [
    'numbers in a format of someone else',
    () => facts({ scalers: [saved({ 'scikit-learn': '1.7.1' }, 'onnx')], pins: [[old]] }),
  ],
  [
    'a pointer: its lock says what saved it',
    () => facts({ scalers: [asPointer(sklearn)], lock: sealed({ scalers: [sklearn] }), pins: [[old]] }),
    { message: saying('was saved by 1.7.1') },
  ],
  [
    'a pointer to something else than is sealed',
    () =>
      facts({ scalers: [asPointer(saved({ keras: '3.0.0' }, 'keras'))], lock: sealed({}), pins: [[old]] }),
  ],
  [
    'of two sides only what is served counts',
    () => {
      const sides = { training: [SCALER], inference: [{ path: 's/scaler.onnx', environment: null }] };
      return facts({
        pair: { sides },
        scalers: [sklearn, saved({ skl2onnx: '1.17.0' }, 'onnx', 's/scaler.onnx')],
        pins: [[old]],
      });
    },
  ],
]);
