import { describe, expect, it } from 'vitest';
import type { PairPolicy } from '../../src/generated/policy.ts';
import { comparePolicies } from '../../src/policy/compare.ts';
import { expandPairs } from '../../src/policy/expand.ts';
import { followRenames } from '../../src/policy/follow-renames.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { problemOf } from './problem-of.ts';

const policy = (scaler: string, name = 'churn', model = 'm/model.pkl') =>
  loadPolicy(`version: 1\npairs:\n  "${name}":\n    model: ${model}\n    scaler: ${scaler}\n`);
const FILES = ['m/model.pkl', 'm/scaler.pkl', 'm/pca.pkl', 's/scaler.onnx', 's/prod.json', 's/pca.onnx'];
const pairOf = (scaler: string) => expandPairs(policy(scaler), FILES).pairs[0];

describe('a scaler with a training and an inference side', () => {
  it('has all of them, those of training first, and the lock beside the first', () => {
    expect(pairOf('{ training: m/scaler.pkl, inference: s/scaler.onnx }')).toMatchObject({
      scalers: ['m/scaler.pkl', 's/scaler.onnx'],
      sides: { training: ['m/scaler.pkl'], inference: [{ path: 's/scaler.onnx', environment: null }] },
      lock: 'm/scaler.lock.json',
      embedded: false,
    });
  });

  it('may have lists, and a map by environment', () => {
    const scaler =
      '{ inference: { staging: s/scaler.onnx, production: [s/prod.json, s/pca.onnx] }, training: [m/scaler.pkl, m/pca.pkl] }';
    expect(pairOf(scaler)?.sides).toEqual({
      training: ['m/scaler.pkl', 'm/pca.pkl'],
      inference: [
        { path: 's/scaler.onnx', environment: 'staging' },
        { path: 's/prod.json', environment: 'production' },
        { path: 's/pca.onnx', environment: 'production' },
      ],
    });
    expect(pairOf(scaler)?.scalers).toHaveLength(5);
  });

  it('may have patterns, and one file on both sides', () => {
    expect(
      pairOf('{ training: m/scaler.*, inference: "s/*.onnx" }')?.sides?.inference.map(({ path }) => path),
    ).toEqual(['s/pca.onnx', 's/scaler.onnx']);
    expect(pairOf('{ training: m/scaler.pkl, inference: m/scaler.pkl }')).toMatchObject({
      scalers: ['m/scaler.pkl'],
      sides: { inference: [{ path: 'm/scaler.pkl' }] },
    });
  });

  it('keeps what is not there, so that it is missed', () => {
    expect(pairOf('{ training: m/scaler.pkl, inference: s/gone.onnx }')?.scalers).toContain('s/gone.onnx');
  });

  it('may be a convention', () => {
    const loaded = policy(
      '{ training: "{name}/s.pkl", inference: "{name}/s.json" }',
      '{name}',
      '"{name}/m.pkl"',
    );
    const { pairs } = expandPairs(loaded, ['a/m.pkl', 'a/s.pkl', 'a/s.json', 'b/m.pkl', 'b/s.pkl']);
    expect(pairs.map(({ name, sides }) => [name, sides?.inference[0]?.path])).toEqual([
      ['a', 'a/s.json'],
      ['b', 'b/s.json'],
    ]);
  });

  it('without sides a pair says nothing of them', () => {
    expect(pairOf('[m/scaler.pkl, m/pca.pkl]')).not.toHaveProperty('sides');
  });

  it.each([
    ['{ training: m/scaler.pkl }', /`scaler` of pair `churn`.* has no `inference`/],
    ['{ trainin: m/scaler.pkl, inference: a }', /unknown key `trainin` .* did you mean `training`/],
    ['{ training: m/scaler.pkl, inference: {} }', /empty/],
    ['{ training: m/scaler.pkl, inference: 3 }', /expected text or a list or an object/],
    ['{ training: { a: b }, inference: c }', /`scaler\.training` of pair `churn`/],
    ['3', /expected text or a list or an object/],
  ])('refuses %s in words that help', (scaler, message) => {
    expect(problemOf(() => policy(scaler)).message).toMatch(message);
  });

  it('cannot be embedded', () => {
    const problem = problemOf(() => pairOf('{ training: m/scaler.pkl, inference: embedded }'));
    expect(problem.message).toContain('`embedded` among files');
    expect(problem).toMatchObject({ line: 5 });
  });
});

describe('a change of the sides', () => {
  const weakens = (before: string, after: string) =>
    comparePolicies(policy(before), policy(after)).changes.map(({ weakens }) => weakens);
  const both = '{ training: a, inference: b }';

  it.each([
    ['the same, otherwise written', both, '{ inference: ./b, training: a }', []],
    ['to hold a copy against it adds', 'a', both, [false]],
    [
      'another environment adds',
      '{ training: a, inference: { x: b } }',
      '{ training: a, inference: { w: c, x: b } }',
      [false],
    ],
    ['no longer to compare weakens', both, '[a, b]', [true]],
    ['to drop the copy weakens', both, 'a', [true]],
    ['another copy weakens', both, '{ training: a, inference: c }', [true]],
    ['another original weakens', both, '{ training: c, inference: b }', [true]],
    ['a scaler that becomes a mere copy weakens', '[a, b]', both, [true]],
    [
      'an environment fewer weakens',
      '{ training: a, inference: { x: b, y: c } }',
      '{ training: a, inference: { x: b } }',
      [true],
    ],
  ])('%s', (_, before, after, expected) => expect(weakens(before, after)).toEqual(expected));
});

it('follows the renames of both sides', () => {
  const renamed = new Map([
    ['a', 'x/a'],
    ['c', 'x/c'],
  ]);
  const scaler = (written: string): PairPolicy['scaler'] | undefined =>
    followRenames(policy(written), renamed).policy.pairs.churn?.scaler;
  expect(scaler('{ training: [a, b], inference: c }')).toEqual({ training: ['x/a', 'b'], inference: 'x/c' });
  expect(scaler('{ training: a, inference: { staging: c, production: [b, c] } }')).toEqual({
    training: 'x/a',
    inference: { staging: 'x/c', production: ['b', 'x/c'] },
  });
  expect(scaler('[b, c]')).toEqual(['b', 'x/c']);
});
