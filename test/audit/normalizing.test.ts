import { describe, expect, it } from 'vitest';
import type { Constants } from '../../src/audit/constants.ts';
import { mapOf, only, placesIn } from './project.ts';

type Expected = [form: Constants['form'], offset: unknown, scale: unknown];

/** The numbers, or where they are from. */
function numbers(side: Constants['offset']): unknown {
  return side === null ? null : (side.values ?? `${side.source} ${side.measure}`);
}

/** Normalization as people write it out. */
const WRITTEN: [string, Expected][] = [
  ['x / 255', ['divide', null, [255]]],
  ['x / 255.', ['divide', null, [255]]],
  ['x * (1.0 / 255)', ['divide', null, [255]]],
  ['x.astype("float32") / 255.0', ['divide', null, [255]]],
  ['(x - 127.5) / 127.5', ['standard', [127.5], [127.5]]],
  ['(x - x.mean()) / x.std()', ['standard', 'computed mean', 'computed std']],
  ['(x - np.mean(x, axis=0)) / (np.std(x, axis=0) + 1e-8)', ['standard', 'computed mean', 'computed std']],
  ['(x - x.min()) / (x.max() - x.min())', ['minmax', 'computed min', 'computed range']],
  ['(x - mean) / std', ['standard', 'unknown mean', 'unknown std']],
  ['(x - self.mean_) / self.std_', ['standard', 'unknown mean', 'unknown std']],
  ['(x - stats["mean"]) / stats["std"]', ['standard', 'unknown mean', 'unknown std']],
  ['(x - mean) / np.sqrt(var)', ['standard', 'unknown mean', 'unknown std']],
  ['(x - MEAN) / STD', ['standard', [0.5, 0.4], [0.2, 0.1]]],
  ['(x - np.array(MEAN)) / np.array(STD)', ['standard', [0.5, 0.4], [0.2, 0.1]]],
  [
    '(x - torch.tensor(MEAN).view(1, 2, 1, 1)) / torch.tensor(STD).view(1, 2, 1, 1)',
    ['standard', [0.5, 0.4], [0.2, 0.1]],
  ],
  ['(x - 12.5) / x.std()', ['standard', [12.5], 'computed std']],
  ['x / x.max()', ['divide', null, 'computed max']],
  ['minmax_scale(x)', ['minmax', 'computed min', 'computed range']],
  ['zscore(x)', ['standard', 'computed mean', 'computed std']],
  ['TF.normalize(x, MEAN, STD)', ['standard', [0.5, 0.4], [0.2, 0.1]]],
];
const BEFORE = [
  'import numpy as np, torch',
  'from sklearn.preprocessing import minmax_scale',
  'from scipy.stats import zscore',
  'import torchvision.transforms.functional as TF',
  'MEAN, STD = [0.5, 0.4], (0.2, 0.1)',
].join('\n');

describe('normalization that is written out', () => {
  it.each(WRITTEN)('%s', async (text, [form, offset, scale]) => {
    const map = await mapOf({
      'a.py': `${BEFORE}\ndef run(self, x, mean, std, var, stats):\n    return ${text}\n`,
    });
    const { constants, site } = only(map, 'constants');
    expect(site.line).toBe(7);
    expect([constants?.form, numbers(constants?.offset ?? null), numbers(constants?.scale ?? null)]).toEqual([
      form,
      offset,
      scale,
    ]);
  });

  it.each([
    ['over two statements', '    x = x - x.mean()\n    x = x / x.std()'],
    ['in place', '    x -= x.mean()\n    x /= x.std()'],
    ['by names', '    m = x.mean()\n    s = x.std()\n    x = (x - m) / s'],
    ['by a tuple', '    m, s = x.mean(), x.std()\n    x = (x - m) / s'],
    ['by a function', '    x = norm(x, x.mean(), x.std())'],
  ])('%s', async (_, body) => {
    const map = await mapOf({
      'a.py': `def norm(a, b, c):\n    return (a - b) / c\ndef run(x):\n${body}\n    return x\n`,
    });
    const { constants } = only(map, 'constants');
    expect([numbers(constants?.offset ?? null), numbers(constants?.scale ?? null)]).toEqual([
      'computed mean',
      'computed std',
    ]);
  });

  it('with numbers out of a file says which', async () => {
    const map = await mapOf({
      'a.py':
        'import json\ns = json.load(open("stats.json"))\ndef run(x):\n    return (x - s["mean"]) / s["std"]\n',
    });
    expect(only(map, 'constants').constants?.scale).toMatchObject({
      source: 'loaded',
      measure: 'std',
      file: { text: 'stats.json' },
    });
  });

  it.each([
    'temperature = (f - 32) / 1.8',
    'half = 255 / 2',
    'x = a / b',
    'rate = (now - start) / seconds',
    'percent = x / 100',
    'mid = (low + high) / 2',
    'velocity = (p - q) / dt',
    'path = root / "255"',
  ])('is not: %s', async (text) => {
    expect(placesIn(await mapOf({ 'a.py': `# std 255\n${text}\n` }))).toEqual([]);
  });
});

describe('what is given its numbers', () => {
  it.each([
    ['T.Normalize([0.5], [0.25])', 'import torchvision.transforms as T', [[0.5], [0.25], null]],
    ['v2.Normalize(mean=[0.5], std=[0.25])', 'from torchvision.transforms import v2', [[0.5], [0.25], null]],
    ['A.Normalize()', 'import albumentations as A', [[0.485, 0.456, 0.406], [0.229, 0.224, 0.225], 255]],
    [
      'A.Normalize(mean=(0.5,), std=(0.25,), max_pixel_value=1.0)',
      'import albumentations as A',
      [[0.5], [0.25], 1],
    ],
    ['layers.Rescaling(1./255)', 'from tensorflow.keras import layers', [null, [255], null]],
    ['tf.keras.layers.Rescaling(1/127.5, offset=-1)', 'import tensorflow as tf', [[-1], [127.5], null]],
    ['T.ToTensor()', 'from torchvision import transforms as T', [null, [255], null]],
    [
      'ImageDataGenerator(rescale=1/255.)',
      'from keras.preprocessing.image import ImageDataGenerator',
      [null, [255], null],
    ],
  ])('%s', async (text, imported, [offset, scale, before]) => {
    const { constants } = only(await mapOf({ 'a.py': `${imported}\nn = ${text}\n` }), 'create');
    expect([constants?.offset?.values ?? null, constants?.scale?.values, constants?.dividedBefore]).toEqual([
      offset,
      scale,
      before,
    ]);
  });

  it('in a list of steps is applied by it', async () => {
    const map = await mapOf({
      'train.py': [
        'from torchvision import datasets, transforms as T',
        'steps = T.Compose([T.ToTensor(), T.Normalize([0.5], [0.5])])',
        'data = datasets.MNIST("d", train=True, transform=steps)',
        'model.fit(data)',
      ].join('\n'),
    });
    const applied = only(map, 'apply');
    const parts = map.things[applied.thing ?? -1]?.parts.map((id) => map.things[id]?.class);
    expect(parts).toEqual(['torchvision.transforms.ToTensor', 'torchvision.transforms.Normalize']);
    expect(map.data[only(map, 'train').data ?? -1]?.steps).toEqual([applied.id]);
  });
});
