import { describe, expect, it } from 'vitest';
import type { Affine, Transform } from '../../src/generated/lock.ts';
import { canonicalJson } from '../../src/transform/canonical-json.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';

const affine: Affine = { kind: 'affine', features: ['a', 'b'], scale: [0.1, 2], offset: [0, -1] };

describe('fingerprint', () => {
  it('is fixed: locks in repositories hold it', () => {
    // sha256 of {"features":["a","b"],"kind":"affine","offset":[0,-1],"scale":[0.1,2]}
    expect(fingerprint(affine)).toBe(
      'sha256:ca92ecb22c5eb738c6207ae197a9763c2793b014689034bfa5f466c0822e6250',
    );
  });

  const same: [string, Transform][] = [
    ['keys in another order', { offset: [0, -1], scale: [0.1, 2], features: ['a', 'b'], kind: 'affine' }],
    ['−0 for 0', { ...affine, offset: [-0, -1] }],
    ['bounds that bind nothing', { ...affine, clip: [null, null] }],
    ['dtype float64', { ...affine, dtype: 'float64' }],
    ['a chain of one step', { kind: 'chain', steps: [affine] }],
    ['a chain in a chain', { kind: 'chain', steps: [{ kind: 'chain', steps: [affine] }] }],
  ];
  it.each(same)('is the same for %s', (_, transform) =>
    expect(fingerprint(transform)).toBe(fingerprint(affine)),
  );

  const other: [string, Transform][] = [
    ['another number', { ...affine, scale: [0.1 + Number.EPSILON / 8, 2] }],
    ['other names', { ...affine, features: ['a', 'c'] }],
    ['another order', { ...affine, features: ['b', 'a'] }],
    ['no names', { ...affine, features: null }],
    ['a clip', { ...affine, clip: [0, 1] }],
    ['float32', { ...affine, dtype: 'float32' }],
    ['two steps', { kind: 'chain', steps: [affine, affine] }],
    ['a branch', { kind: 'branches', branches: [{ columns: ['a', 'b'], transform: affine }] }],
    ['nan', { ...affine, offset: ['nan', -1] }],
  ];
  it.each(other)('differs by %s', (_, transform) =>
    expect(fingerprint(transform)).not.toBe(fingerprint(affine)),
  );

  it('leaves out names that a step only passes on', () => {
    const chain = (features: string[] | null): Transform => ({
      kind: 'chain',
      steps: [
        { ...affine, clip: [0, 1] },
        { ...affine, features },
      ],
    });
    expect(fingerprint(chain(['a', 'b']))).toBe(fingerprint(chain(null)));
    expect(fingerprint(chain(['b', 'a']))).not.toBe(fingerprint(chain(null)));
  });

  it('looks through chains inside of branches', () => {
    const branch = (transform: Transform): Transform => ({
      kind: 'branches',
      branches: [{ columns: [0], transform }],
    });
    expect(fingerprint(branch({ kind: 'chain', steps: [affine] }))).toBe(fingerprint(branch(affine)));
  });
});

describe('canonicalJson', () => {
  it('sorts keys by code unit and writes the shortest digits', () => {
    expect(canonicalJson({ b: [1e21, 0.1, -0], a: { é: null, Z: true } })).toBe(
      '{"a":{"Z":true,"é":null},"b":[1e+21,0.1,0]}',
    );
  });

  it('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__": 1}'))).toBe('{"__proto__":1}');
  });
});
