import { describe, expect, test } from 'vitest';
import { formatPolicy } from '../../src/init/policy-text.ts';
import type { ScannedFile } from '../../src/init/proposal.ts';
import { expandPairs } from '../../src/policy/expand.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { file, model, pairsOf, proposeFor, scaler } from './scanned.ts';

function services(...names: string[]): ScannedFile[] {
  return names.flatMap((name) => [
    model(`services/${name}/model.pkl`),
    scaler(`services/${name}/scaler.pkl`),
  ]);
}

describe('conventions', () => {
  test('one entry for folders that hold the same names', () => {
    const proposal = proposeFor(services('churn', 'fraud', 'price'));
    expect(pairsOf(proposal)).toEqual(['{name}: services/{name}/model.pkl <- services/{name}/scaler.pkl']);
    expect(proposal.pairs[0]?.why).toBe(
      'the same names of files for churn, fraud and price: model.pkl and scaler.pkl lie together, and their names are plain; both take 4 features',
    );
  });

  test('one entry for files of one folder that differ in one word', () => {
    const files = ['a', 'b', 'c'].flatMap((name) => [
      model(`m/${name}_model.pkl`),
      scaler(`m/${name}_scaler.pkl`),
    ]);
    expect(pairsOf(proposeFor(files))).toEqual(['{name}: m/{name}_model.pkl <- m/{name}_scaler.pkl']);
    const behind = ['a', 'b', 'c'].flatMap((name) => [
      model(`m/model_${name}.pkl`),
      scaler(`m/scaler_${name}.pkl`),
    ]);
    expect(pairsOf(proposeFor(behind))).toEqual(['{name}: m/model_{name}.pkl <- m/scaler_{name}.pkl']);
  });

  test('none for two files of one folder, or two folders at the root: the pattern would be wide', () => {
    const files = ['a', 'b'].flatMap((name) => [
      model(`m/${name}_model.pkl`),
      scaler(`m/${name}_scaler.pkl`),
    ]);
    const folders = ['a', 'b'].flatMap((name) => [model(`${name}/model.pkl`), scaler(`${name}/scaler.pkl`)]);
    expect(proposeFor(files).pairs.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(proposeFor(folders).pairs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('none that would take in what is no pair', () => {
    const alone = [...services('churn', 'fraud'), file('services/raw/model.pkl')];
    expect(proposeFor(alone).pairs.map(({ name }) => name)).toEqual(['churn', 'fraud']);
  });

  test('a scaler that all share is named by them all, and each has a lock of its own', () => {
    const proposal = proposeFor([model('m/a/net.pkl'), model('m/b/net.pkl'), scaler('m/scaler.pkl')]);
    expect(proposal.pairs).toMatchObject([
      {
        name: '{name}',
        models: ['m/{name}/net.pkl'],
        scalers: ['m/scaler.pkl'],
        lock: 'm/{name}/net.lock.json',
      },
    ]);
  });

  test('several conventions have names of their own, and the policy loads', () => {
    const files = [
      ...services('churn', 'fraud'),
      ...['x', 'z', 'w'].flatMap((name) => [
        model(`edge/${name}k/net.pkl`),
        scaler(`edge/${name}k/scaler.joblib`),
      ]),
      model('one/model.pkl'),
      scaler('one/scaler.pkl'),
    ];
    const proposal = proposeFor(files);
    expect(proposal.pairs.map(({ name }) => name)).toEqual(['one', '{name}', 'services-{name}']);
    const { pairs, unmatched } = expandPairs(
      loadPolicy(formatPolicy(proposal)),
      files.map(({ path }) => path),
    );
    expect(unmatched).toEqual([]);
    expect(pairs.map(({ name }) => name)).toEqual([
      'one',
      'wk',
      'xk',
      'zk',
      'services-churn',
      'services-fraud',
    ]);
  });

  test('no pair of a convention gets the name of another pair', () => {
    const files = [
      model('models/churn_model.pkl'),
      scaler('models/churn_scaler.pkl'),
      ...services('churn', 'fraud'),
    ];
    const proposal = proposeFor(files);
    expect(proposal.pairs.map(({ name }) => name)).toEqual(['churn', 'services-{name}']);
    const paths = files.map(({ path }) => path);
    const names = expandPairs(loadPolicy(formatPolicy(proposal)), paths).pairs.map(({ name }) => name);
    expect(names).toEqual(['churn', 'services-churn', 'services-fraud']);
  });

  test('configs become part of it where they are alike', () => {
    const configs = ['churn', 'fraud'].map((name) => ({
      path: `deploy/${name}/prod.yaml`,
      text: 'scaler_version: "1.0.0"\n',
    }));
    const [entry] = proposeFor(services('churn', 'fraud'), configs).pairs;
    expect(entry?.inference).toEqual([
      { label: 'production', reference: 'deploy/{name}/prod.yaml#$.scaler_version' },
    ]);
    const [one, other] = proposeFor(services('churn', 'fraud'), configs.slice(1)).pairs;
    expect([one?.name, other?.name]).toEqual(['churn', 'fraud']);
  });
});
