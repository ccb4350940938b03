import { describe, expect, it } from 'vitest';
import { decodePath, encodePath, onDisk, records } from '../../src/git/paths.ts';

const cases: [string, number[], string][] = [
  ['ASCII', [0x61, 0x2f, 0x62], 'a/b'],
  ['UTF-8', [...Buffer.from('größe/模型/🦊')], 'größe/模型/🦊'],
  ['Latin-1', [0x61, 0xe9, 0x62], 'a\udce9b'],
  ['a cut character', [0xe6, 0xa8], '\udce6\udca8'],
  ['a mix', [...Buffer.from('é'), 0xe9, ...Buffer.from('🦊'), 0xff], 'é\udce9🦊\udcff'],
  ['an encoded surrogate', [0xed, 0xb3, 0xa9], '\udced\udcb3\udca9'],
  ['nothing', [], ''],
];

describe('a path', () => {
  it.each(cases)('of %s goes to a string and back', (_, bytes, text) => {
    expect(decodePath(Uint8Array.from(bytes))).toBe(text);
    expect([...Buffer.from(encodePath(text))]).toEqual(bytes);
  });

  it('lies under the root on disk', () => {
    expect(onDisk('/r', 'a/b')).toBe('/r/a/b');
    expect(onDisk('/', 'a')).toBe('/a');
    expect(onDisk('/r', 'a\udce9')).toEqual(Buffer.from([0x2f, 0x72, 0x2f, 0x61, 0xe9]));
  });
});

describe('records', () => {
  it.each([
    ['none', [], []],
    ['UTF-8', [...Buffer.from('a\0b\nc\0')], ['a', 'b\nc']],
    ['an empty one', [...Buffer.from('a\0\0b\0')], ['a', '', 'b']],
    ['others', [0x61, 0, 0xe9, 0, 0x62, 0], ['a', '\udce9', 'b']],
  ])('end with NUL: %s', (_, bytes, expected) => {
    expect(records(Buffer.from(bytes))).toEqual(expected);
  });
});
