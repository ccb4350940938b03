import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';
import { reach, writtenPaths } from '../../src/policy/reach.ts';

describe('what a path of a policy may find in a folder', () => {
  test.each([
    ['vendor/models/m.pkl', 'vendor/models', 'named'],
    ['vendor/models/{name}/m.pkl', 'vendor/models', 'named'],
    ['vendor/models/**', 'vendor/models', 'named'],
    ['vendor/models', 'vendor/models', null],
    ['vendor/models.pkl', 'vendor/models', null],
    ['vendor/other/m.pkl', 'vendor/models', null],
    ['services/{name}/model.*', 'services/churn', 'possible'],
    ['services/{name}-svc/model.*', 'services/churn-svc', 'possible'],
    ['services/{name}-svc/model.*', 'services/churn', null],
    ['services/v[0-9]/model.*', 'services/v1', 'possible'],
    ['services/{a,b}/model.*', 'services/a', 'possible'],
    ['*/m.pkl', 'vendor/models', null],
    ['*/*/m.pkl', 'vendor/models', 'possible'],
    ['**/m.pkl', 'vendor/models', 'anywhere'],
    ['vendor/**/m.pkl', 'vendor/models', 'anywhere'],
    ['other/**/m.pkl', 'vendor/models', null],
  ])('%s in %s: %s', (text, folder, expected) => {
    expect(reach(text, folder)).toBe(expected);
  });
});

test('a policy names models, scalers, locks and configs; what has a wildcard is open', () => {
  const policy = loadPolicy(`version: 1
pairs:
  "{name}":
    model: s/{name}/model.*
    scaler: s/{name}/scaler.pkl
    lock: locks/{name}.json
    training: train.toml#$.scaler
`);
  expect(writtenPaths(policy)).toEqual([
    { text: 's/{name}/model.*', isOpen: true },
    { text: 's/{name}/scaler.pkl', isOpen: true },
    { text: 'locks/{name}.json', isOpen: true },
    { text: 'train.toml', isOpen: false },
  ]);
});
