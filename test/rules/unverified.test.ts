import { describe, expect, it } from 'vitest';
import type { ArtifactState } from '../../src/rules/facts.ts';
import { unverified } from '../../src/rules/unverified.ts';
import { facts, model, scaler } from './facts.ts';

const VERIFIED = { verify: 'content' as const };

function kept(state: ArtifactState, parts: Partial<ArtifactState>): ArtifactState {
  return { ...state, artifact: null, ...parts };
}

describe('artifact/unverified', () => {
  it.each<[string, Partial<ArtifactState>, string, string]>([
    ['Git LFS', { pointer: 'lfs', found: 'nowhere' }, 'only what Git LFS says of it', '`git lfs fetch`'],
    [
      'DVC',
      { pointer: 'dvc', found: 'left alone' },
      'only what DVC says of it',
      '`dvc fetch m/model.joblib`',
    ],
    [
      'git-annex',
      { pointer: 'annex', found: 'nowhere' },
      'only what git-annex',
      '`git annex get m/model.joblib`',
    ],
    [
      'a damaged store',
      { pointer: 'lfs', found: 'damaged' },
      'has another hash',
      'delete it, then `git lfs fetch`',
    ],
  ])('%s: what is not here, or is another', (_, parts, message, fix) => {
    const given = { models: [kept(model(), parts)], scalers: [scaler()], pair: VERIFIED };
    const [found, ...others] = unverified.judgePair?.(facts(given)) ?? [];
    expect(others).toEqual([]);
    expect(found?.message).toContain(message);
    expect(found?.fix).toContain(fix);
  });

  it.each([
    ['of content that was read', kept(model(), { pointer: 'lfs', found: 'read' }), VERIFIED],
    ['of files in git', model(), VERIFIED],
    ['where the policy does not ask', kept(model(), { pointer: 'lfs', found: 'nowhere' }), {}],
    [
      'of what is told as unreadable',
      { ...model('x', { error: 'm.dvc names no md5' }), pointer: 'dvc' as const, found: 'nowhere' as const },
      VERIFIED,
    ],
  ])('is silent %s', (_, state, pair) => {
    expect(unverified.judgePair?.(facts({ models: [state], scalers: [scaler()], pair }))).toEqual([]);
  });
});
