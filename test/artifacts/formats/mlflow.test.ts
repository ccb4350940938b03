import { describe, expect, it, test } from 'vitest';
import { openFolder } from '../../../src/artifacts/open-folder.ts';
import { computed } from '../../helpers/computed.ts';
import { applied, folderFixture, folderTruths, mostApart, openFixture } from '../folders.ts';
import { random } from './random.ts';

const truths = folderTruths('mlflow');

describe('model folders of MLflow', () => {
  test.each(truths)('$folder', async (truth) => {
    const artifact = await openFixture(`mlflow/${truth.folder}`);
    const { role, features, featureNames, scalers, library } = truth;
    expect(artifact).toMatchObject({ format: 'mlflow', role, features, featureNames, error: null });
    expect(artifact.library).toMatchObject(library ?? {});
    if (truth.class !== undefined) expect(artifact.class).toBe(truth.class);
    if (scalers)
      expect(artifact.scalers.map(({ path, class: name }) => ({ path, class: name }))).toEqual(scalers);
    if (truth.probe) {
      expect(mostApart(applied(artifact.transform, truth.probe.x), truth.probe.y)).toBeLessThan(1e-12);
    }
  });

  it('gives one fingerprint to one scaler, however it was saved', async () => {
    for (const group of ['named', 'bare']) {
      const same = truths.filter((truth) => truth.group === group);
      const artifacts = await Promise.all(same.map(({ folder }) => openFixture(`mlflow/${folder}`)));
      expect(same.length).toBeGreaterThan(2);
      expect(new Set(artifacts.map(({ fingerprint }) => fingerprint)).size, group).toBe(1);
    }
  });
});

/** A folder with this MLmodel, and the files of a fixture. */
function withModel(text: string, folder = 'mlflow/2.22/scaler') {
  return new Map([...folderFixture(folder), ['MLmodel', new TextEncoder().encode(text)]]);
}

const flavor = (name: string): string => `flavors:\n  sklearn:\n    pickled_model: ${name}\n`;

describe('what MLmodel says', () => {
  test.each<[string, string, RegExp]>([
    ['a path up', flavor('../model.pkl'), /a path outside of its folder: \.\.\/model\.pkl/],
    ['a path up from within', flavor('a/../../model.pkl'), /a path outside of its folder/],
    ['an absolute path', flavor('/etc/passwd'), /a path outside of its folder: \/etc\/passwd/],
    ['a backslash', flavor('..\\model.pkl'), /a path outside of its folder/],
    ['the folder itself', flavor('.'), /a path outside of its folder/],
    ['a file that is not there', flavor('other.pkl'), /names other\.pkl, which is not there/],
    ['no YAML', 'flavors: [', /no YAML/],
    ['no map', '- a\n', /no map/],
    ['brackets', `flavors: ${'['.repeat(100_000)}`, /nested too deeply/],
    [
      'indentation',
      `${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
      /nested too deeply/,
    ],
    [
      'a billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}\n`,
      /aliases cannot be followed/,
    ],
    [
      'a signature that is no JSON',
      `${flavor('model.pkl')}signature:\n  inputs: '['\n`,
      /whose signature is not JSON/,
    ],
  ])('%s', async (_, text, message) => {
    const before = computed();
    const artifact = await openFolder(withModel(text), 'x');
    expect(artifact).toMatchObject({
      format: 'mlflow',
      error: expect.stringMatching(message),
      transform: null,
    });
    expect(computed() - before).toBeLessThan(2000);
  });

  it('says which file inside is broken', async () => {
    const files = withModel(flavor('model.pkl'));
    files.set('model.pkl', (files.get('model.pkl') ?? new Uint8Array()).subarray(0, 100));
    expect((await openFolder(files, 'x')).error).toMatch(/^holds model\.pkl, which /);
  });

  it('keeps a version as it is written', async () => {
    const artifact = await openFolder(
      withModel(`${flavor('model.pkl')}    xgb_version: 1.10\nmlflow_version: 2.10\n`),
      'x',
    );
    expect(artifact.library).toMatchObject({ xgboost: '1.10', mlflow: '2.10', 'scikit-learn': '1.5.2' });
  });

  it('names no features by a signature of another width', async () => {
    const inputs = '[{"type": "double", "name": "a"}, {"type": "double", "name": "b"}]';
    const artifact = await openFolder(
      withModel(`${flavor('model.pkl')}signature:\n  inputs: '${inputs}'\n`),
      'x',
    );
    expect(artifact).toMatchObject({ features: 4, featureNames: null });
  });

  it('finds what a user class loads from elsewhere, and what loading would run', async () => {
    const text = 'flavors:\n  python_function:\n    loader_module: os\n    data: model.pkl\n';
    expect(await openFolder(withModel(text), 'x')).toMatchObject({
      imports: expect.arrayContaining(['os._load_pyfunc']),
      unsafe: ['os._load_pyfunc'],
      role: 'scaler',
    });
  });

  it('is nothing that can be told without an artifact inside', async () => {
    expect(await openFolder(withModel('flavors: {}\n'), 'x')).toMatchObject({ role: 'unknown', error: null });
  });

  it('takes __proto__ for a name', async () => {
    const text = 'flavors:\n  __proto__:\n    pickled_model: model.pkl\n__proto__:\n  polluted: yes\n';
    const artifact = await openFolder(withModel(text), 'x');
    expect(artifact.error).toBeNull();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throws, however its bytes are changed', async () => {
    const original = folderFixture('mlflow/2.22/pyfunc');
    const names = ['MLmodel', 'requirements.txt', 'artifacts/scaler.joblib'];
    const next = random(11);
    for (let round = 0; round < 600; round++) {
      const name = names[round % names.length] ?? '';
      const bytes = (original.get(name) ?? new Uint8Array()).slice();
      bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      const artifact = await openFolder(new Map([...original, [name, bytes]]), 'x');
      expect(artifact.format).toMatch(/mlflow|unknown/);
    }
  });
});
