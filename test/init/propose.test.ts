import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/generated/lock.ts';
import type { ScannedFile } from '../../src/init/proposal.ts';
import { computed } from '../helpers/computed.ts';
import { file, model, openOf, pairsOf, proposeFor, scaler } from './scanned.ts';

const table = (method: string): Table => ({ kind: 'table', method, features: null, tables: {} });

/** What `init` proposes for files that lie in one folder or a few. */
const cases: { title: string; files: ScannedFile[]; pairs: string[]; open?: string[] }[] = [
  {
    title: 'the only model and the only scaler of a folder',
    files: [file('models/lstm.pt'), scaler('models/scaler.json', 14)],
    pairs: ['lstm: models/lstm.pt <- models/scaler.json'],
  },
  {
    title: 'names that say no more than what the files are',
    files: [model('m/model.pkl'), scaler('m/preprocessor.pkl')],
    pairs: ['m: m/model.pkl <- m/preprocessor.pkl'],
  },
  {
    title: 'one stem, one spelled short',
    files: [
      file('m/autoencoder.pt'),
      file('m/tcn.pt'),
      scaler('m/ae_scaler.pkl'),
      scaler('m/tcn_scaler.pkl'),
    ],
    pairs: ['autoencoder: m/autoencoder.pt <- m/ae_scaler.pkl', 'tcn: m/tcn.pt <- m/tcn_scaler.pkl'],
  },
  {
    title: 'a second step under the same name goes along, the wider scaler first',
    files: [file('m/autoencoder.pt'), scaler('m/ae_minmax_scaler.pkl', 1), scaler('m/ae_scaler.pkl', 47)],
    pairs: ['autoencoder: m/autoencoder.pt <- m/ae_scaler.pkl + m/ae_minmax_scaler.pkl'],
  },
  {
    title: 'scalers for parts, named after the model',
    files: [
      file('m/ae.pt'),
      file('m/tcn_model.pth'),
      scaler('m/tcn_len_scaler.pkl', 1),
      scaler('m/tcn_iat_scaler.pkl', 1),
    ],
    pairs: ['tcn: m/tcn_model.pth <- m/tcn_iat_scaler.pkl + m/tcn_len_scaler.pkl'],
    open: [
      'm/ae.pt: nothing says which scaler it was trained with; beside it are tcn_iat_scaler.pkl and tcn_len_scaler.pkl',
    ],
  },
  {
    title: 'all that the scaler’s name says, the model’s says too; the nearer one wins',
    files: [
      file('m/tcn_splt_focused.pth'),
      scaler('m/scaler_splt_focused.joblib'),
      scaler('m/splt_scaler.joblib'),
    ],
    pairs: ['tcn_splt_focused: m/tcn_splt_focused.pth <- m/scaler_splt_focused.joblib'],
    open: ['m/splt_scaler.joblib: nothing says which of the models beside it was trained with it'],
  },
  {
    title:
      'a PCA between the two: the scaler may be wider than the model, and what an encoder takes tells nothing',
    files: [
      model('m/rain_model.joblib', 2),
      scaler('m/rain_scaler.joblib', 4),
      scaler('m/rain_pca.joblib', 4, { transform: table('pca') }),
      scaler('m/encoder.joblib', 2, { transform: table('one-hot') }),
    ],
    pairs: ['rain: m/rain_model.joblib <- m/rain_pca.joblib + m/rain_scaler.joblib'],
    open: ['m/encoder.joblib: nothing says which of the models beside it was trained with it'],
  },
  {
    title: 'an encoder that takes as many features as a model',
    files: [
      model('m/rain.joblib', 2),
      model('m/sun.joblib', 3),
      scaler('m/encoder.joblib', 2, { transform: table('one-hot') }),
      scaler('m/snow_scaler.joblib', 7),
    ],
    pairs: [],
    open: [
      'm/encoder.joblib: nothing says which of the models beside it was trained with it',
      'm/rain.joblib: nothing says which scaler it was trained with; beside it are encoder.joblib and snow_scaler.joblib',
      'm/snow_scaler.joblib: nothing says which of the models beside it was trained with it',
      'm/sun.joblib: takes 3 features, and what lies beside it scales 2 and 7',
    ],
  },
  {
    title: 'scalers of the inputs and of the target',
    files: [file('m/model.h5'), scaler('m/scaler_y.pkl', 1), scaler('m/scaler_X.pkl', 12)],
    pairs: ['m: m/model.h5 <- m/scaler_X.pkl + m/scaler_y.pkl'],
  },
  {
    title: 'the same scaler in two formats',
    files: [
      file('m/model.onnx'),
      scaler('m/scaler.json', 4, { fingerprint: 'f' }),
      scaler('m/scaler.pkl', 4, { fingerprint: 'f' }),
    ],
    pairs: ['m: m/model.onnx <- m/scaler.pkl + m/scaler.json'],
  },
  {
    title: 'two scalers that were tried for the same thing are an open question',
    files: [
      file('m/model.pkl', { role: 'model', features: 4 }),
      scaler('m/minmax_scaler.pkl'),
      scaler('m/standard_scaler.pkl'),
    ],
    pairs: [],
    open: [
      'm/minmax_scaler.pkl: nothing says which of the models beside it was trained with it',
      'm/model.pkl: minmax_scaler.pkl and standard_scaler.pkl fit it equally well',
      'm/standard_scaler.pkl: nothing says which of the models beside it was trained with it',
    ],
  },
  {
    title: 'a scaler that is wider than the model contradicts',
    files: [model('m/model.pkl', 9), scaler('m/scaler.pkl', 47)],
    pairs: [],
    open: [
      'm/model.pkl: takes 9 features, but m/scaler.pkl scales 47',
      'm/scaler.pkl: nothing says which of the models beside it was trained with it',
    ],
  },
  {
    title: 'what cannot be counted contradicts nothing: a ColumnTransformer makes more features',
    files: [
      model('m/model.pkl', 81),
      scaler('m/preprocessor.pkl', 90, { class: 'sklearn.compose._column_transformer.ColumnTransformer' }),
    ],
    pairs: ['m: m/model.pkl <- m/preprocessor.pkl'],
  },
  {
    title: 'one plain scaler serves all models beside it, each a pair of its own',
    files: [model('m/rf.pkl', 41), file('m/mlp.h5'), scaler('m/scaler.pkl', 38)],
    pairs: ['mlp: m/mlp.h5 <- m/scaler.pkl', 'rf: m/rf.pkl <- m/scaler.pkl'],
  },
  {
    title: 'with several scalers there, features decide for the plain one',
    files: [
      model('m/rf.pkl', 4),
      file('m/mlp.h5'),
      scaler('m/scaler.pkl', 4),
      scaler('m/robust_scaler_volume.pkl', 13),
    ],
    pairs: ['rf: m/rf.pkl <- m/scaler.pkl'],
    open: [
      'm/mlp.h5: nothing says which scaler it was trained with; beside it are robust_scaler_volume.pkl and scaler.pkl',
      'm/robust_scaler_volume.pkl: nothing says which of the models beside it was trained with it',
    ],
  },
  {
    title: 'a model and a scaler that alone have so many features',
    files: [
      model('m/rf.pkl', 7),
      file('m/mlp.h5'),
      scaler('m/scaler_day.pkl', 7),
      scaler('m/scaler_night.pkl', 9),
    ],
    pairs: ['rf: m/rf.pkl <- m/scaler_day.pkl'],
    open: [
      'm/mlp.h5: nothing says which scaler it was trained with; beside it are scaler_day.pkl and scaler_night.pkl',
      'm/scaler_night.pkl: nothing says which of the models beside it was trained with it',
    ],
  },
  {
    title: 'the same names of features',
    files: [
      model('m/rf.pkl', 2, { names: ['age', 'sum'] }),
      model('m/gb.pkl', 2, { names: ['a', 'b'] }),
      scaler('m/scaler_v1.pkl', 2, { names: ['sum', 'age'] }),
      scaler('m/scaler_v2.pkl', 2, { names: ['a', 'b'] }),
    ],
    pairs: ['gb: m/gb.pkl <- m/scaler_v2.pkl', 'rf: m/rf.pkl <- m/scaler_v1.pkl'],
  },
  {
    title: 'of models that differ in a date nothing says which one the scaler was fitted with',
    files: [file('m/model_20250801.keras'), file('m/model_20250826.keras'), scaler('m/scaler.pkl')],
    pairs: [],
    open: [
      'm/model_20250801.keras: is one of 2 that differ in a date or a number, and nothing says with which of them scaler.pkl was fitted',
      'm/model_20250826.keras: is one of 2 that differ in a date or a number, and nothing says with which of them scaler.pkl was fitted',
      'm/scaler.pkl: nothing says which of the models beside it was trained with it',
    ],
  },
  {
    title: 'the date in both names decides',
    files: [
      model('m/model_0407.pkl'),
      model('m/model_0501.pkl'),
      scaler('m/scaler_0407.pkl'),
      scaler('m/scaler_0501.pkl'),
    ],
    pairs: [
      'model_0407: m/model_0407.pkl <- m/scaler_0407.pkl',
      'model_0501: m/model_0501.pkl <- m/scaler_0501.pkl',
    ],
  },
  {
    title: 'formats, shards and folds of one model are one pair',
    files: [
      file('m/net.onnx'),
      file('m/net.pt'),
      file('n/lstm_fold1.h5'),
      file('n/lstm_fold2.h5'),
      scaler('m/scaler.pkl'),
      scaler('n/scaler.pkl'),
    ],
    pairs: [
      'm: m/net.onnx + m/net.pt <- m/scaler.pkl',
      'lstm_fold1: n/lstm_fold1.h5 + n/lstm_fold2.h5 <- n/scaler.pkl',
    ],
  },
  {
    title: 'a model that holds its scaler',
    files: [file('m/pipe.joblib', { role: 'both', class: 'sklearn.preprocessing._data.StandardScaler' })],
    pairs: ['m: m/pipe.joblib <- embedded'],
  },
  {
    title: 'copies that lie together elsewhere',
    files: [
      file('a/ae_fixed.pth', { sha256: 'ae' }),
      file('a/tcn_fast.pth', { sha256: 'tcn' }),
      scaler('a/scaler_benign.pkl', 4, { sha256: 'benign' }),
      scaler('a/scaler_fast.pkl', 4, { sha256: 'fast' }),
      file('b/ae.pth', { sha256: 'ae' }),
      file('b/tcn.pth', { sha256: 'tcn' }),
      scaler('b/scaler.pkl', 4, { sha256: 'benign' }),
      scaler('b/scaler_volume.pkl', 13),
    ],
    pairs: [
      'ae_fixed: a/ae_fixed.pth <- a/scaler_benign.pkl',
      'tcn_fast: a/tcn_fast.pth <- a/scaler_fast.pkl',
      'ae: b/ae.pth <- b/scaler.pkl',
    ],
    open: [
      'b/scaler_volume.pkl: nothing says which of the models beside it was trained with it',
      'b/tcn.pth: is byte for byte a/tcn_fast.pth, which goes with a/scaler_fast.pkl',
    ],
  },
  {
    title: 'folders next to each other',
    files: [model('models/model.pkl'), scaler('artifacts/scaler.pkl')],
    pairs: ['model: models/model.pkl <- artifacts/scaler.pkl'],
  },
  {
    title: 'trees that mirror each other',
    files: [
      model('models/churn/model.pkl'),
      model('models/fraud/model.pkl'),
      scaler('scalers/churn/scaler.pkl'),
      scaler('scalers/fraud/scaler.pkl'),
    ],
    pairs: ['{name}: models/{name}/model.pkl <- scalers/{name}/scaler.pkl'],
  },
  {
    title: 'other people’s folders have nothing to do with each other',
    files: [model('alice/model.pkl'), scaler('bob/scaler.pkl')],
    pairs: [],
    open: [
      'alice/model.pkl: no scaler that fits lies beside it or in a folder next to it',
      'bob/scaler.pkl: no model that fits lies beside it or in a folder next to it',
    ],
  },
  {
    title: 'a scaler between several models in folders of their own is an open question',
    files: [file('m/a/net.pt'), file('m/b/net.pt'), scaler('m/scaler.pkl')],
    pairs: [],
    open: [
      'm/a/net.pt: no scaler that fits lies beside it or in a folder next to it',
      'm/b/net.pt: no scaler that fits lies beside it or in a folder next to it',
      'm/scaler.pkl: no model that fits lies beside it or in a folder next to it',
    ],
  },
  {
    title: 'and their number of features answers it',
    files: [model('m/a/net.pkl'), model('m/b/net.pkl'), scaler('m/scaler.pkl')],
    pairs: ['{name}: m/{name}/net.pkl <- m/scaler.pkl'],
  },
  {
    title: 'what encodes labels, what is broken and what only is named so',
    files: [
      file('m/broken_model.pkl', { error: 'is cut off' }),
      file('m/label_encoder.pkl', { role: 'scaler', class: 'sklearn.preprocessing._label.LabelEncoder' }),
      file('m/model.pkl', { role: 'other', class: 'dict' }),
      file('m/model_config.pkl', { role: 'other', class: 'dict' }),
      file('m/scaler.json', { role: 'other', class: 'dict' }),
      file('m/columns.pkl', { role: 'other', class: 'list' }),
      file('m/whatever.bin'),
    ],
    pairs: [],
    open: [
      'm/broken_model.pkl: cannot be read: is cut off',
      'm/label_encoder.pkl: holds a LabelEncoder, which scales nothing: where a model is trained with it, add it to `scaler` of its pair',
      'm/model.pkl: is named like a model, but holds neither a model nor a scaler (dict)',
      'm/scaler.json: is named like a scaler, but holds none that can be read (dict)',
    ],
  },
  {
    title: 'names that no policy can hold',
    files: [
      model('m/{name}.pkl'),
      model('m/\udc80_model.pkl'),
      model('m/*_model.pkl'),
      scaler('m/scaler.pkl'),
    ],
    pairs: [],
    open: [
      'm/*_model.pkl: its name has a `*`, which a policy would read as a glob',
      'm/scaler.pkl: no model that fits lies beside it or in a folder next to it',
      'm/{name}.pkl: its name has braces, which a policy would read as a placeholder',
      'm/\udc80_model.pkl: its name is not UTF-8, so that a policy cannot name it',
    ],
  },
];

describe('propose', () => {
  test.each(cases)('$title', ({ files, pairs, open = [] }) => {
    const proposal = proposeFor(files);
    expect(pairsOf(proposal)).toEqual(pairs);
    expect(openOf(proposal)).toEqual(open);
  });

  test('gives the same for any order of the files', () => {
    const all = cases.flatMap(({ files }, index) =>
      files.map((each) => ({ ...each, path: `case${index}/${each.path}` })),
    );
    expect(proposeFor([...all].reverse())).toEqual(proposeFor(all));
  });

  test('declares a file by its name where it holds something else, and says so', () => {
    const proposal = proposeFor([
      scaler('models/isoforest.joblib', 47),
      scaler('models/scaler.joblib', 47),
      scaler('models/robust_scaler_volumetric.joblib', 13),
    ]);
    expect(proposal.pairs).toMatchObject([
      {
        name: 'isoforest',
        models: ['models/isoforest.joblib'],
        scalers: ['models/scaler.joblib'],
        why: 'scaler.joblib, the scaler with the plain name, and what lies in isoforest.joblib now both take 47 features',
        notes: [
          'models/isoforest.joblib is named like a model, but holds a StandardScaler: `check` will refuse it until the model is put there',
        ],
      },
    ]);
    const other = proposeFor([model('m/model.pkl', 4), model('m/scaler.pkl', 4)]);
    expect(pairsOf(other)).toEqual(['m: m/model.pkl <- m/scaler.pkl']);
    expect(other.pairs[0]?.notes).toEqual([
      'm/scaler.pkl is named like a scaler, but holds an IsolationForest: `check` will refuse it until the scaler is put there',
    ]);
  });

  test('gives locks of their own to pairs that would share one', () => {
    const proposal = proposeFor([
      model('m/rf.pkl'),
      model('m/xgb.pkl'),
      scaler('m/scaler.pkl'),
      model('n/model.pkl'),
      scaler('n/scaler.pkl'),
      file('e/model.pkl', { role: 'both', class: 'sklearn.preprocessing._data.StandardScaler' }),
      file('e/model.joblib', { role: 'both', class: 'sklearn.preprocessing._data.StandardScaler' }),
    ]);
    expect(proposal.pairs.map(({ name, lock }) => [name, lock])).toEqual([
      ['e', 'e/model.lock.json'],
      ['e-pkl', 'e/e-pkl.lock.json'],
      ['rf', 'm/rf.lock.json'],
      ['xgb', 'm/xgb.lock.json'],
      ['n', null],
    ]);
  });

  test('leaves out tests, notebooks and installed packages, and says so', () => {
    const aside = [
      model('tests/data/model.pkl'),
      model('notebooks/model.pkl'),
      model('web/node_modules/x/net.onnx'),
    ];
    const proposal = proposeFor([...aside, model('m/model.pkl'), scaler('m/scaler.pkl')]);
    expect(pairsOf(proposal)).toEqual(['m: m/model.pkl <- m/scaler.pkl']);
    expect(proposal.ignore).toEqual([
      { glob: 'notebooks/**', why: 'work in progress' },
      { glob: 'tests/**', why: 'files of tests' },
      { glob: 'web/node_modules/**', why: 'installed packages' },
    ]);
  });

  test('looks into the notebooks where there is nothing else', () => {
    const proposal = proposeFor([model('notebooks/model.pkl'), scaler('notebooks/scaler.pkl')]);
    expect(pairsOf(proposal)).toHaveLength(1);
    expect(proposal.ignore).toEqual([]);
  });

  test('ends soon in a folder of a thousand models and scalers with one name', () => {
    const files = Array.from({ length: 1000 }, (_, index) =>
      index % 2 === 0 ? file(`m/model_${index}.pt`) : scaler(`m/scaler.v${index}.pkl`),
    );
    const startedAt = computed();
    expect(proposeFor(files).pairs.length).toBeLessThan(10);
    expect(computed() - startedAt).toBeLessThan(5000);
  });
});
