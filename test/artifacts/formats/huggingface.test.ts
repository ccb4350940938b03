import { describe, expect, it } from 'vitest';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { applied, bytesOf, damaged, farthest, open, type Probe, text, truthsOf } from './family.ts';

interface Truth {
  file: string;
  root: string;
  kind: 'affine' | 'opaque';
  group: string | null;
  probe?: Probe;
}

const truths = truthsOf<Truth>('huggingface');

describe('preprocessors of transformers', () => {
  it.each(truths)('$file', async ({ file, root, kind, probe }) => {
    const artifact = await open('huggingface', file);
    expect(artifact).toMatchObject({ format: 'json', class: root, role: 'scaler', error: null });
    expect(artifact.fingerprint).toMatch(/^sha256:/);
    const [scaler] = artifact.scalers;
    expect(scaler?.transform?.kind).toBe(kind);
    if (probe) expect(farthest(applied(scaler?.transform, probe.x), probe.y)).toBeLessThan(1e-6);
  });

  it('gives one fingerprint to what does the same, and no other', async () => {
    const byGroup = new Map<string, Set<string | null>>();
    for (const { file, group } of truths) {
      const { fingerprint } = await open('huggingface', file);
      byGroup.set(group ?? file, (byGroup.get(group ?? file) ?? new Set()).add(fingerprint));
    }
    expect([...byGroup].filter(([, prints]) => prints.size !== 1)).toEqual([]);
    const all = [...byGroup.values()].flatMap((prints) => [...prints]);
    expect(new Set(all).size).toBe(byGroup.size);
  });

  const vit = JSON.parse(bytesOf('huggingface', 'vit.json').toString());
  const read = (changes: object) =>
    open('huggingface', 'preprocessor_config.json', text(JSON.stringify({ ...vit, ...changes })));

  it('sees a changed size, and shows it', async () => {
    const [before, after] = [
      await open('huggingface', 'vit.json'),
      await open('huggingface', 'vit-384.json'),
    ];
    if (!before.transform || !after.transform) throw new Error('no transform');
    const { verdict, differences } = compareTransforms(before.transform, after.transform);
    expect(verdict).toBe('different');
    expect(differences).toMatchObject([{ parameter: 'size' }]);
  });

  it('compares with mean and deviation in the units of bytes', async () => {
    const line = { do_resize: false, do_center_crop: false };
    const { transform } = await read({
      ...line,
      image_mean: [0.485, 0.456, 0.406],
      image_std: [0.229, 0.224, 0.225],
    });
    const bytes = text(
      JSON.stringify({
        mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
        std: [0.229 * 255, 0.224 * 255, 0.225 * 255],
      }),
    );
    const plain = await open('huggingface', 'torchvision.json', bytes);
    if (!transform || !plain.transform) throw new Error('no transform');
    expect(compareTransforms(transform, plain.transform).verdict).not.toBe('different');
  });

  it('takes a missing switch for the default of the library', async () => {
    const { do_rescale: _r, rescale_factor: _f, do_normalize: _n, ...old } = vit;
    const artifact = await open('huggingface', 'x.json', text(JSON.stringify(old)));
    expect(artifact.scalers[0]?.transform).toEqual(
      (await open('huggingface', 'vit.json')).scalers[0]?.transform,
    );
    const { image_processor_type: _t, ...nameless } = vit;
    expect(await open('huggingface', 'x.json', text(JSON.stringify(nameless)))).toMatchObject({
      role: 'scaler',
      class: 'image_processor',
    });
  });

  const unclear: [string, object][] = [
    ['a mean that is not in the file', { image_mean: null }],
    ['code of its own', { auto_map: { AutoImageProcessor: 'processing.Mine' } }],
    ['a class that does not compute so', { image_processor_type: 'VivitImageProcessor' }],
  ];
  it.each(unclear)('does not guess at %s', async (_, changes) => {
    expect((await read(changes)).transform?.kind).toBe('opaque');
  });

  const broken: [string, object, string][] = [
    ['a deviation of 0', { image_std: [0.5, 0, 0.5] }, '"image_std" is 0'],
    ['lists of different lengths', { image_mean: [0.5, 0.5] }, '"image_mean" has 2 values and the other 3'],
    ['text for a mean', { image_mean: ['a'] }, '"image_mean" is not a list of numbers'],
    ['a factor of 0', { rescale_factor: 0 }, '"rescale_factor"'],
  ];
  it.each(broken)('refuses %s', async (_, changes, message) => {
    expect((await read(changes)).error).toContain(message);
  });

  it('reads each preprocessor of a processor', async () => {
    const processor = {
      processor_class: 'CLIPProcessor',
      image_processor: vit,
      feature_extractor: { feature_extractor_type: 'WhisperFeatureExtractor', sampling_rate: 16000 },
    };
    const artifact = await open('huggingface', 'processor_config.json', text(JSON.stringify(processor)));
    expect(artifact.scalers.map(({ path }) => path)).toEqual(['/image_processor', '/feature_extractor']);
    expect(artifact.transform?.kind).toBe('branches');
  });

  it('stays an artifact when it is damaged', async () => {
    for (const bytes of damaged(bytesOf('huggingface', 'clip.json'), 3000)) {
      const { error, fingerprint } = await open('huggingface', 'clip.json', bytes);
      expect(error === null || fingerprint === null).toBe(true);
    }
  });
});
