import { describe, expect, it } from 'vitest';
import { openArtifact } from '../../../src/artifacts/open.ts';
import { bytesOf, damaged, open, text } from './family.ts';

const read = (shape: unknown, path = 'scaler.json') => open('json', path, text(JSON.stringify(shape)));
const stats = { count: 4, mean: 1, std: 4, min: 0, max: 9, '50%': 1 };

describe('shapes that people store', () => {
  const line = { kind: 'affine', features: ['a', 'b'], scale: [0.25, 0.125], offset: [-0.25, -0.25] };
  const same: [string, unknown][] = [
    [
      'a list of features',
      [
        { name: 'a', mean: 1, std: 4 },
        { name: 'b', mean: 2, std: 8 },
      ],
    ],
    [
      'a list under a key',
      {
        scalers: [
          { feature: 'a', mean: 1, std: 4 },
          { feature: 'b', mean: 2, std: 8 },
        ],
      },
    ],
    ['features in an object', { version: 1, features: { a: { mean: 1, std: 4 }, b: { mean: 2, std: 8 } } }],
    ['two levels down', { model: { scaler: { mean: [1, 2], std: [4, 8], features: ['a', 'b'] } } }],
    ['keys named after features', { a_mean: 1, a_std: 4, b_mean: 2, b_std: 8 }],
    ['the variance in such keys', { a_mean: 1, a_var: 16, b_mean: 2, b_var: 64, vocabulary_size: 9 }],
    ['lowest and highest in such keys', { a_min: 1, a_max: 5, b_min: 2, b_max: 10 }],
    ['arrays of one row', { mean: [[1, 2]], std: [[4, 8]], features: ['a', 'b'] }],
    ['other words', { average: { a: 1, b: 2 }, standard_deviation: { a: 4, b: 8 } }],
    [
      'results beside it',
      { scaler: { a: { mean: 1, std: 4 }, b: { mean: 2, std: 8 } }, metrics: { test: { mean: 1, std: 2 } } },
    ],
  ];
  it.each(same)('%s', async (_, shape) => {
    const artifact = await read(shape);
    expect(artifact).toMatchObject({ role: 'scaler', error: null, features: 2, featureNames: ['a', 'b'] });
    expect(artifact.transform).toEqual(line);
  });

  it('keeps the order of a list, also of names that are numbers', async () => {
    const shape = [
      { name: '10', mean: 1, std: 4 },
      { name: '2', mean: 2, std: 8 },
    ];
    expect((await read(shape)).transform).toMatchObject({ features: ['10', '2'], scale: [0.25, 0.125] });
  });

  const targets: [string, unknown, string[]][] = [
    ['beside lists', { mean: [1], std: [2], y_mean: 5, y_std: 3 }, ['', '/y']],
    ['in an object', { mean: [1], std: [2], target: { mean: 5, std: 3 } }, ['', '/target']],
    ['among features', { a: { mean: 1, std: 2 }, target: { mean: 5, std: 3 } }, ['', '/target']],
    ['with a scaler of its own', { x: { mean: [1], std: [2] }, y: { mean: 5, std: 3 } }, ['/x', '/y']],
    ['by prefix', { x_mean: [1], x_std: [2], y_mean: [5], y_std: [3] }, ['/x', '/y']],
    ['word first', { mean_x: [1], std_x: [2], mean_y: 5, std_y: 3 }, ['/x', '/y']],
  ];
  it.each(targets)('a target %s', async (_, shape, paths) => {
    const { scalers, transform, error } = await read(shape);
    expect({ error, paths: scalers.map(({ path }) => path) }).toEqual({ error: null, paths });
    expect(scalers[0]?.transform).toMatchObject({ scale: [0.5], offset: [-0.5] });
    expect(scalers[1]?.transform).toMatchObject({ scale: [1 / 3], offset: [-5 / 3] });
    expect(transform?.kind).toBe('branches');
  });

  it('takes y for an axis beside x', async () => {
    const axes = { x: { mean: 1, std: 2 }, y: { mean: 1, std: 2 }, z: { mean: 1, std: 2 } };
    expect((await read(axes)).featureNames).toEqual(['x', 'y', 'z']);
  });

  it('takes the attributes of scikit-learn for one scaler', async () => {
    const attributes = {
      min_: [0],
      scale_: [0.5],
      data_min_: [0],
      data_max_: [2],
      data_range_: [2],
      n_features_in_: 1,
    };
    expect((await read(attributes)).scalers).toHaveLength(1);
  });

  it('takes all statistics together, but for the count', async () => {
    const one = await read({ a: stats, b: stats });
    expect(one.transform).toMatchObject({ kind: 'table', method: 'statistics', features: ['a', 'b'] });
    const more = await read({ a: { ...stats, count: 5 }, b: stats });
    expect(more.fingerprint).toBe(one.fingerprint);
    expect((await read({ a: { ...stats, '50%': 2 }, b: stats })).fingerprint).not.toBe(one.fingerprint);
  });

  const none: [string, unknown][] = [
    [
      'scores of a cross-validation',
      { accuracy: { mean: 0.9, std: 0.01 }, test_f1: { mean: 0.8, std: 0.02 } },
    ],
    ['scores in keys', { accuracy_mean: 0.9, accuracy_std: 0.01 }],
    ['results by name', { results: { run: { mean: 1, std: 2 } } }],
    ['settings', { lr_min: 0.001, lr_max: 0.1, epochs: 20 }],
    ['three levels down', { a: { b: { c: { mean: [1], std: [2] } } } }],
    ['a mean alone in keys', { age_mean: 1, income_mean: 2 }],
    ['a list of anything', [{ name: 'a', value: 1 }]],
    [
      'a table of data',
      {
        columns: ['a', 'b'],
        index: [0, 1],
        data: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  ];
  it.each(none)('%s: no scaler', async (_, shape) => {
    expect(await read(shape)).toMatchObject({ role: 'other', transform: null, error: null });
  });

  const broken: [string, unknown, string][] = [
    [
      'both mean and span without a word on which',
      { a: { mean: 1, std: 2, min: 0, max: 3 } },
      'both "mean" and "min"',
    ],
    [
      'a feature without a deviation',
      [
        { name: 'a', mean: 1, std: 2 },
        { name: 'b', mean: 1 },
      ],
      'feature "b" has no number under "std"',
    ],
    ['statistics with a gap', { a: stats, b: { ...stats, std: null } }, '"std" has no number at place 1'],
    ['a mistake two levels down', { a: { b: { mean: [1, 2], std: [1] } } }, '/a/b: "mean" has 2 values'],
    [
      'an array of numpy that is packed',
      { mean: { 'py/object': 'numpy.ndarray', dtype: 'float64', values: 'eJw=' }, std: [1] },
      'cannot be read',
    ],
    [
      'an array of another shape',
      { mean: { __numpy__: 'AAAAAABgQ0A=', dtype: '<f8', shape: [2] }, std: [1] },
      'cannot be read',
    ],
    [
      'a dtype that is no dtype',
      { mean: { __numpy__: 'AAAAAABgQ0A=', dtype: 'constructor', shape: [1] }, std: [1] },
      'cannot be read',
    ],
  ];
  it.each(broken)('%s is an error', async (_, shape, message) => {
    const artifact = await read(shape);
    expect(artifact.error).toContain(message);
    expect(artifact).toMatchObject({ transform: null, fingerprint: null });
  });
});

describe('hostile JSON', () => {
  const sibling = async () => null;
  const open_ = (content: string) => openArtifact({ path: 'x.json', bytes: Buffer.from(content), sibling });

  it('is refused where it is nested deeply', async () => {
    expect((await open_('['.repeat(10_000_000))).error).toContain('nested deeper than 200 levels');
    expect((await open_(`{"a":${'{"a":'.repeat(300)}1${'}'.repeat(301)}`)).error).toContain('nested deeper');
  });

  it('counts by its bytes where it holds more values than memory should', async () => {
    expect(await open_(`[${'[],'.repeat(5_000_000)}1]`)).toMatchObject({ format: 'unknown', error: null });
  });

  it('has no prototypes', async () => {
    const artifact = await open_(
      '{"__proto__": {"mean": 1, "std": 2}, "constructor": {"mean": 3, "std": 4}}',
    );
    expect(artifact.featureNames).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).mean).toBeUndefined();
    const flat = await open_('{"__proto___mean": 1, "__proto___std": 2}');
    expect(flat.featureNames).toEqual(['__proto__']);
  });

  it.each(['lists.json', 'by-feature.json', 'minmax.json'])(
    '%s stays an artifact when it is damaged',
    async (file) => {
      for (const bytes of damaged(bytesOf('json', file), 5000)) {
        const { error, fingerprint, transform } = await open('json', file, bytes);
        expect(error === null || (fingerprint === null && transform === null)).toBe(true);
      }
    },
  );
});
