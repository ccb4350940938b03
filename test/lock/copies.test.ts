import { describe, expect, it } from 'vitest';
import { copiesOf, faithfulCopies } from '../../src/lock/copies.ts';
import { seal } from '../../src/lock/seal.ts';
import type { ScalerSides } from '../../src/policy/pairs.ts';
import { facts, line, model, SCALER, scaler, sealed } from '../rules/facts.ts';

const at = (...paths: string[]) => paths.map((path) => ({ path }));
const served = (environment: string | null, ...paths: string[]) =>
  paths.map((path) => ({ path, environment }));

describe('which original a copy belongs to', () => {
  const pairs = (sides: ScalerSides, ...there: string[]) =>
    copiesOf(sides, at(...there)).map(({ original, copy, environment }) => [
      original.path,
      copy.path,
      environment,
    ]);

  it.each<[string, ScalerSides, string[], unknown[]]>([
    [
      'the only one',
      { training: ['a'], inference: served(null, 'x', 'y') },
      ['a', 'x', 'y'],
      [
        ['a', 'x', null],
        ['a', 'y', null],
      ],
    ],
    [
      'in order where there are as many',
      { training: ['a', 'b'], inference: served(null, 'x', 'y') },
      ['a', 'b', 'x', 'y'],
      [
        ['a', 'x', null],
        ['b', 'y', null],
      ],
    ],
    [
      'in order in each environment',
      { training: ['a', 'b'], inference: [...served('s', 'x', 'y'), ...served('p', 'x', 'z')] },
      ['a', 'b', 'x', 'y', 'z'],
      [
        ['a', 'x', 's'],
        ['b', 'y', 's'],
        ['a', 'x', 'p'],
        ['b', 'z', 'p'],
      ],
    ],
    [
      'by name',
      { training: ['m/a.pkl', 'm/b.pkl'], inference: served(null, 's/b.onnx') },
      ['m/a.pkl', 'm/b.pkl', 's/b.onnx'],
      [['m/b.pkl', 's/b.onnx', null]],
    ],
    [
      'else the first',
      { training: ['a', 'b'], inference: served(null, 'x') },
      ['a', 'b', 'x'],
      [['a', 'x', null]],
    ],
    ['one file on both sides is no copy', { training: ['a'], inference: served(null, 'a') }, ['a'], []],
    ['what is not there is none', { training: ['a'], inference: served(null, 'x') }, ['a'], []],
  ])('%s', (_, sides, there, expected) => expect(pairs(sides, ...there)).toEqual(expected));

  it('there are none without sides', () => expect(copiesOf(undefined, at('a', 'b'))).toEqual([]));
});

const COPY = 's/scaler.json';
const sides: ScalerSides = { training: [SCALER], inference: served(null, COPY) };

it('a copy is faithful where both can be read and do the same', () => {
  const original = scaler(line([1, 2]));
  const faithful = (copy: ReturnType<typeof scaler>) => [...faithfulCopies(sides, [original, copy])];
  expect(faithful(scaler(line([1, 2], ['a', 'b']), { path: COPY }))).toEqual([COPY]);
  expect(faithful(scaler(line([1, 3]), { path: COPY }))).toEqual([]);
  expect(faithful(scaler(null, { path: COPY }))).toEqual([]);
  expect(faithful({ ...scaler(line([1, 2]), { path: COPY }), artifact: null })).toEqual([]);
});

describe('sealing a copy', () => {
  const original = scaler(line([1, 2]));
  const before = [original, scaler(line([1, 2]), { path: COPY })];
  const committed = sealed({ scalers: before }, { sides });
  const sealAgain = (scalers: typeof before) =>
    seal({
      pair: facts({ pair: { sides } }).pair,
      models: [model()],
      scalers,
      committed,
      current: committed,
      version: null,
      reason: null,
    });

  it('made anew, it is sealed with the model as it was', () => {
    const result = sealAgain([original, scaler(line([1, 2], ['a', 'b']), { path: COPY })]);
    expect(result).toMatchObject({ lock: { scalers: [{ version: '1.0.0' }, { version: '2.0.0' }] } });
    expect(JSON.stringify(result)).not.toContain('allowed');
  });

  it('is refused where it does something else', () => {
    expect(sealAgain([original, scaler(line([1, 3]), { path: COPY })])).toEqual({ changedAlone: [COPY] });
  });

  it('is no excuse for its original', () => {
    const changed = [scaler(line([7, 7])), scaler(line([7, 7]), { path: COPY })];
    expect(sealAgain(changed)).toEqual({ changedAlone: [SCALER] });
  });
});
