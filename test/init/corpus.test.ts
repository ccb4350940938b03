import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scanTree } from '../../src/cli/init-scan.ts';
import { openRepository } from '../../src/git/repository.ts';
import { workTree } from '../../src/git/trees.ts';
import type { Proposal } from '../../src/init/proposal.ts';
import { propose } from '../../src/init/propose.ts';
import { createRepo } from '../helpers/repo.ts';
import { openOf, pairsOf } from './scanned.ts';

/** Artifacts of public repositories; they are not part of the project. */
const corpus = join(import.meta.dirname, '../../../shared/corpus');

async function proposalFor(name: string): Promise<Proposal> {
  const repo = createRepo();
  cpSync(join(corpus, name), repo.dir, { recursive: true });
  const tree = workTree(await openRepository(repo.dir, repo.env));
  try {
    return propose((await scanTree(tree)).scan);
  } finally {
    await tree.close();
  }
}

const describeCorpus = existsSync(corpus) ? describe : describe.skip;

describeCorpus('real repositories (skipped where ../shared/corpus is absent)', () => {
  test('ZeroTrustAI: what names, features and copies prove, and nothing else', async () => {
    const proposal = await proposalFor('AkshithaReddy005__ZeroTrustAI');
    expect(pairsOf(proposal)).toEqual([
      'c2_ddos-autoencoder: c2_ddos/scripts/models/autoencoder.pt <- c2_ddos/scripts/models/ae_scaler.pkl + c2_ddos/scripts/models/ae_minmax_scaler.pkl',
      'tcn: c2_ddos/scripts/models/tcn_model.pth <- c2_ddos/scripts/models/tcn_iat_scaler.pkl + c2_ddos/scripts/models/tcn_len_scaler.pkl',
      'tcn_turbo_100k: models/100k_models/tcn_turbo_100k.pth <- models/100k_models/scaler_turbo_100k.joblib',
      'autoencoder_fixed: models/400k_models/autoencoder_fixed.pth <- models/400k_models/scaler_benign.joblib',
      'tcn_emergency: models/400k_models/tcn_emergency.pth <- models/400k_models/scaler_emergency.joblib',
      // Its first layer takes 47 features, as the scaler with the plain name does.
      '82k-autoencoder: models/82k_models/autoencoder.pth <- models/82k_models/scaler.joblib',
      'autoencoder_optimized: models/82k_models/autoencoder_optimized.pth <- models/82k_models/scaler_ae_optimized.joblib',
      '82k-isoforest: models/82k_models/isoforest.joblib <- models/82k_models/scaler.joblib',
      'tcn_splt_focused: models/82k_models/tcn_splt_focused.pth <- models/82k_models/scaler_splt_focused.joblib',
      'autoencoder: models/autoencoder.pth <- models/scaler.joblib',
      'isoforest: models/isoforest.joblib <- models/scaler.joblib',
    ]);
    expect(proposal.pairs.flatMap(({ lock }) => lock ?? [])).toEqual([
      'models/82k_models/autoencoder.lock.json',
      'models/82k_models/isoforest.lock.json',
      'models/autoencoder.lock.json',
      'models/isoforest.lock.json',
    ]);
    expect(proposal.pairs.flatMap(({ notes }) => notes)).toEqual([
      'models/isoforest.joblib is named like a model, but holds a StandardScaler: `check` will refuse it until the model is put there',
    ]);
    expect(openOf(proposal)).toEqual([
      'models/200k_models/multiclass_label_encoder.joblib: holds a LabelEncoder, which scales nothing: where a model is trained with it, add it to `scaler` of its pair',
      'models/200k_models/multiclass_tcn_200k.pth: no scaler that fits lies beside it or in a folder next to it',
      'models/82k_models/pytorch_mlp.pt: takes 9 features, and what lies beside it scales 47, 47 and 2 more',
      'models/82k_models/splt_scaler.joblib: nothing says which of the models beside it was trained with it',
      'models/82k_models/tcn_balanced.pth: nothing says which scaler it was trained with; beside it are scaler.joblib, scaler_ae_optimized.joblib and 2 more',
      'models/82k_models/tcn_classifier.pth: nothing says which scaler it was trained with; beside it are scaler.joblib, scaler_ae_optimized.joblib and 2 more',
      'models/ddos_c2_models/scaler.pkl: no model that fits lies beside it or in a folder next to it',
      'models/pytorch_mlp.pt: is byte for byte models/400k_models/tcn_emergency.pth, which goes with models/400k_models/scaler_emergency.joblib',
      'models/robust_scaler_volumetric.joblib: nothing says which of the models beside it was trained with it',
      'models/tcn_classifier.pth: is byte for byte models/400k_models/tcn_emergency.pth, which goes with models/400k_models/scaler_emergency.joblib',
    ]);
    expect(proposal.ignore).toEqual([]);
  });

  test.each([
    [
      '0Architect__Credit-Decisioning',
      ['logistic_regression: logistic_regression_model.pkl <- scaler.pkl'],
      [],
    ],
    ['11ashley111__AWS-CI-CD-project', ['model: artifacts/model.pkl <- artifacts/preprocessor.pkl'], []],
    [
      '3bkhalek__Ames-E2E-Project',
      [],
      ['artifacts/preprocessor.pkl: no model that fits lies beside it or in a folder next to it'],
    ],
    ['ibtisamkhan96__turbofan-rul', ['lstm_rul: models/lstm_rul.pt <- models/scaler.json'], []],
    ['joblib', [], []],
  ])('%s', async (name, pairs, open) => {
    const proposal = await proposalFor(name);
    expect(pairsOf(proposal)).toEqual(pairs);
    expect(openOf(proposal)).toEqual(open);
  });
});
