import { describe, expect, it } from 'vitest';
import { bytesOf, damaged, open, text, truthsOf } from './family.ts';

interface Truth {
  file: string;
  sha256: string;
  format: string;
  features: number | null;
  featureNames: string[] | null;
  library: Record<string, string>;
}

describe('boosted trees', () => {
  it.each(truthsOf<Truth>('boosting'))('$file', async ({ file, sha256: _, ...truth }) => {
    const role = truth.format === 'unknown' ? 'unknown' : 'model';
    expect(await open('boosting', file)).toMatchObject({ ...truth, role, scalers: [], error: null });
  });

  const sound = ['xgboost-named.ubj', 'lightgbm-named.txt', 'catboost-mixed.cbm', 'xgboost-named.json'];
  it.each(sound)('%s, damaged in any way, is an artifact all the same', async (file) => {
    const whole = await open('boosting', file);
    let errors = 0;
    for (const bytes of damaged(bytesOf('boosting', file), 5000)) {
      const { error, features, role } = await open('boosting', file, bytes);
      if (error !== null) errors += 1;
      // What names its features is what it is; a cut file never passes for the whole one.
      if (error === null && bytes.length < bytesOf('boosting', file).length && file !== 'lightgbm-named.txt')
        expect(role === 'model' && features === whole.features).toBe(false);
    }
    expect(errors).toBeGreaterThan(100);
  });

  it('does not take a text of LightGBM whose trees are cut off for a model', async () => {
    const bytes = bytesOf('boosting', 'lightgbm-named.txt');
    const cut = bytes.indexOf('Tree=1') + 100;
    const artifact = await open('boosting', 'x.txt', bytes.subarray(0, cut));
    expect(artifact.error).toContain('is cut off: its trees go on to byte');
    const returns = Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
    expect(await open('boosting', 'x.txt', returns)).toMatchObject({ features: 4, error: null });
  });

  const hostile: [string, Buffer, string][] = [
    [
      'a count of features that is no number',
      text('{"learner":{"learner_model_param":{"num_feature":"x"}},"version":[1,0,0]}'),
      'NaN features',
    ],
    [
      'names that do not fit',
      text('{"learner":{"feature_names":["a"],"learner_model_param":{"num_feature":"2"}},"version":[1,0,0]}'),
      'names 1 features and takes 2',
    ],
    [
      'UBJSON that is nested deeply',
      Buffer.concat([text('{L\0\0\0\0\0\0\0\x01a'), Buffer.alloc(100_000, '[')]),
      'nested deeper',
    ],
    [
      'UBJSON with a list that is longer than the file',
      text('{L\0\0\0\0\0\0\0\x01a[$d#L\x7f\xff\xff\xff\xff\xff\xff\xff'),
      'is cut off',
    ],
    [
      'CatBoost whose offsets point out of it',
      Buffer.concat([text('CBM1\x08\0\0\0\xff\xff\xff\x7f'), Buffer.alloc(4)]),
      'points out of itself',
    ],
  ];
  it.each(hostile)('refuses %s', async (_, bytes, message) => {
    expect((await open('boosting', 'x', bytes)).error).toContain(message);
  });

  it('reads a large model as JSON without its trees', async () => {
    const trees = `[${Array.from({ length: 2_000_000 }, () => '[1,2]').join(',')}]`;
    const model = `{"learner":{"gradient_booster":{"model":{"trees":${trees}}},"learner_model_param":{"num_feature":"7"}},"version":[2,1,0]}`;
    expect(await open('boosting', 'x.json', text(model))).toMatchObject({
      format: 'xgboost',
      features: 7,
      library: { xgboost: '2.1.0' },
    });
  });
});
