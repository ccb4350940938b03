import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { fixture } from '../truth.ts';
import { expectOpens, flipped, open, opened, randomNumbers } from './deep-learning.ts';

/** A small file of each kind; those marked have a checksum over the numbers. */
const KINDS: [file: string, hasChecksum: boolean][] = [
  ['pytorch/stats.pt', true],
  ['pytorch/stats-old.pt', false],
  ['pytorch/checkpoint-sklearn.pt', true],
  ['pytorch/script.pt', true],
  ['safetensors/stats-named.safetensors', false],
  ['keras/keras-3-preprocessing.keras', true],
  ['keras/keras-2-sequential.h5', false],
  ['keras/keras-3-scaler.hdf5', false],
];

/** Each kind may take a third of a minute on a slow machine. */
const TIMEOUT = 120_000;

describe.each(KINDS)('%s, broken', (file, hasChecksum) => {
  const bytes = fixture(file);

  it('says where it is cut off', { timeout: TIMEOUT }, async () => {
    const step = bytes.length > 6000 ? 7 : 1;
    for (let length = 1; length < bytes.length; length += step) {
      const artifact = await expectOpens(bytes.subarray(0, length));
      expect(artifact.transform, `${length} bytes`).toBeNull();
    }
  });

  it('is read or refused, whatever bytes are flipped', { timeout: TIMEOUT }, async () => {
    const random = randomNumbers(7);
    const sound = await open(bytes);
    const known = JSON.stringify(sound.transform);
    for (let round = 0; round < 700; round++) {
      const broken = flipped(bytes, random);
      const artifact = await expectOpens(broken);
      if (hasChecksum && artifact.error === null && artifact.transform !== null)
        expect(JSON.stringify(artifact.transform)).toBe(known);
    }
  });
});

/** A safetensors file of this header and so many bytes of data. */
function safetensors(header: string, data = 0): Uint8Array {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(data)]);
}

const F32 = '"dtype":"F32"';

describe('safetensors headers', () => {
  it.each([
    [
      'a name twice',
      `{"mean":{${F32},"shape":[1],"data_offsets":[0,4]},"mean":{${F32},"shape":[1],"data_offsets":[0,4]}}`,
      4,
      /a name twice/,
    ],
    ['a key twice', `{"mean":{${F32},"shape":[1],"shape":[1],"data_offsets":[0,4]}}`, 4, /a name twice/],
    ['a gap', `{"mean":{${F32},"shape":[1],"data_offsets":[4,8]}}`, 8, /begins at 4, where 0 is due/],
    [
      'an overlap',
      `{"a":{${F32},"shape":[2],"data_offsets":[0,8]},"b":{${F32},"shape":[1],"data_offsets":[4,8]}}`,
      8,
      /begins at 4, where 8/,
    ],
    ['too few bytes', `{"mean":{${F32},"shape":[4],"data_offsets":[0,16]}}`, 8, /cut off: 8 bytes/],
    [
      'too many bytes',
      `{"mean":{${F32},"shape":[1],"data_offsets":[0,4]}}`,
      8,
      /4 bytes behind the last tensor/,
    ],
    [
      'another size',
      `{"mean":{${F32},"shape":[3],"data_offsets":[0,4]}}`,
      4,
      /of shape \[3\] and dtype F32 has 4 bytes/,
    ],
    [
      'a huge shape',
      `{"mean":{${F32},"shape":[4294967296,4294967296],"data_offsets":[0,4]}}`,
      4,
      /has 4 bytes/,
    ],
    [
      'a negative length',
      `{"mean":{${F32},"shape":[-1],"data_offsets":[0,4]}}`,
      4,
      /no dtype, shape and data_offsets/,
    ],
    ['no text', `{"__metadata__":{"a":1}}`, 0, /more than text/],
    ['no JSON', '{"mean"', 0, /is not JSON/],
    ['depth', `{"mean":${'['.repeat(500)}${']'.repeat(500)}}`, 0, /nested deeper/],
  ])('with %s', async (_, header, data, message) => {
    const artifact = await open(safetensors(header, data));
    expect(artifact).toMatchObject({ format: 'safetensors', transform: null });
    expect(artifact.error).toMatch(message);
  });

  it('takes __proto__ as a name', async () => {
    const header = `{"__proto__.mean":{${F32},"shape":[1],"data_offsets":[0,4]},"__proto__":{${F32},"shape":[1],"data_offsets":[4,8]}}`;
    expect(await open(safetensors(header, 8))).toMatchObject({ error: null, scalers: [] });
  });

  it('counts a dtype that is not known by its bytes', async () => {
    const header = '{"mean":{"dtype":"F3","shape":[1],"data_offsets":[0,4]}}';
    expect(await open(safetensors(header, 4))).toMatchObject({ format: 'unknown', error: null });
  });

  it('refuses a header longer than the format allows, or than the file', async () => {
    const long = Buffer.from(safetensors('{"a":1}'));
    long.writeUInt32LE(99_000_000, 0);
    expect((await open(long)).error).toMatch(/the header takes 99000000 bytes/);
    long.writeUInt32LE(100_000_001, 0);
    expect((await open(long)).format).not.toBe('safetensors');
  });
});

describe('HDF5', () => {
  const file = 'keras-3-scaler.hdf5';

  /** The same file with one of its addresses changed. */
  async function readdressed(from: number, to: number): Promise<string | null> {
    const bytes = Buffer.from(fixture(`keras/${file}`));
    let changed = 0;
    for (let at = 96; at + 8 <= bytes.length; at += 8) {
      if (bytes.readBigUInt64LE(at) !== BigInt(from)) continue;
      bytes.writeBigUInt64LE(BigInt(to), at);
      changed++;
    }
    expect(changed).toBeGreaterThan(0);
    const artifact = await expectOpens(bytes);
    expect(artifact.transform).toBeNull();
    return artifact.error;
  }

  it('refuses links that lead back, and those that lead nowhere', async () => {
    const bytes = Buffer.from(fixture(`keras/${file}`));
    const root = Number(bytes.readBigUInt64LE(64));
    const inner = Number(bytes.readBigUInt64LE(bytes.indexOf('SNOD') + 8 + 8));
    expect(inner).toBeGreaterThan(root);
    // Two names for one object are sound, and not read.
    expect(await readdressed(inner, root)).toBeNull();
    expect(await readdressed(inner, bytes.length + 8)).toMatch(/not where the file says/);
  });

  it('refuses a dataset whose shape is not that of its bytes', async () => {
    const bytes = Buffer.from(fixture(`keras/${file}`));
    const at = bytes.indexOf(Buffer.from('0400000000000000', 'hex'), 512);
    for (const length of [5n, 2n ** 52n, 2n ** 63n]) {
      const changed = Buffer.from(bytes);
      for (
        let place = at;
        place >= 0;
        place = changed.indexOf(Buffer.from('0400000000000000', 'hex'), place + 1)
      )
        changed.writeBigUInt64LE(length, place);
      const artifact = await expectOpens(changed);
      expect(artifact.transform).toBeNull();
    }
  });

  it('reads a file that says it is longer as cut off', async () => {
    const bytes = fixture(`keras/${file}`);
    expect((await open(bytes.subarray(0, bytes.length - 1))).error).toMatch(/cut off/);
  });
});

describe('torch', () => {
  it('refuses a tensor that reaches past its storage', async () => {
    const bytes = Buffer.from(fixture('pytorch/stats-old.pt'));
    // BININT1 4, TUPLE1: the shape (4,).
    const at = bytes.indexOf(Buffer.from([0x4b, 0x04, 0x85]));
    bytes[at + 1] = 5;
    expect((await open(bytes)).error).toMatch(/reaches past its 4 numbers/);
  });

  it('says what a file that runs programs would run', async () => {
    const bytes = Buffer.from(fixture('pytorch/stats-old.pt'));
    const at = bytes.indexOf('ccollections\nOrderedDict\n');
    const evil = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('cos\nsystem\n'),
      bytes.subarray(at + 25),
    ]);
    const artifact = await open(evil);
    expect(artifact.unsafe).toEqual(['os.system']);
  });

  it('counts a file in the oldest form, a tar archive, by its bytes', async () => {
    const tar = Buffer.alloc(1024);
    tar.write('storages');
    tar.write('ustar', 257);
    expect(await open(tar, 'model.pt')).toMatchObject({ format: 'unknown', error: null });
  });

  it('needs no file name', async () => {
    expect(await opened('pytorch', 'state.pth')).toMatchObject({ role: 'model', features: 4 });
  });
});
