import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Artifact, Role } from '../../../src/artifacts/artifact.ts';
import { looksLikeOnnx } from '../../../src/artifacts/formats/onnx/matches.ts';
import { noSibling, openArtifact } from '../../../src/artifacts/open.ts';
import type { Affine, Plain, Transform } from '../../../src/generated/lock.ts';
import { stretched } from '../../../src/transform/affine.ts';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { fingerprint } from '../../../src/transform/fingerprint.ts';
import type { Cell } from '../../../src/transform/tables.ts';
import { computed } from '../../helpers/computed.ts';
import { evaluate, toNumber } from '../../transform/evaluate.ts';
import { fixture } from '../truth.ts';

/** What onnx, its reference evaluator and scikit-learn say: an entry of truth.json, made by make_onnx.py. */
interface Truth {
  file: string;
  role: Role;
  features: number | null;
  featureNames: string[] | null;
  library: Record<string, string>;
  scalers: { node: number; operators: string[]; parameters: Record<string, Plain> }[];
  encoder?: { node: number; categories: string[][] };
  probe?: { x: Plain[][]; y: number[][] };
  original?: {
    scale: number[];
    offset: number[];
    clip: [number, number] | null;
    features: string[] | null;
  };
  error?: string;
}

const truths: Truth[] = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../fixtures/artifacts/onnx/truth.json', import.meta.url)), 'utf8'),
);
const sound = truths.filter(({ error }) => error === undefined);

function open(bytes: Uint8Array): Promise<Artifact> {
  return openArtifact({ path: 'model.onnx', bytes, sibling: noSibling });
}

function opened(file: string): Promise<Artifact> {
  return open(fixture(`onnx/${file}`));
}

function cell(value: Plain): Cell {
  return value === 'nan' ? { float: 'nan' } : value;
}

describe('what onnx says of its own models', () => {
  it.each(sound)('$file: role, features and library', async (truth) => {
    const artifact = await opened(truth.file);
    const { role, features, featureNames, library } = truth;
    expect(artifact).toMatchObject({ format: 'onnx', error: null, role, features, featureNames, library });
    expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
    expect(artifact.transform === null).toBe(role === 'model' || role === 'unknown');
  });

  it.each(sound.filter(({ scalers }) => scalers.length > 0))('$file: its scalers', async (truth) => {
    const { scalers } = await opened(truth.file);
    for (const { node, operators, parameters } of truth.scalers) {
      const scaler = scalers.find(({ path }) => path === `/graph/node/${node}`);
      expect(scaler?.class.replace(/^ai\.onnx\.(ml\.)?/, '').split('+')[0]).toBe(operators[0]);
      expect(scaler?.parameters).toMatchObject(parameters);
      expect(scaler?.fingerprint).toMatch(/^sha256:/);
    }
    const others = truth.encoder ? 1 : 0;
    expect(scalers).toHaveLength(truth.scalers.length + others);
    if (truth.encoder) {
      const { node, categories } = truth.encoder;
      const encoder = scalers.find(({ path }) => path === `/graph/node/${node}`);
      expect(encoder?.parameters).toEqual({ categories });
    }
  });

  it.each(sound.filter(({ probe, file }) => probe && file !== 'image.onnx'))(
    '$file: the transform computes what onnx computes',
    async ({ file, probe, featureNames }) => {
      const { transform } = await opened(file);
      const rows = probe?.x ?? [];
      expect(rows.length).toBeGreaterThan(0);
      rows.forEach((row, index) => {
        const mine = evaluate(transform as Transform, row.map(cell), featureNames).map(toNumber);
        const theirs = probe?.y[index] ?? [];
        expect(mine).toHaveLength(theirs.length);
        mine.forEach((value, column) => {
          const expected = theirs[column] ?? Number.NaN;
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(
            toleranceOf(file) * Math.max(1, Math.abs(expected)),
          );
        });
      });
    },
  );

  it('reads the scaler of an image by its channels', async () => {
    const { transform } = await opened('image.onnx');
    const { probe } = sound.find(({ file }) => file === 'image.onnx') ?? {};
    expect(transform).toMatchObject({ kind: 'affine', dtype: 'float32' });
    const { scale, offset } = transform as Affine;
    const [[images = []] = [], [outcome = []] = []] = [probe?.x, probe?.y] as unknown as number[][][][][];
    expect(images).toHaveLength(3);
    images.forEach((channel, index) => {
      channel.flat().forEach((pixel, place) => {
        const mine = Number(scale[index]) * pixel + Number(offset[index]);
        expect(mine).toBeCloseTo(outcome[index]?.flat()[place] ?? Number.NaN, 5);
      });
    });
  });

  it.each(truths.filter(({ error }) => error))('$file is refused: $error', async ({ file, error }) => {
    const artifact = await opened(file);
    expect(artifact).toMatchObject({ format: 'onnx', transform: null, fingerprint: null });
    expect(artifact.error).toContain(error);
  });
});

/** onnx computes in the type of the tensors. */
function toleranceOf(file: string): number {
  if (/double|float64|constants/.test(file)) return 1e-12;
  return file.includes('float16') ? 1e-2 : 2e-6;
}

describe('a scaler and its scikit-learn original', () => {
  const originals = sound.flatMap(({ file, original }) => (original ? [{ file, original }] : []));

  it.each(originals.filter(({ file }) => file.includes('double')))(
    '$file has the same fingerprint',
    async ({ file, original }) => {
      const { transform } = await opened(file);
      const { scale, offset, clip, features } = original;
      expect(transform).toEqual(stretched(scale, offset, { features, ...(clip ? { clip } : {}) }));
    },
  );

  it.each(originals.filter(({ file }) => !file.includes('double')))(
    '$file differs by the rounding to float32 alone',
    async ({ file, original }) => {
      const { transform } = await opened(file);
      const { scale, offset, clip, features } = original;
      const expected = stretched(scale, offset, { features, ...(clip ? { clip } : {}) });
      expect(compareTransforms(expected, transform as Transform)).toMatchObject({ verdict: 'close' });
    },
  );

  it('is a chain of two for two scalers', async () => {
    const { transform } = await opened('two-scalers-double.onnx');
    expect(transform).toMatchObject({ kind: 'chain', steps: [{ kind: 'affine' }, { kind: 'affine' }] });
  });
});

describe('what is not understood', () => {
  it('is known by its hash where it stands before a scaler', async () => {
    const { transform } = await opened('log-scaler.onnx');
    const opaque = { kind: 'opaque', class: 'onnx', parameters: { operators: ['Log'] } };
    expect(transform).toMatchObject({ kind: 'chain', steps: [opaque, { kind: 'affine' }] });
  });

  it('changes the fingerprint with its numbers', async () => {
    const bytes = Uint8Array.from(fixture('onnx/power.onnx'));
    const before = await open(bytes);
    const at = Buffer.from(bytes).indexOf('pref_Powcst1');
    const changed = Uint8Array.from(bytes);
    // The bytes of raw_data lie on either side of the tensor's name.
    for (const place of [at - 4, at + 16]) changed[place] = (changed[place] ?? 0) ^ 1;
    const after = await open(changed);
    expect(before.fingerprint).toMatch(/^sha256:/);
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });
});

describe('looksLikeOnnx', () => {
  it.each(truths)('takes $file', ({ file }) => {
    expect(looksLikeOnnx(fixture(`onnx/${file}`))).toBe(true);
  });

  const others: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(8)],
    ['a pickle', Buffer.from('\x80\x04\x95.', 'latin1')],
    ['a text', Buffer.from('\x08 is no text, but this is one: {}')],
    ['a TensorFlow SavedModel', Buffer.from('\x08\x01\x12\x03\x0a\x01\x3a', 'latin1')],
    ['a Core ML model', Buffer.from('\x08\x04\x12\x02\x0a\x00\xe2\x12\x00', 'latin1')],
    ['a graph of something else', Buffer.from('\x08\x04\x3a\x02\x48\x00', 'latin1')],
  ];
  it.each(others)('does not take %s', (_, bytes) => {
    expect(looksLikeOnnx(bytes)).toBe(false);
  });

  it('does not take other fixtures', () => {
    for (const file of ['trio/scaler.joblib', 'churn/v1/model.joblib', 'truth.json']) {
      let bytes: Uint8Array;
      try {
        bytes = fixture(file);
      } catch {
        continue;
      }
      expect(looksLikeOnnx(bytes)).toBe(false);
    }
  });

  it('does not take random bytes', () => {
    const random = seeded(7);
    let taken = 0;
    for (let round = 0; round < 20_000; round++) {
      const bytes = Uint8Array.from({ length: 64 }, () => random() * 256);
      bytes[0] = 8;
      bytes[1] = 1 + random() * 12;
      if (looksLikeOnnx(bytes)) taken++;
    }
    expect(taken).toBeLessThan(20);
  });
});

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('hostile models', () => {
  const files = ['chain-forest.onnx', 'mixed.onnx', 'constants-mul-add-clip.onnx', 'power.onnx'];

  it.each(files)('%s cut off at any length is an artifact', async (file) => {
    const bytes = fixture(`onnx/${file}`);
    let errors = 0;
    for (let length = 0; length < bytes.length; length++) {
      const artifact = await open(bytes.subarray(0, length));
      if (artifact.error !== null) {
        errors++;
        expect(artifact.error).not.toMatch(/could not be read: |undefined|NaN/);
      }
    }
    expect(errors).toBeGreaterThan(bytes.length / 2);
  });

  it('does not fall over flipped bytes', async () => {
    const random = seeded(1);
    const originals = files.map((file) => fixture(`onnx/${file}`));
    for (let round = 0; round < 5000; round++) {
      const bytes = Uint8Array.from(originals[round % originals.length] ?? []);
      for (let flips = 1 + random() * 3; flips >= 1; flips--) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const artifact = await open(bytes);
      expect(artifact.error ?? '').not.toMatch(/could not be read: |too large, to be read/);
    }
  });

  const field = (number: number, ...content: Uint8Array[]) => {
    const body = Buffer.concat(content);
    return Buffer.concat([varint(number * 8 + 2), varint(body.length), body]);
  };
  const text = (number: number, value: string) => field(number, Buffer.from(value));
  const integer = (number: number, value: number) => Buffer.concat([varint(number * 8), varint(value)]);
  const model = (...graph: Uint8Array[]) =>
    Buffer.concat([integer(1, 8), field(7, ...graph), field(8, integer(2, 17))]);
  const input = (name: string, ...shape: number[]) => {
    const lengths = shape.map((length) => field(1, length > 0 ? integer(1, length) : Buffer.alloc(0)));
    return field(11, text(1, name), field(2, field(1, integer(1, 1), field(2, ...lengths))));
  };
  const node = (operator: string, inputs: string[], outputs: string[], ...more: Uint8Array[]) =>
    field(
      1,
      ...inputs.map((name) => text(1, name)),
      ...outputs.map((name) => text(2, name)),
      text(4, operator),
      ...more,
    );
  const output = (name: string) => field(12, text(1, name));
  const floats = (values: number[]) => Buffer.from(Float32Array.from(values).buffer);
  const vector = (name: string, values: number[]) =>
    field(5, integer(1, values.length), integer(2, 1), text(8, name), field(9, floats(values)));

  it('reads a graph that is put together here', async () => {
    const graph = [input('x', 0, 2), vector('m', [1, 2]), vector('s', [2, 4])];
    const artifact = await open(
      model(...graph, node('Sub', ['x', 'm'], ['c']), node('Div', ['c', 's'], ['y']), output('y')),
    );
    expect(artifact.transform).toEqual({
      kind: 'affine',
      features: null,
      scale: [0.5, 0.25],
      offset: [-0.5, -0.5],
      dtype: 'float32',
    });
  });

  const broken: [string, Uint8Array, string][] = [
    ['a second graph', Buffer.concat([model(input('x', 2)), field(7)]), 'a second graph'],
    [
      'a length beyond the end',
      Buffer.concat([integer(1, 8), Buffer.from([0x3a, 0xff, 0xff, 0xff, 0x07, 0x0a])]),
      'is cut off',
    ],
    [
      'an endless number',
      Buffer.concat([integer(1, 8), field(7, Buffer.concat([Buffer.from([0x0a]), Buffer.alloc(11, 0xff)]))]),
      'more than ten bytes',
    ],
    [
      'a tensor that promises more than it has',
      model(
        input('x', 0, 2),
        field(5, integer(1, 900_000), integer(2, 1), text(8, 'm'), field(9, floats([1]))),
        node('Sub', ['x', 'm'], ['y']),
      ),
      'other than 900000 numbers',
    ],
    [
      'numbers given twice',
      model(
        input('x', 0, 1),
        field(5, integer(1, 1), integer(2, 1), text(8, 'm'), field(9, floats([1])), field(4, floats([2]))),
        node('Sub', ['x', 'm'], ['y']),
      ),
      'given twice',
    ],
    ['two initializers of one name', model(vector('m', [1]), vector('m', [2])), 'two initializers'],
    ['two values of one name', model(input('x', 0, 1), node('Identity', ['x'], ['x'])), 'a second value'],
    ['a name that is no text', model(field(1, field(1, Buffer.from([0xff, 0xfe])))), 'not valid UTF-8'],
    [
      'a long name',
      model(text(1, 'x').subarray(0, 0), field(1, text(1, 'x'.repeat(5000)))),
      'a name of 5000',
    ],
    [
      'vectors that do not fit',
      model(input('x', 0, 3), vector('m', [1, 2]), node('Sub', ['x', 'm'], ['y'])),
      '2 numbers for 3 features',
    ],
  ];
  it.each(broken)('reports %s', async (_, bytes, message) => {
    const artifact = await open(bytes);
    expect(artifact.error).toContain(message);
    expect(artifact).toMatchObject({ format: 'onnx', transform: null });
  });

  it('does not write out what a graph multiplies', async () => {
    const scaler = [vector('s', [2]), node('Mul', ['x', 's'], ['v0'])];
    const concat = field(5, text(1, 'axis'), integer(3, 1));
    const doubling = Array.from({ length: 60 }, (_, level) =>
      node('Concat', [`v${level}`, `v${level}`], [`v${level + 1}`], concat),
    );
    const artifact = await open(model(input('x', 0, 1), ...scaler, ...doubling, output('v60')));
    expect(artifact).toMatchObject({ format: 'unknown', error: null, transform: null });
  });

  it('is quick with many nodes', async () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => node('Log', [`v${index}`], [`v${index + 1}`]));
    const constants = Array.from({ length: 20_000 }, (_, index) =>
      node('Neg', [`c${index}`], [`c${index + 1}`]),
    );
    const start = computed();
    const artifact = await open(
      model(
        input('v0', 0, 2),
        vector('c0', [1]),
        Buffer.concat(chain),
        Buffer.concat(constants),
        node('Add', ['v9', 'c20000'], ['z']),
      ),
    );
    expect(artifact).toMatchObject({ format: 'onnx', error: null, role: 'unknown' });
    expect(computed() - start).toBeLessThan(10_000);
  });

  it('takes __proto__ for a name', async () => {
    const graph = [input('x', 0, 1), vector('__proto__', [2]), node('Mul', ['x', '__proto__'], ['y'])];
    const { scalers } = await open(model(...graph, output('y')));
    expect(Object.keys(scalers[0]?.parameters ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['0']).toBeUndefined();
  });
});

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Buffer.from([...bytes, rest]);
}
