import { describe, expect, it } from 'vitest';
import { concernFilter } from '../../src/hook/concern-filter.ts';
import { concernsOf } from '../../src/hook/concerns.ts';
import { loadPolicy } from '../../src/policy/load.ts';

const POLICY = `version: 1
pairs:
  plain:
    model: ./models/plain/network
    scaler: { training: models/plain/scaler.json, inference: { production: served/scaler.json } }
    training: configs/train[1].yaml#$.scaler
    inference: { production: deploy/prod.yaml#$.scaler }
  "{team}/{name}":
    model: services/{team}/{name}/weights
    scaler: services/{team}/{name}/scaler.{json,npz}
    lock: locks/{team}-{name}.json
    training: services/{team}/{name}/.env#SCALER
  spark:
    model: runs/*/
    scaler: spark/scaler_?
ignore: ["notebooks/**", "old"]
`;

const concerns = concernFilter(concernsOf(loadPolicy(POLICY)));
const change = (path: string, more: Partial<Parameters<typeof concerns>[0]> = {}) => ({
  status: 'M',
  modeBefore: '100644',
  oidBefore: '1'.repeat(40),
  mode: '100644',
  oid: '2'.repeat(40),
  from: null,
  path,
  ...more,
});

describe('what may concern a pair', () => {
  it.each([
    ['the policy', 'scalerlock.yml'],
    ['a plain path', 'models/plain/network'],
    ['a file in it, where it is a folder', 'models/plain/network/data/part-0'],
    ['a served copy', 'served/scaler.json'],
    ['a file beside an artifact of JSON', 'models/plain/scaler_step_1.bin'],
    ['a lock beside an artifact', 'anywhere/at/all.lock.json'],
    ['a lock with a name of its own', 'locks/search-ranker.json'],
    ['a config', 'deploy/prod.yaml'],
    ['a config whose name has brackets', 'configs/train[1].yaml'],
    ['a config of a convention', 'services/search/ranker/.env'],
    ['an artifact of a convention', 'services/search/ranker/weights'],
    ['one of a list of extensions', 'services/search/ranker/scaler.npz'],
    ['a file in a folder that a glob fits', 'runs/7/deep/er'],
    ['a glob', 'spark/scaler_1'],
    ['what pins a library', 'requirements.txt'],
    ['a model on no pair, by its name', 'elsewhere/new.pkl'],
    ['a pointer file of DVC', 'data/x.dvc'],
    ['what a pipeline of DVC has made', 'pipelines/dvc.lock'],
    ['where the stages of a pipeline run', 'dvc.yaml'],
    ['where submodules come from', '.gitmodules'],
  ])('%s: %s', (_, path) => expect(concerns(change(path))).toBe(true));

  it.each([
    'README.md',
    'src/code.py',
    'configs/train1.yaml',
    'notebooks/a/model.pkl',
    'old/model.joblib',
    'locks/x',
  ])('not %s', (path) => expect(concerns(change(path))).toBe(false));

  it('a name with a newline in it, which is asked for in a text of lines', () => {
    expect(concerns(change('a\nb'))).toBe(true);
  });

  it('a path after many others', () => {
    const many = Array.from({ length: 200 }, (_, index) => change(`src/file${index}.py`));
    const fresh = concernFilter(concernsOf(loadPolicy(POLICY)));
    expect(many.some(fresh)).toBe(false);
    expect(fresh(change('models/plain/network'))).toBe(true);
  });

  it('whatever is no regular file, or has conflicts', () => {
    expect(concerns(change('sub', { mode: '160000' }))).toBe(true);
    expect(concerns(change('link', { modeBefore: '120000' }))).toBe(true);
    expect(concerns(change('README.md', { status: 'U' }))).toBe(true);
    expect(concerns(change('README.md', { status: 'D', mode: '000000' }))).toBe(false);
  });
});
