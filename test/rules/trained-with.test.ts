import { describe, expect, it } from 'vitest';
import type { LockedScaler } from '../../src/generated/lock.ts';
import type { ArtifactState, PairFacts, PairState } from '../../src/rules/facts.ts';
import { isAllowed, partings } from '../../src/rules/trained-with.ts';

const hash = (content: string): string => Buffer.from(content.padEnd(32, '.')).toString('hex').slice(0, 64);
const print = (meaning: string): string => `sha256:${hash(`means ${meaning}`)}`;

function model(content: string, path = 'm/model.pkl'): ArtifactState {
  return state(path, content, null);
}

/** `bytes` tells apart what means the same; a pointer has a meaning that nobody here can read. */
function scaler(
  meaning: string,
  { path = 'm/scaler.pkl', bytes = '', isPointer = false } = {},
): ArtifactState {
  return {
    ...state(path, `${meaning}${bytes}`, isPointer ? null : print(meaning)),
    pointer: isPointer ? 'lfs' : null,
  };
}

function state(path: string, content: string, fingerprint: string | null): ArtifactState {
  const artifact = { fingerprint } as ArtifactState['artifact'];
  return {
    path,
    sha256: hash(content),
    md5: null,
    size: 1,
    pointer: null,
    found: 'read',
    kind: 'file',
    artifact: fingerprint ? artifact : null,
  };
}

function pair(models: ArtifactState[], scalers: ArtifactState[], lock?: PairState['lock']): PairState {
  return { models, scalers, lockPath: 'm/scaler.lock.json', lock: lock ?? { kind: 'missing' } };
}

/** A lock of these; `meanings` as they were sealed. */
function locked(
  models: ArtifactState[],
  scalers: ArtifactState[],
  allowed?: LockedScaler['allowed'],
): PairState['lock'] {
  const name = (path: string) => path.replace('m/', '');
  const lock = {
    lockVersion: 1,
    pair: 'p',
    models: models.map(({ path, sha256 }) => ({ path: name(path), sha256 })),
    scalers: scalers.map(({ path, sha256, artifact }) => ({
      path: name(path),
      sha256,
      fingerprint: artifact?.fingerprint ?? null,
      ...(allowed ? { allowed } : {}),
    })),
  };
  return { kind: 'valid', lock: lock as never, positionOf: () => null };
}

function facts(parts: Pick<PairFacts, 'base' | 'head'> & Partial<PairFacts>): PairFacts {
  return {
    pair: { name: 'p' },
    declaredAtBase: true,
    origins: [],
    renamedFrom: new Map(),
    references: [],
    ...parts,
  } as unknown as PairFacts;
}

const [M, N] = [model('m'), model('n')];
const [A, B] = [scaler('a'), scaler('b')];

/** What is parted, as `from: path change` of each scaler. */
function told(given: PairFacts): string[] {
  return partings(given).flatMap(({ from, scalers }) =>
    scalers.map(({ path, change }) => `${from ?? 'here'}: ${path} ${change}`),
  );
}

describe('partings', () => {
  it.each<[string, Parameters<typeof facts>[0], string[]]>([
    ['both stay', { base: pair([M], [A]), head: pair([M], [A]) }, []],
    ['both change', { base: pair([M], [A]), head: pair([N], [B]) }, []],
    ['the model alone changes', { base: pair([M], [A]), head: pair([N], [A]) }, []],
    [
      'the scaler alone changes',
      { base: pair([M], [A]), head: pair([M], [B]) },
      ['here: m/scaler.pkl changed'],
    ],
    [
      'the scaler is saved again',
      { base: pair([M], [A]), head: pair([M], [scaler('a', { bytes: 'again' })]) },
      [],
    ],
    [
      'the scaler is saved again as a pointer: nobody can read that',
      { base: pair([M], [A]), head: pair([M], [scaler('a', { bytes: 'again', isPointer: true })]) },
      ['here: m/scaler.pkl changed'],
    ],
    [
      'the same content as a pointer',
      { base: pair([M], [A]), head: pair([M], [scaler('a', { isPointer: true })]) },
      [],
    ],
    ['the scaler goes', { base: pair([M], [A]), head: pair([M], []) }, ['here: m/scaler.pkl deleted']],
    [
      'a scaler joins',
      { base: pair([M], [A]), head: pair([M], [A, scaler('b', { path: 'm/more.pkl' })]) },
      ['here: m/more.pkl added'],
    ],
    [
      'a scaler joins a pair that is only now declared',
      { declaredAtBase: false, base: pair([M], []), head: pair([M], [A]) },
      [],
    ],
    [
      'one of two models stays',
      { base: pair([M, model('x', 'm/x.pkl')], [A]), head: pair([N, model('x', 'm/x.pkl')], [B]) },
      ['here: m/scaler.pkl changed'],
    ],
    [
      'the model has another name',
      { base: pair([M], [A]), head: pair([model('m', 'm/renamed.pkl')], [B]) },
      ['here: m/scaler.pkl changed'],
    ],
    [
      'two scalers swap their names',
      {
        base: pair([M], [A, scaler('b', { path: 'm/b.pkl' })]),
        head: pair([M], [scaler('b'), scaler('a', { path: 'm/b.pkl' })]),
      },
      ['here: m/scaler.pkl changed', 'here: m/b.pkl changed'],
    ],
    [
      'two scalers move as they are',
      {
        base: pair([M], [A, scaler('b', { path: 'm/b.pkl' })]),
        head: pair([M], [scaler('b', { path: 'm/new/b.pkl' }), scaler('a', { path: 'm/new/a.pkl' })]),
      },
      [],
    ],
    [
      'the lock of the base knows better than what lay there: back to it',
      { base: pair([M], [B], locked([M], [A])), head: pair([M], [A]) },
      [],
    ],
    [
      'the lock of the base knows better than what lay there: it stays wrong',
      { base: pair([M], [B], locked([M], [A])), head: pair([M], [B]) },
      ['here: m/scaler.pkl changed'],
    ],
    [
      'the lock of the base seals another model: this one came alone',
      { base: pair([N], [A], locked([M], [A])), head: pair([N], [B]) },
      [],
    ],
    [
      'back to what an exception stands for',
      { base: pair([M], [B], locked([M], [B], { from: print('a'), reason: 'r' })), head: pair([M], [A]) },
      [],
    ],
    [
      'a model of another pair, with its scaler',
      { origins: [{ pair: 'q', state: pair([M], [A]) }], base: pair([N], [B]), head: pair([M], [A]) },
      [],
    ],
    [
      'a model of another pair, without it',
      { origins: [{ pair: 'q', state: pair([M], [A]) }], base: pair([N], [B]), head: pair([M], [B]) },
      ['q: m/scaler.pkl changed'],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(facts(given))).toEqual(expected);
  });

  it('an embedded scaler goes with its model; beside it may lie only the same', () => {
    const whole = [{ ...M, artifact: { fingerprint: print('a') } as ArtifactState['artifact'] }];
    const embedded: PairState = { ...pair([], []), models: whole, scalers: whole };
    expect(told(facts({ base: embedded, head: embedded }))).toEqual([]);
    expect(told(facts({ base: embedded, head: pair(whole, [A]) }))).toEqual([]);
    expect(told(facts({ base: embedded, head: pair(whole, [B]) }))).toEqual(['here: m/scaler.pkl changed']);
    expect(told(facts({ base: pair(whole, [B]), head: embedded }))).toEqual(['here: m/model.pkl changed']);
  });

  it('a model that was said to hold its scaler and held none says nothing', () => {
    const models = [M];
    const embedded: PairState = { ...pair([], []), models, scalers: models };
    expect(told(facts({ base: embedded, head: pair([M], [A]) }))).toEqual([]);
  });
});

describe('isAllowed', () => {
  const change = (head: PairState) => {
    const given = facts({ base: pair([M], [A], locked([M], [A])), head });
    const [parted] = partings(given).flatMap(({ scalers }) => scalers);
    return parted !== undefined && isAllowed(parted, given);
  };

  it.each<[string, PairState, boolean]>([
    [
      'away from what the model was trained with',
      pair([M], [B], locked([M], [B], { from: print('a'), reason: 'r' })),
      true,
    ],
    ['away from something else', pair([M], [B], locked([M], [B], { from: print('x'), reason: 'r' })), false],
    [
      'of other bytes than were sealed',
      pair([M], [B], locked([M], [scaler('c')], { from: print('a'), reason: 'r' })),
      false,
    ],
    ['without a word', pair([M], [B], locked([M], [B])), false],
  ])('%s', (_, head, expected) => {
    expect(change(head)).toBe(expected);
  });
});
