import { describe, expect, it } from 'vitest';
import { quantityName } from '../../../src/artifacts/formats/tensors/names.ts';
import { centered } from '../../../src/transform/affine.ts';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { fingerprint } from '../../../src/transform/fingerprint.ts';
import { corpus, fixture } from '../truth.ts';
import { expectComputes, open, opened, type Truth, truthOf } from './deep-learning.ts';

interface TorchTruth extends Truth {
  root?: string;
  imports?: string[];
}

const files = ['pytorch', 'safetensors'].flatMap((family) =>
  truthOf<TorchTruth>(family).map((truth) => ({ family, ...truth })),
);

describe('what torch and safetensors say of their own files', () => {
  it.each(files)('$family/$file: role, features and class', async ({ family, file, root, ...truth }) => {
    const artifact = await opened(family, file);
    const { role, features, featureNames } = truth;
    expect(artifact).toMatchObject({ format: family, error: null, role, features, featureNames, unsafe: [] });
    expect(artifact.class).toBe(root ?? null);
    expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
    if (truth.imports) expect(artifact.imports).toEqual(expect.arrayContaining(truth.imports));
    if (truth.imports?.length === 0) expect(artifact.imports).toEqual([]);
  });

  it.each(files)('$family/$file: its scalers to the bit', async ({ family, file, scalers }) => {
    const artifact = await opened(family, file);
    expect(artifact.scalers.map(({ path }) => path).sort()).toEqual(scalers.map(({ path }) => path).sort());
    for (const said of scalers) {
      const scaler = artifact.scalers.find(({ path }) => path === said.path);
      expect(scaler?.parameters).toMatchObject(said.parameters);
      if (said.unclear) expect(scaler?.transform).toBeNull();
      if (said.probe) expectComputes(scaler?.transform ?? null, said.probe);
      const { dtype } = said;
      if (scaler?.transform && dtype?.includes('float'))
        expect(scaler.transform).toMatchObject(dtype === 'float64' ? {} : { dtype });
      if (dtype === 'float64') expect(scaler?.transform).not.toHaveProperty('dtype');
    }
  });

  it('gives one scaler one fingerprint, however torch wrote it down', async () => {
    const same = files.filter(({ group }) => group === 'stats');
    const prints = await Promise.all(
      same.map(async ({ family, file }) => (await opened(family, file)).fingerprint),
    );
    expect(same.length).toBeGreaterThan(8);
    expect(new Set(prints).size).toBe(1);
  });

  it('does not take the stored numbers for those of a view that negates them', async () => {
    expect(await opened('pytorch', 'stats-negated.pt')).toMatchObject({
      format: 'unknown',
      transform: null,
      error: null,
    });
  });

  it('says that a float32 copy of a scaler is close to it', async () => {
    const { scalers, transform } = await opened('pytorch', 'checkpoint-lists.pt');
    const [mean, std] = ['mean', 'std'].map((name) => scalers[0]?.parameters[name] as number[]);
    const [center, spread] = [mean?.map(Math.fround) ?? [], std?.map(Math.fround) ?? []];
    const copy = centered(4, center, spread, { features: null, dtype: 'float32' });
    if (transform === null) throw new Error('no transform');
    expect(compareTransforms(transform, copy)).toMatchObject({
      verdict: 'close',
      reason: expect.stringMatching(/float32/),
    });
  });

  it('shows a BatchNorm that comes first, and counts it as a part of the model', async () => {
    for (const file of ['batch-norm-first.pth', 'batch-norm-first-module.pt']) {
      const artifact = await opened('pytorch', file);
      expect(artifact).toMatchObject({ role: 'model', transform: null });
      expect(artifact.scalers[0]?.transform === null).toBe(file.endsWith('.pth'));
    }
    expect((await opened('pytorch', 'batch-norm-deep.pth')).scalers).toEqual([]);
  });
});

describe('names of normalizers', () => {
  it.each([
    ['mean', '', 'mean', 'center'],
    ['normalize_inputs.buffer_state.std', 'normalize_inputs.buffer_state', 'std', 'spread'],
    ['model/obs_var:0', 'model/obs', 'var', 'variance'],
    ['scaler_data_min_', 'scaler', 'data_min_', 'lowest'],
    ['scaler_min_', 'scaler', 'min_', 'offset'],
    ['mean_x', 'x', 'mean', 'center'],
  ])('%s is the %s of its owner', (name, owner, key, quantity) => {
    expect(quantityName(name)).toMatchObject({ owner, key, quantity });
  });

  it.each([
    'running_mean',
    'bn.running_var',
    'moving_variance',
    'fc.weight_mu',
    'log_std',
    'meaning',
    'fc.weight',
  ])('%s is none', (name) => {
    expect(quantityName(name)).toBeNull();
  });
});

/** Read with an unpickler in which every class is a stub: the class of the root, and the first Linear's inputs. */
const IN_CORPUS: [file: string, features: number | null][] = [
  ['ibtisamkhan96__turbofan-rul/models/lstm_rul.pt', 14],
  ['AkshithaReddy005__ZeroTrustAI/c2_ddos/scripts/models/autoencoder.pt', 47],
  ['AkshithaReddy005__ZeroTrustAI/c2_ddos/scripts/models/tcn_model.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/100k_models/tcn_turbo_100k.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/200k_models/multiclass_tcn_200k.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/400k_models/autoencoder_fixed.pth', 47],
  ['AkshithaReddy005__ZeroTrustAI/models/400k_models/tcn_emergency.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/autoencoder.pth', 47],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/autoencoder_optimized.pth', 47],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/pytorch_mlp.pt', 9],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/tcn_balanced.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/tcn_classifier.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/82k_models/tcn_splt_focused.pth', null],
  ['AkshithaReddy005__ZeroTrustAI/models/autoencoder.pth', 47],
  ['AkshithaReddy005__ZeroTrustAI/models/pytorch_mlp.pt', null],
  ['AkshithaReddy005__ZeroTrustAI/models/tcn_classifier.pth', null],
];

describe.skipIf(corpus === null)('torch files of real repositories', () => {
  it.each(IN_CORPUS)('%s', async (file, features) => {
    const { readFile } = await import('node:fs/promises');
    const artifact = await open(await readFile(`${corpus}${file}`), file);
    expect(artifact).toMatchObject({
      ...{ format: 'pytorch', class: 'dict', role: 'model', features, error: null, unsafe: [], scalers: [] },
    });
    expect(artifact.imports).toContain('torch._utils._rebuild_tensor_v2');
  });
});

it('knows the files by their bytes', async () => {
  const torch = fixture('pytorch/stats.pt');
  expect((await open(torch, 'scaler.bin')).format).toBe('pytorch');
});
