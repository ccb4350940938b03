import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noSibling, openArtifact } from '../../src/artifacts/open.ts';
import type { Plain } from '../../src/generated/lock.ts';
import { corpus } from './truth.ts';

interface CorpusTruth {
  file: string;
  root: string;
  scalers: ({ path: string; class: string } & Record<string, Plain>)[];
}

const title = corpus ? 'real artifacts' : 'real artifacts (skipped: ../shared/corpus is not there)';

describe.skipIf(!corpus)(title, () => {
  const read = (path: string) =>
    openArtifact({ path, bytes: readFileSync(`${corpus}${path}`), sibling: noSibling });
  const truths: CorpusTruth[] = corpus ? JSON.parse(readFileSync(`${corpus}truth.json`, 'utf8')) : [];

  it.each(truths)('$file', async ({ file, root, scalers }) => {
    const artifact = await read(file);
    expect(artifact.error).toBeNull();
    expect(artifact.class).toBe(root);
    expect(artifact.scalers.map(({ path, class: name }) => ({ path, class: name }))).toEqual(
      scalers.map(({ path, class: name }) => ({ path, class: name })),
    );
    scalers.forEach(({ path: _path, class: _class, ...parameters }, index) => {
      expect(artifact.scalers[index]?.parameters).toMatchObject(parameters);
      expect(artifact.scalers[index]?.transform).not.toBeNull();
    });
    expect(artifact.role).toBe('scaler');
    expect(artifact.fingerprint).toMatch(/^sha256:/);
  });

  it('covers the truth', () => expect(truths.length).toBe(18));

  const roles = [
    ['AkshithaReddy005__ZeroTrustAI/models/isoforest.joblib', 'joblib', 'scaler', 47],
    ['AkshithaReddy005__ZeroTrustAI/models/82k_models/isoforest.joblib', 'joblib', 'model', 47],
    [
      'AkshithaReddy005__ZeroTrustAI/models/200k_models/multiclass_label_encoder.joblib',
      'joblib',
      'scaler',
      null,
    ],
    ['AkshithaReddy005__ZeroTrustAI/c2_ddos/scripts/models/ensemble_config.pkl', 'pickle', 'other', null],
    ['AkshithaReddy005__ZeroTrustAI/models/tcn_classifier.pth', 'pytorch', 'model', null],
    ['ibtisamkhan96__turbofan-rul/models/lstm_rul.pt', 'pytorch', 'model', 14],
    ['ibtisamkhan96__turbofan-rul/models/scaler.json', 'json', 'scaler', 14],
    ['0Architect__Credit-Decisioning/logistic_regression_model.pkl', 'joblib', 'model', 10],
    ['joblib/joblib_0.10.0_pickle_py27_np17.pkl.gzip', 'joblib', 'other', null],
    ['joblib/joblib_0.10.0_pickle_py35_np19.pkl.xz', 'joblib', 'other', null],
  ] as const;

  it.each(roles)('%s is %s, role %s', async (file, format, role, features) => {
    expect(await read(file)).toMatchObject({ format, role, features, error: null, unsafe: [] });
  });

  it('sees that one scaler has three names', async () => {
    const models = 'AkshithaReddy005__ZeroTrustAI/models/';
    const names = ['scaler', '400k_models/scaler_benign', '82k_models/scaler_ae_optimized'];
    const artifacts = await Promise.all(names.map((name) => read(`${models}${name}.joblib`)));
    expect(new Set(artifacts.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('reads minimum and range by feature, in the order of the features', async () => {
    const { featureNames, transform, scalers } = await read('ibtisamkhan96__turbofan-rul/models/scaler.json');
    expect(featureNames?.slice(0, 2)).toEqual(['sensor2', 'sensor3']);
    expect(transform).toMatchObject({
      kind: 'affine',
      scale: expect.arrayContaining([1 / 3.3199999999999363]),
    });
    expect(scalers.map(({ path }) => path)).toEqual(['']);
  });
});
