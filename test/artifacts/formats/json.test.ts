import { describe, expect, it } from 'vitest';
import { noSibling, openArtifact } from '../../../src/artifacts/open.ts';

const read = (shape: unknown, path = 'scaler.json') => {
  const text = typeof shape === 'string' ? shape : JSON.stringify(shape);
  return openArtifact({ path, bytes: Buffer.from(text), sibling: noSibling });
};

describe('scalers as JSON', () => {
  const same: [string, unknown][] = [
    ['lists', { mean: [1, 2], std: [4, 8], features: ['a', 'b'] }],
    ['lists under other names', { means: [1, 2], stds: [4, 8], columns: ['a', 'b'] }],
    ['scale as the divisor', { mean: [1, 2], scale: [4, 8], feature_names: ['a', 'b'] }],
    ['the variance', { mean: [1, 2], var: [16, 64], feature_names: ['a', 'b'] }],
    ['attributes', { mean_: [1, 2], scale_: [4, 8], var_: [16, 64], feature_names_in_: ['a', 'b'] }],
    ['objects by feature', { mean: { a: 1, b: 2 }, std: { b: 8, a: 4 } }],
    ['objects in the order of a list', { mean: { b: 2, a: 1 }, std: { b: 8, a: 4 }, features: ['a', 'b'] }],
    ['features with their parameters', { a: { mean: 1, std: 4 }, b: { mean: 2, std: 8 } }],
    ['one level down', { kind: 'z-score', scaler: { mean: [1, 2], std: [4, 8], features: ['a', 'b'] } }],
    ['one level down, the names above', { features: ['a', 'b'], scaler: { mean: [1, 2], std: [4, 8] } }],
    ['center and scale', { center: [1, 2], scale: [4, 8], features: ['a', 'b'] }],
    ['minimum and maximum', { min: [1, 2], max: [5, 10], features: ['a', 'b'] }],
    ['minimum and range', { min: { a: 1, b: 2 }, range: { a: 4, b: 8 }, features: ['a', 'b'] }],
    ['data_min_ and data_max_', { data_min_: [1, 2], data_max_: [5, 10], features: ['a', 'b'] }],
    ["scikit-learn's min_ and scale_", { min_: [-0.25, -0.25], scale_: [0.25, 0.125], features: ['a', 'b'] }],
    ['a byte order mark', `\ufeff${JSON.stringify({ mean: [1, 2], std: [4, 8], features: ['a', 'b'] })}`],
  ];
  it.each(same)('%s', async (_, shape) => {
    const artifact = await read(shape);
    expect(artifact).toMatchObject({
      format: 'json',
      class: null,
      role: 'scaler',
      error: null,
      features: 2,
      featureNames: ['a', 'b'],
    });
    expect(artifact.transform).toEqual({
      kind: 'affine',
      features: ['a', 'b'],
      scale: [0.25, 0.125],
      offset: [-0.25, -0.25],
    });
    expect(artifact.scalers).toHaveLength(1);
  });

  const others: [string, unknown, unknown][] = [
    ['no names', { mean: [1], std: [2] }, { features: null, scale: [0.5], offset: [-0.5] }],
    [
      'indices for names',
      { mean: { 0: 1, 1: 2 }, std: { 0: 1, 1: 1 } },
      { features: null, offset: [-1, -2] },
    ],
    ['a feature that never varied', { mean: [3], std: [0] }, { scale: [1], offset: [-3] }],
    ['a range of 0', { min: [3], max: [3] }, { scale: [1], offset: [-3] }],
    ['another output range', { min: [0], max: [2], feature_range: [-1, 1] }, { scale: [1], offset: [-1] }],
    ['a clip', { min: [0], max: [2], clip: true }, { scale: [0.5], clip: [0, 1] }],
    ['a mean switched off', { mean: [3], std: [2], with_mean: false }, { scale: [0.5], offset: [0] }],
    [
      'a deviation switched off',
      { mean_: [3], var_: null, scale_: null, with_std: false },
      { scale: [1], offset: [-3] },
    ],
    [
      'a scaling switched off',
      { center_: [3], scale_: null, with_scaling: false },
      { scale: [1], offset: [-3] },
    ],
    ['both switched off', { mean: [3], with_mean: false, with_std: false }, { scale: [1], offset: [0] }],
    ['a mean of null', { mean_: null, scale_: [2] }, { scale: [0.5], offset: [0] }],
    ['the largest absolute value', { max_abs: [4] }, { scale: [0.25], offset: [0] }],
    [
      '__proto__ for a feature',
      '{"mean": {"__proto__": 1, "b": 2}, "std": {"__proto__": 1, "b": 1}}',
      { features: ['__proto__', 'b'], offset: [-1, -2] },
    ],
  ];
  it.each(others)('%s', async (_, shape, transform) => {
    const artifact = await read(shape);
    expect(artifact.error).toBeNull();
    expect(artifact.transform).toMatchObject(transform as object);
  });

  it('reads several scalers, each where it sits', async () => {
    const artifact = await read({ x: { mean: [1], std: [2] }, y: { min: [0], max: [4] } });
    expect(artifact.scalers.map(({ path }) => path)).toEqual(['/x', '/y']);
    expect(artifact.transform).toMatchObject({
      kind: 'branches',
      branches: [{ columns: '/x' }, { columns: '/y' }],
    });
  });

  const broken: [string, unknown, string][] = [
    ['lists of different lengths', { mean: [1, 2], std: [1] }, '"mean" has 2 values and "std" 1'],
    [
      'too few names',
      { mean: [1, 2], std: [1, 2], features: ['a'] },
      '"features" names 1 features and "mean" has 2 values',
    ],
    ['a feature without a number', { mean: { a: 1, b: 2 }, std: { a: 1 } }, '"std" has no number for "b"'],
    [
      'a feature without a parameter',
      { a: { mean: 1, std: 2 }, b: { mean: 1 } },
      'feature "b" has no number under "std"',
    ],
    ['text among the numbers', { mean: [1, '2'], std: [1, 2] }, '"mean" has no number at place 1'],
    ['two scalers in one', { mean: [1], std: [1], min: [0], max: [2] }, 'both "mean" and "min"'],
    ['a scale that may multiply', { min: [1], scale: [2] }, 'multiplies or divides'],
    ['a maximum below the minimum', { min: [1], max: [0] }, '"max" is below "min"'],
    ['a negative deviation', { mean: [1], std: [-1] }, '"std" is negative'],
    ['a range upside down', { min: [0], max: [1], feature_range: [1, 0] }, '"feature_range"'],
    [
      'two spellings that differ',
      { mean: [1], std: [2], scale: [3] },
      '"std" and "scale" say the same thing',
    ],
    ['a mistake one level down', { scaler: { mean: [1, 2], std: [1] } }, '/scaler: "mean" has 2 values'],
    ['text that is no JSON', '{"mean": [1,', 'is not JSON'],
    ['NaN, which is no JSON', '{"mean": [NaN]}', 'is not JSON'],
  ];
  it.each(broken)('%s is an error', async (_, shape, message) => {
    const artifact = await read(shape);
    expect(artifact.error).toContain(message);
    expect(artifact).toMatchObject({ format: 'json', transform: null, fingerprint: null, role: 'unknown' });
  });

  const none: [string, unknown, string][] = [
    ['settings', { rate: 0.1, layers: [1, 2] }, 'other'],
    ['a mean alone', { mean: [1, 2] }, 'other'],
    ['a metric', { mean: 0.9, std: 0.1 }, 'other'],
    ['a list', [1, 2], 'other'],
    ['a model of Keras', { class_name: 'Sequential', config: { layers: [] } }, 'model'],
  ];
  it.each(none)('%s is no scaler', async (_, shape, role) => {
    expect(await read(shape)).toMatchObject({
      format: 'json',
      role,
      transform: null,
      error: null,
      scalers: [],
    });
  });

  it('does not take any text with a bracket for broken JSON', async () => {
    expect(await read('[tool.x]\na = 1', 'pyproject.toml')).toMatchObject({ format: 'unknown', error: null });
  });
});
