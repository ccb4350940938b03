import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/transform/fingerprint.ts';
import { expectComputes, opened, type Probe, type Truth, truthOf } from './deep-learning.ts';

interface KerasTruth extends Truth {
  library: Record<string, string>;
  probe: Probe | null;
  weights?: true;
  /** Plain HDF5, not of Keras. */
  plain?: true;
  unread?: boolean;
  unsafe?: string[];
  links?: number;
  branches?: string[];
}

const truths = truthOf<KerasTruth>('keras');
const models = truths.filter(({ plain, weights }) => !plain && !weights);

describe('what Keras says of its own models', () => {
  it.each(models)(
    '$file: role, features and library',
    async ({ file, role, features, library, unsafe = [] }) => {
      const artifact = await opened('keras', file);
      expect(artifact).toMatchObject({ format: 'keras', error: null, role, features, library, unsafe });
      expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
      expect(artifact.transform === null).toBe(role === 'model');
      expect(artifact.class).toMatch(/^keras\..*(Sequential|Functional)$/);
    },
  );

  it.each(models.filter(({ scalers }) => scalers.length > 0))(
    '$file: its layers to the bit',
    async (truth) => {
      const artifact = await opened('keras', truth.file);
      expect(artifact.scalers).toHaveLength(truth.scalers.length);
      for (const said of truth.scalers) {
        const scaler = artifact.scalers.find(({ path }) => path === said.path);
        expect(scaler?.class).toBe(said.class);
        expect(scaler?.parameters).toMatchObject(said.parameters);
        expect(scaler?.transform).toMatchObject({ kind: 'affine', dtype: 'float32' });
        if (said.probe) expectComputes(scaler?.transform ?? null, said.probe);
      }
    },
  );

  it.each(models.filter(({ probe }) => probe))(
    '$file: computes what its layers compute',
    async ({ file, probe, links }) => {
      const artifact = await opened('keras', file);
      if (probe) expectComputes(artifact.transform, probe);
      if (links) expect(artifact.scalers).toHaveLength(links);
    },
  );

  it('takes the inputs of a model apart', async () => {
    for (const { file, branches } of models.filter(({ branches }) => branches)) {
      const { transform, scalers } = await opened('keras', file);
      expect(transform).toEqual({
        kind: 'branches',
        branches: scalers.map((scaler, index) => ({
          columns: branches?.[index],
          transform: scaler.transform,
        })),
      });
    }
  });

  it('gives a model one fingerprint, as .keras and as HDF5', async () => {
    for (const stem of ['sequential', 'nested', 'two-inputs']) {
      const prints = await Promise.all(
        ['keras', 'h5'].map(async (end) => (await opened('keras', `keras-3-${stem}.${end}`)).fingerprint),
      );
      expect(prints[0]).toBe(prints[1]);
      expect(prints[0]).toMatch(/^sha256:/);
    }
  });

  it('shows the numbers of a Normalization among weights, and not what they do', async () => {
    const [sound] = models;
    for (const { file } of truths.filter(({ weights }) => weights)) {
      const artifact = await opened('keras', file);
      expect(artifact).toMatchObject({
        format: 'keras',
        role: 'both',
        transform: null,
        features: null,
        error: null,
      });
      expect(Object.keys(artifact.scalers[0]?.parameters ?? {}).sort()).toEqual(['mean', 'variance']);
      if (file.startsWith('keras-3'))
        expect(artifact.scalers[0]?.parameters).toMatchObject(sound?.scalers[0]?.parameters ?? { mean: [] });
    }
  });
});

describe('HDF5 without Keras', () => {
  it.each(truths.filter(({ plain, unread }) => plain && !unread))(
    '$file',
    async ({ file, scalers, probe }) => {
      const artifact = await opened('keras', file);
      expect(artifact).toMatchObject({ format: 'hdf5', role: 'scaler', features: 4, error: null });
      const [said] = scalers;
      expect(artifact.scalers[0]).toMatchObject({
        path: said?.path,
        class: 'hdf5',
        parameters: said?.parameters,
      });
      if (probe) expectComputes(artifact.transform, probe, 1e-14);
    },
  );

  it.each(truths.filter(({ unread }) => unread))('$file counts by its bytes', async ({ file }) => {
    expect(await opened('keras', file)).toMatchObject({
      format: 'unknown',
      role: 'unknown',
      error: null,
      transform: null,
    });
  });
});
