import { describe, expect, it } from 'vitest';
import { noMatch } from '../../src/rules/no-match.ts';
import { policyChanged } from '../../src/rules/policy-changed.ts';
import { unpairedModel } from '../../src/rules/unpaired-model.ts';
import { artifact, candidate, repository } from './facts.ts';
import { saying } from './table.ts';

const found = (rule: typeof noMatch, facts: ReturnType<typeof repository>) =>
  rule.judgeRepository?.(facts) ?? [];
const logistic = artifact({ role: 'model', class: 'sklearn.linear_model._logistic.LogisticRegression' });

describe('pair/unpaired-model', () => {
  it.each([
    [
      'what holds a model, under any name',
      candidate('data/x.pkl', logistic),
      'data/x.pkl (sklearn.linear_model.LogisticRegression) is new',
    ],
    ['what is only named like one', candidate('models/churn_model.pkl'), 'models/churn_model.pkl is new'],
    [
      'one that changed',
      candidate('a.pkl', logistic, { file: { status: 'modified', path: 'a.pkl', from: null } }),
      'changed',
    ],
    ['a folder', candidate('models/spark', artifact({ role: 'both' }), { kind: 'folder' }), 'models/spark'],
  ])('%s', (_, one, message) => {
    const [violation, ...others] = found(unpairedModel, repository({ candidates: [one] }));
    expect(violation).toMatchObject({
      path: one.file.path,
      message: saying(message),
      fix: saying('scalerlock.yml'),
    });
    expect(others).toEqual([]);
  });

  it.each([
    ['a scaler', candidate('models/scaler.pkl', artifact({ role: 'scaler' }))],
    ['a list of names', candidate('models/model_names.pkl', artifact({ role: 'other' }))],
    ['what is named like a scaler', candidate('models/scaler.pkl')],
    [
      'a folder that holds only a scaler',
      candidate('models/spark', artifact({ role: 'scaler' }), { kind: 'folder' }),
    ],
    ['a table', candidate('data/rows.csv')],
  ])('not %s', (_, one) => expect(found(unpairedModel, repository({ candidates: [one] }))).toEqual([]));
});

describe('policy/changed', () => {
  const weaker = { message: 'pair `churn` is removed', at: null, weakens: true };
  const stronger = { message: 'pair `fraud` is added', at: { line: 7, column: 3 }, weakens: false };

  it('what weakens is an error where the base judges, else a warning; what adds is a warning', () => {
    const policyChanges = [weaker, stronger];
    expect(found(policyChanged, repository({ policyChanges, baseJudges: true }))).toEqual([
      expect.objectContaining({ path: 'scalerlock.yml', line: null, message: saying('weakened', 'churn') }),
      expect.objectContaining({ line: 7, column: 3, message: saying('changed', 'fraud'), atMost: 'warning' }),
    ]);
    expect(found(policyChanged, repository({ policyChanges })).map(({ atMost }) => atMost)).toEqual([
      'warning',
      'warning',
    ]);
  });

  it('the same policy', () => expect(found(policyChanged, repository())).toEqual([]));
});

it('policy/no-match names the entry, the field and the pattern', () => {
  const unmatched = [
    { entry: '{name}', field: 'model', pattern: 'models/{name}.pkl', at: { line: 4, column: 12 } },
  ];
  expect(found(noMatch, repository({ unmatched }))).toEqual([
    expect.objectContaining({
      path: 'scalerlock.yml',
      line: 4,
      column: 12,
      message: saying('{name}', 'models/{name}.pkl'),
    }),
  ]);
  expect(found(noMatch, repository())).toEqual([]);
});
