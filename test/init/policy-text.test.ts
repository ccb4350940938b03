import { describe, expect, test } from 'vitest';
import { namePairs } from '../../src/init/names.ts';
import { formatPolicy } from '../../src/init/policy-text.ts';
import type { Proposal, ProposedPair } from '../../src/init/proposal.ts';
import { expandPairs } from '../../src/policy/expand.ts';
import { loadPolicy } from '../../src/policy/load.ts';

function pair(name: string, more: Partial<ProposedPair> = {}): ProposedPair {
  const none = { lock: null, training: [], inference: [], notes: [] };
  return {
    name,
    models: [`${name}/model.pkl`],
    scalers: [`${name}/scaler.pkl`],
    why: 'they lie together',
    ...none,
    ...more,
  };
}

function textOf(proposal: Partial<Proposal>): string {
  return formatPolicy({ pairs: [], undecided: [], ignore: [], ...proposal });
}

describe('the policy as text', () => {
  test('reads as a person would have written it', () => {
    const text = textOf({
      pairs: [
        pair('churn', {
          training: [{ label: 'train', reference: 'train.yaml#$.scaler_version' }],
          inference: [
            { label: 'staging', reference: 'deploy/staging.yaml#$.scaler' },
            { label: 'production', reference: "deploy/prod.yaml#$..env[?@.name=='SCALER_VERSION'].value" },
          ],
        }),
        pair('{name}', {
          models: ['s/{name}/a.pt', 's/{name}/b.pt'],
          lock: 's/{name}/a.lock.json',
          notes: ['a note'],
        }),
        pair('pipe', { scalers: 'embedded' }),
      ],
      undecided: [{ path: 'models/x.pt', why: 'no scaler lies beside it' }],
      ignore: [{ glob: 'notebooks/**', why: 'work in progress' }],
    });
    expect(
      text,
    ).toBe(`# yaml-language-server: $schema=https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/policy.schema.json
# Which model goes with which scaler. \`scalerlock init\` proposed it from names, folders and contents:
# read it through, from here on it is yours.
version: 1
pairs:
  # they lie together
  churn:
    model: churn/model.pkl
    scaler: churn/scaler.pkl
    training: train.yaml#$.scaler_version
    inference:
      staging: deploy/staging.yaml#$.scaler
      production: deploy/prod.yaml#$..env[?@.name=='SCALER_VERSION'].value

  # they lie together
  # a note
  "{name}":
    model:
      - s/{name}/a.pt
      - s/{name}/b.pt
    scaler: "{name}/scaler.pkl"
    lock: s/{name}/a.lock.json

  # they lie together
  pipe:
    model: pipe/model.pkl
    scaler: embedded

# Not decided. \`check\` looks at such a model when it changes; add its pair, or put it under \`ignore\` where it takes no scaler:
#   models/x.pt: no scaler lies beside it

ignore:
  # work in progress
  - notebooks/**
`);
    expect(loadPolicy(text).policy.ignore).toEqual(['notebooks/**']);
  });

  test.each([
    'models/with space.pkl',
    'models/it\'s "quoted".pkl',
    'models/line\nbreak\ttab.pkl',
    'models/# no: comment.pkl',
    'models/日本 語.pkl',
    'models/[v1]?.pkl',
    'models/{a,b}.pkl',
    'models/&anchor *alias.pkl'.replace('*', ''),
    '- dash.pkl',
    '~',
    'true',
    '12',
    'embedded',
    '__proto__/model.pkl',
    'models/\u0085\u2028next.pkl',
  ])('keeps the path %j', (path) => {
    const text = textOf({
      pairs: [pair('p', { models: [path], why: `${path} is there` })],
      undecided: [{ path, why: path }],
    });
    expect(expandPairs(loadPolicy(text), [path, 'p/scaler.pkl']).pairs).toMatchObject([
      { models: [path], scalers: ['p/scaler.pkl'], embedded: false },
    ]);
    expect(text.split('\n').filter((line) => line.includes('is there'))).toHaveLength(1);
  });

  test('a scaler that is a file named `embedded` is not taken for the word', () => {
    const text = textOf({ pairs: [pair('p', { scalers: ['embedded'] })] });
    expect(expandPairs(loadPolicy(text), ['p/model.pkl', 'embedded']).pairs).toMatchObject([
      { embedded: false, scalers: ['embedded'] },
    ]);
  });

  test('counts the open questions that are too many to list', () => {
    const undecided = Array.from({ length: 45 }, (_, index) => ({ path: `m${index}.pt`, why: 'unknown' }));
    const text = textOf({ pairs: [pair('p')], undecided });
    expect(text.match(/^# {3}m\d+\.pt/gm)).toHaveLength(40);
    expect(text).toContain('#   and 5 more\n');
  });
});

describe('names of pairs', () => {
  test.each([
    [['models/churn_model.joblib'], ['churn']],
    [['services/fraud/model.joblib'], ['fraud']],
    [['logistic_regression_model.pkl'], ['logistic_regression']],
    [['models/ChurnModel.pkl'], ['churn']],
    [['model.pkl'], ['model']],
    [['artifacts/model.pkl'], ['model']],
    [['m/model_20250407.pkl'], ['model_20250407']],
    [
      ['82k/isoforest.joblib', 'm/isoforest.joblib'],
      ['82k-isoforest', 'm-isoforest'],
    ],
    [
      ['models/ae.pth', 'models/ae.pt', 'models/ae.onnx'],
      ['ae', 'ae-pt', 'ae-onnx'],
    ],
    [
      ['a/b/q.pt', 'a/c/b/q.pt'],
      ['b-q', 'b-q-pt'],
    ],
    [['models/12.pkl'], ['model-12']],
    [['models/1e5.pkl'], ['model-1e5']],
    [['models/__proto__.pkl'], ['proto']],
    [['models/{name} @ $(q).pkl'], ['name-q']],
    [['models/модель.pkl'], ['модель']],
    [['models/!!!.pkl'], ['pair']],
    [[`models/${'long'.repeat(50)}.pkl`], ['long'.repeat(15)]],
    [
      ['models/constructor.pkl', 'x/toString.pkl'],
      ['constructor', 'to-string'],
    ],
  ])('%j', (models, names) => {
    expect(namePairs(models)).toEqual(names);
  });

  test('are never empty and never twice', () => {
    const models = [
      '-.pkl',
      '_.pkl',
      'm/-.pkl',
      'm/_.pkl',
      'm/-.pt',
      ...Array.from({ length: 50 }, (_, index) => `x${' '.repeat(index)}/m.pkl`),
    ];
    const names = namePairs(models);
    expect(new Set(names).size).toBe(models.length);
    expect(names).not.toContain('');
  });
});
