import { describe, expect, it } from 'vitest';
import { openZip } from '../../../src/artifacts/containers/zip.ts';
import { computed } from '../../helpers/computed.ts';
import { makeZip } from '../containers/zips.ts';
import { damaged, expectProbe, fixtureBytes, open, openFixture, truthOf } from './wrappings.ts';

const truths = truthOf('skops');

describe('what skops says of its own files', () => {
  it.each(truths)('$file: as the pickle of the same object', async (truth) => {
    const [skops, pickle] = await Promise.all([openFixture(truth.file), openFixture(truth.pickle ?? '')]);
    expect(skops).toMatchObject({ error: null, format: 'skops', class: truth.root, unsafe: [] });
    expect(pickle.error).toBeNull();
    const { role, features, featureNames, unfitted } = pickle;
    expect(skops).toMatchObject({ role, features, featureNames, unfitted });
    expect(skops.library['scikit-learn']).toBe(pickle.library['scikit-learn']);
    expect(skops.library.skops).toMatch(/^0\.(6\.0|16\.0)$/);
    expect(skops.scalers).toEqual(pickle.scalers);
    expect(skops.transform).toEqual(pickle.transform);
    expect(skops.fingerprint).toBe(pickle.fingerprint);
    if (truth.probe) expectProbe(skops, truth);
  });

  it('lists its types', async () => {
    const { imports } = await openFixture('skops/skops-0.16.0/logs.skops');
    expect(imports).toContain('sklearn.preprocessing._data.RobustScaler');
    expect(imports).toContain('numpy.log1p');
  });

  it('finds a scaler that is held twice once', async () => {
    const { scalers } = await openFixture('skops/skops-0.16.0/twice.skops');
    expect(scalers.map(({ path }) => path)).toEqual(['/a']);
  });
});

/** A skops file with this schema. */
function skops(schema: unknown, files: { name: string; data: Uint8Array }[] = []): Uint8Array {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  return makeZip([...files, { name: 'schema.json', data: text }]);
}

const node = (loader: string, content: unknown, more: object = {}) => ({
  __class__: 'x',
  __module__: 'builtins',
  __loader__: loader,
  content,
  ...more,
});
const root = (loader: string, content: unknown, more: object = {}) =>
  skops({ ...node(loader, content, more), protocol: 2, _skops_version: '0.16.0' });
const json = (content: string) => node('JsonNode', content);

describe('a hostile schema', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['a kind of node that is not known', root('EvilNode', null), /kind "EvilNode"/],
    ['a kind named after the prototype', root('__proto__', null), /kind "__proto__"/],
    ['a list without items', root('ListNode', {}), /ListNode without its content/],
    ['a dict without types', root('DictNode', {}), /node that is no object/],
    ['a value that is two', root('JsonNode', '1, 2'), /no single value/],
    ['an array without a file', root('NdArrayNode', null, { type: 'numpy' }), /without its file/],
    [
      'an array elsewhere',
      root('NdArrayNode', null, { type: 'numpy', file: '../x.npy' }),
      /without an entry/,
    ],
    ['an array that is a pickle', root('NdArrayNode', null, { type: 'pickle', file: 'x.npy' }), /not read/],
    [
      'an array of another shape',
      root('NdArrayNode', [json('1')], {
        type: 'json',
        shape: { ...node('TupleNode', [json('2')]), __class__: 'tuple' },
      }),
      /another shape/,
    ],
    ['no JSON', skops('{'), /is not JSON/],
    ['deep nesting', skops(`${'{"content":'.repeat(3000)}1${'}'.repeat(3000)}`), /nested deeper/],
  ])('%s', async (_, bytes, message) => {
    const artifact = await open(bytes, 'a.skops');
    expect(artifact.error).toMatch(message);
    expect(artifact).toMatchObject({ format: 'skops', transform: null });
  });

  it.each([
    ['a schema of something else', skops({ type: 'object' })],
    ['a newer protocol', skops({ ...node('JsonNode', '1'), protocol: 3 })],
  ])('%s counts by its bytes', async (_, bytes) => {
    expect(await open(bytes, 'a.skops')).toMatchObject({ format: 'unknown', error: null });
  });

  it('lists a function that would reach the system', async () => {
    const bytes = root('FunctionNode', null, { __module__: 'os', __class__: 'system' });
    expect(await open(bytes, 'a.skops')).toMatchObject({
      unsafe: ['os.system'],
      error: null,
      class: 'os.system',
    });
  });

  it('may hold itself', async () => {
    const inner = { ...node('ListNode', []), __class__: 'list', __id__: 7 };
    const bytes = root('ListNode', [inner], { __class__: 'list', __id__: 7 });
    expect(await open(bytes, 'a.skops')).toMatchObject({ class: 'list', error: null });
  });

  it('reads one file once, however many nodes name it', async () => {
    const array = fixtureBytes('numpy/numpy-2.3.5/fortran.npy');
    const one = node('NdArrayNode', null, {
      __class__: 'ndarray',
      __module__: 'numpy',
      type: 'numpy',
      file: 'x.npy',
    });
    const many = Array.from({ length: 50_000 }, () => one);
    const schema = { ...node('ListNode', many, { __class__: 'list' }), protocol: 2 };
    const started = computed();
    const artifact = await open(skops(schema, [{ name: 'x.npy', data: array }]), 'a.skops');
    expect(artifact).toMatchObject({ error: null, role: 'other' });
    expect(computed() - started).toBeLessThan(5000);
  });
});

describe('a damaged file', () => {
  const file = 'skops/skops-0.16.0/standard-named.skops';

  it('never passes for another', async () => {
    const bytes = fixtureBytes(file);
    const whole = await open(bytes, file);
    for (const copy of damaged(bytes, 5000)) {
      const artifact = await open(copy, file);
      if (artifact.transform) expect(artifact.fingerprint).toBe(whole.fingerprint);
    }
  });

  it('of a large model ends in an error', async () => {
    const bytes = fixtureBytes('skops/skops-0.16.0/forest.skops');
    expect(openZip(bytes).entries.length).toBeGreaterThan(3);
    for (const copy of damaged(bytes, 200, 97)) await open(copy, file);
  });
});
