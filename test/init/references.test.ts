import { describe, expect, test } from 'vitest';
import { findPins } from '../../src/init/config-pins.ts';
import { mayBeConfig } from '../../src/init/config-side.ts';
import { model, openOf, proposeFor, scaler } from './scanned.ts';

const kubernetes = `
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: api
          env:
            - { name: LOG_LEVEL, value: debug }
            - { name: SCALER_VERSION, value: "2.1.0" }
`;

describe('what a config says of a scaler', () => {
  test.each([
    [
      'configs/train.yaml',
      'preprocessing:\n  scaler_version: 2.1.0\n',
      '$.preprocessing.scaler_version',
      'training',
      'train',
    ],
    ['deploy/prod.yaml', 'scaler: { version: "v2.1.0" }', '$.scaler.version', 'inference', 'production'],
    [
      'deploy/staging.json',
      '{"my-scaler":{"version":"2.1.0"}}',
      "$['my-scaler'].version",
      'inference',
      'staging',
    ],
    ['k8s/api.yaml', kubernetes, "$..env[?@.name=='SCALER_VERSION'].value", 'inference', 'api'],
    [
      'k8s/api.yaml',
      `${kubernetes}---\n${kubernetes.replace('SCALER', 'OTHER')}`,
      "$..env[?@.name=='SCALER_VERSION'].value",
      'inference',
      'api',
    ],
    ['train/params.toml', '[[steps]]\nscaler = "churn@2.1.0"\n', '$.steps[0].scaler', 'training', 'params'],
    ['serving/model.ini', '[scaler]\nversion = 2.1.0\n', 'scaler.version', 'inference', 'model'],
    ['.env', 'SCALER_VERSION=2.1.0\n', 'SCALER_VERSION', 'inference', 'env'],
    [
      'api/.env.production',
      'export PREPROCESSOR_VERSION="2.1.0"\n',
      'PREPROCESSOR_VERSION',
      'inference',
      'production',
    ],
    ['config.yaml', 'training:\n  scalerVersion: 2.1.0\n', '$.training.scalerVersion', 'training', 'config'],
    ['config.yaml', 'scaler_version: 2.1.0\n', '$.scaler_version', null, 'config'],
  ])('%s: %s', (path, text, selector, side, label) => {
    expect(findPins({ path, text })).toMatchObject([{ path, selector, side, label, version: '2.1.0' }]);
  });

  test.each([
    ['a version that is none', 'deploy/prod.yaml', 'scaler_version: latest\n'],
    ['a number', 'deploy/prod.yaml', 'scaler_version: 2.1\n'],
    [
      'an autoscaler',
      'deploy/prod.yaml',
      'cluster_autoscaler_version: 9.37.0\nauto_scaler: { version: 1.0.0 }\n',
    ],
    [
      'the version of something else',
      'deploy/prod.yaml',
      'scaler: { class: StandardScaler }\nmodel: { version: 1.0.0 }\n',
    ],
    ['a path', 'deploy/prod.yaml', 'scaler: models/scaler.pkl\n'],
    ['broken YAML', 'deploy/prod.yaml', 'scaler_version: "1.0.0\n'],
    ['a format that is not known', 'deploy/prod.tf', 'scaler_version = "1.0.0"\n'],
    ['a path that a policy cannot write', 'deploy/a#b.yaml', 'scaler_version: 1.0.0\n'],
    ['twice in two documents', 'deploy/prod.yaml', 'scaler_version: 1.0.0\n---\nscaler_version: 1.0.0\n'],
  ])('nothing: %s', (_title, path, text) => {
    expect(findPins({ path, text })).toEqual([]);
  });

  test('a hostile config is read to an end', () => {
    const text = `scalers:\n${'- scaler_version: 1.0.0\n'.repeat(5000)}`;
    expect(findPins({ path: 'config.yaml', text })).toHaveLength(20);
    expect(
      findPins({
        path: 'config.json',
        text: `{"__proto__":{"scaler_version":"1.0.0"},"a":${'['.repeat(5000)}`,
      }),
    ).toEqual([]);
    expect(findPins({ path: 'config.json', text: '{"__proto__":{"scaler_version":"1.0.0"}}' })).toMatchObject(
      [{ selector: '$.__proto__.scaler_version' }],
    );
  });

  test('which files may be such configs', () => {
    const paths = [
      'config.yaml',
      '.env',
      'deploy/x.yaml',
      'helm/api/values.yaml',
      'src/train_config.json',
      'services/a/.env.prod',
    ];
    const others = [
      'package.json',
      'tsconfig.json',
      'data/rows.json',
      'scalerlock.yml',
      'm/scaler.lock.json',
      'README.md',
      'src/data.toml',
    ];
    expect([...paths, ...others].filter(mayBeConfig)).toEqual(paths);
  });
});

describe('which pair a config is about', () => {
  const churn = [model('models/churn_model.pkl'), scaler('models/churn_scaler.pkl')];
  const fraud = [model('models/fraud_model.pkl'), scaler('models/fraud_scaler.pkl')];

  test('the only one', () => {
    const { pairs } = proposeFor(churn, [
      { path: 'train.yaml', text: 'scaler_version: 1.0.0' },
      { path: 'deploy/prod.yaml', text: 'scaler_version: 1.0.0' },
      { path: 'deploy/staging.yaml', text: 'scaler_version: 1.0.0' },
    ]);
    expect(pairs).toMatchObject([
      {
        training: [{ label: 'train', reference: 'train.yaml#$.scaler_version' }],
        inference: [
          { label: 'production', reference: 'deploy/prod.yaml#$.scaler_version' },
          { label: 'staging', reference: 'deploy/staging.yaml#$.scaler_version' },
        ],
        notes: [],
      },
    ]);
  });

  test('the one whose words it shares, or whose name it gives', () => {
    const { pairs, undecided } = proposeFor(
      [...churn, ...fraud],
      [
        { path: 'deploy/churn/prod.yaml', text: 'scaler_version: 1.0.0' },
        { path: 'deploy/prod.env', text: 'FRAUD_SCALER_VERSION=1.0.0' },
        { path: 'deploy/all.toml', text: 'scaler = "fraud_scaler@1.0.0"' },
      ],
    );
    expect(pairs.map(({ name, inference }) => [name, inference.map(({ reference }) => reference)])).toEqual([
      ['churn', ['deploy/churn/prod.yaml#$.scaler_version']],
      ['fraud', ['deploy/prod.env#FRAUD_SCALER_VERSION', 'deploy/all.toml#$.scaler']],
    ]);
    expect(undecided).toEqual([]);
  });

  test('none that can be told', () => {
    const proposal = proposeFor(
      [...churn, ...fraud],
      [
        { path: 'deploy/prod.yaml', text: 'scaler_version: 1.0.0' },
        { path: 'deploy/x.yaml', text: 'scaler: other@1.0.0' },
        { path: 'churn.yaml', text: 'scaler_version: 1.0.0' },
      ],
    );
    expect(openOf(proposal)).toEqual([
      'churn.yaml: names a scaler version, 1.0.0, at line 1 ($.scaler_version), but not whether it is of training or of inference',
      'deploy/prod.yaml: names a scaler version, 1.0.0, at line 1 ($.scaler_version), but not of which pair',
      'deploy/x.yaml: names a scaler version, 1.0.0, at line 1 ($.scaler), but not of which pair',
    ]);
  });

  test.each([
    [
      '2.1.0',
      '2.1.0',
      'its configs name 2.1.0, and a first seal is 1.0.0: `scalerlock seal churn --version 2.1.0` seals what they name',
    ],
    [
      '0.9.0',
      '0.9.0',
      'its configs name 0.9.0, and a first seal is 1.0.0: `check` will report it until they name that',
    ],
    ['1.0.0', '2.0.0', 'its configs name different versions, 1.0.0 and 2.0.0: `check` will report it'],
  ])('says what to do about %s and %s', (training, inference, note) => {
    const { pairs } = proposeFor(churn, [
      { path: 'train.yaml', text: `scaler_version: ${training}` },
      { path: 'deploy.yaml', text: `scaler_version: ${inference}` },
    ]);
    expect(pairs[0]?.notes).toEqual([note]);
  });
});
