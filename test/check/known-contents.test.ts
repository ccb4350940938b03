import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { knownContents, withKnownContents } from '../../src/check/known-contents.ts';
import type { Lock } from '../../src/generated/lock.ts';
import type { ArtifactState, PairState } from '../../src/rules/facts.ts';
import { LOCK, MODEL, SCALER } from '../rules/facts.ts';

const hash = (algorithm: string, content: string): string =>
  createHash(algorithm).update(content).digest('hex');
const sha256 = (content: string): string => hash('sha256', content);
const md5 = (content: string): string => hash('md5', content);

/** An artifact whose content is here, by both hashes. */
function read(path: string, content: string): ArtifactState {
  return {
    path,
    sha256: sha256(content),
    md5: md5(content),
    size: content.length,
    pointer: null,
    found: 'read',
    kind: 'file',
    artifact: null,
  };
}

/** One of which only a pointer is here. */
function pointer(path: string, content: string, system: 'dvc' | 'lfs' = 'dvc'): ArtifactState {
  const hashes =
    system === 'dvc'
      ? { sha256: `md5:${md5(content)}`, md5: md5(content) }
      : { sha256: sha256(content), md5: null };
  return { ...read(path, content), ...hashes, pointer: system, found: 'nowhere' };
}

type Sealed = [content: string, md5: string | null];

/** A pair with a lock that says these things of its scaler, whatever its artifacts are. */
function pair(scaler: ArtifactState, locked: Sealed | null, model = read(MODEL, 'model')): PairState {
  const lock = locked && {
    models: [
      { path: 'model.joblib', sha256: model.sha256, ...(model.md5 ? { md5: model.md5 } : {}), size: 5 },
    ],
    scalers: [
      {
        path: 'scaler.joblib',
        sha256: sha256(locked[0]),
        ...(locked[1] === null ? {} : { md5: locked[1] }),
        size: locked[0].length,
      },
    ],
  };
  return {
    models: [model],
    scalers: [scaler],
    lockPath: LOCK,
    lock: lock
      ? { kind: 'valid', lock: lock as unknown as Lock, positionOf: () => null }
      : { kind: 'missing' },
  };
}

const [v1, v2] = ['scaler 1', 'scaler two'];

describe('what a pointer of DVC stands for', () => {
  it.each<[string, PairState[], PairState, string]>([
    [
      'is known by the base’s lock',
      [pair(pointer(SCALER, v1), [v1, md5(v1)])],
      pair(pointer(SCALER, v1), null),
      sha256(v1),
    ],
    [
      'is known by the lock of the change, where it is new',
      [pair(pointer(SCALER, v1), [v1, md5(v1)])],
      pair(pointer(SCALER, v2), [v2, md5(v2)]),
      sha256(v2),
    ],
    [
      'is known by the same content in git',
      [pair(read(SCALER, v1), [v1, null])],
      pair(pointer(SCALER, v1), null),
      sha256(v1),
    ],
    ['is not known where no lock has it', [], pair(pointer(SCALER, v2), [v1, md5(v1)]), `md5:${md5(v2)}`],
    [
      'is not what an edited lock says: the base’s lock knows that content by another md5',
      [pair(pointer(SCALER, v1), [v1, md5(v1)])],
      pair(pointer(SCALER, v2), [v1, md5(v2)]),
      `md5:${md5(v2)}`,
    ],
    [
      'is not what an edited lock says: the content is in git',
      [pair(read(SCALER, v1), [v1, null])],
      pair(pointer(SCALER, v2), [v1, md5(v2)]),
      `md5:${md5(v2)}`,
    ],
    [
      'is not what an edited lock says: nobody knows the md5 of the old content',
      [pair(pointer(SCALER, v1, 'lfs'), [v1, null])],
      pair(pointer(SCALER, v2), [v1, md5(v2)]),
      `md5:${md5(v2)}`,
    ],
    [
      'is not what an edited lock of before says, where the content is in git',
      [pair(read(SCALER, v1), [v1, md5(v2)])],
      pair(pointer(SCALER, v2), [v1, md5(v2)]),
      `md5:${md5(v2)}`,
    ],
  ])('%s', (_, base, head, expected) => {
    const known = knownContents(base, [head]);
    expect(withKnownContents(head, known).scalers[0]?.sha256).toBe(expected);
  });

  it('has the size that the lock has, where its pointer does not say it', () => {
    const head = pair({ ...pointer(SCALER, v1, 'lfs'), size: 0 }, [v1, md5(v1)]);
    expect(withKnownContents(head, knownContents([], [head])).scalers[0]?.size).toBe(v1.length);
  });

  it('has an md5 by the base’s lock, and by that of the change alone none', () => {
    const head = pair(pointer(SCALER, v1, 'lfs'), [v1, md5(v2)]);
    const base = pair(pointer(SCALER, v1, 'lfs'), [v1, md5(v1)]);
    expect(withKnownContents(head, knownContents([base], [head])).scalers[0]?.md5).toBe(md5(v1));
    expect(withKnownContents(head, knownContents([], [head])).scalers[0]?.md5).toBeNull();
  });

  it('is one list where the scaler is embedded', () => {
    const state = pair(pointer(SCALER, v1), [v1, md5(v1)], pointer(MODEL, 'model'));
    const embedded = { ...state, scalers: state.models };
    const known = withKnownContents(embedded, knownContents([], [embedded]));
    expect(known.scalers).toBe(known.models);
  });
});
