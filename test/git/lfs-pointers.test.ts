import { describe, expect, it } from 'vitest';
import { parseLfsPointer } from '../../src/git/lfs-pointers.ts';

const OID = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393';
const VERSION = 'version https://git-lfs.github.com/spec/v1';
const lines = (...each: string[]) => each.map((line) => `${line}\n`).join('');
const POINTER = lines(VERSION, `oid sha256:${OID}`, 'size 12345');

describe('a Git LFS pointer', () => {
  it.each([
    ['as git-lfs writes it', POINTER, 12345],
    ['of the version before', POINTER.replace('git-lfs.github.com', 'hawser.github.com'), 12345],
    ['of an empty file', POINTER.replace('12345', '0'), 0],
    [
      'with keys that nobody knows',
      lines(VERSION, 'a.b-1 x y', `oid sha256:${OID}`, 'p q', 'size 12345', 'z 1'),
      12345,
    ],
    ['of the greatest length', lines(POINTER.trimEnd(), `z ${'z'.repeat(1020 - POINTER.length)}`), 12345],
  ])('%s', (_, text, size) => {
    expect(parseLfsPointer(Buffer.from(text))).toEqual({
      system: 'lfs',
      algorithm: 'sha256',
      hash: OID,
      size,
    });
  });

  it.each([
    ['nothing', ''],
    ['a pickle', '\x80\x04\x95'],
    ['a cut pointer', POINTER.slice(0, -1)],
    ['only the version', lines(VERSION)],
    ['another version', POINTER.replace('spec/v1', 'spec/v2')],
    ['no version', lines(`oid sha256:${OID}`, 'size 12345')],
    ['the version in second place', lines(`oid sha256:${OID}`, VERSION, 'size 12345')],
    ['two versions', lines(VERSION, VERSION, `oid sha256:${OID}`, 'size 12345')],
    ['keys out of order', lines(VERSION, 'size 12345', `oid sha256:${OID}`)],
    ['a key twice', lines(VERSION, `oid sha256:${OID}`, 'size 1', 'size 12345')],
    ['no size', lines(VERSION, `oid sha256:${OID}`)],
    ['a negative size', POINTER.replace('12345', '-1')],
    ['a size with a sign', POINTER.replace('12345', '+1')],
    ['a size in hex', POINTER.replace('12345', '0x10')],
    ['a size that no number holds', POINTER.replace('12345', '9'.repeat(20))],
    ['another hash', POINTER.replace('sha256', 'sha1')],
    ['a short hash', POINTER.replace(OID, OID.slice(1))],
    ['a hash in capitals', POINTER.replace(OID, OID.toUpperCase())],
    ['Windows line ends', POINTER.replaceAll('\n', '\r\n')],
    ['two spaces', POINTER.replace('size ', 'size  ')],
    ['an empty line', `${POINTER}\n`],
    ['a key in capitals', lines(VERSION, `oid sha256:${OID}`, 'size 12345', 'Z 1')],
    ['an extension with another hash', lines(VERSION, 'ext-0-x sha1:0', `oid sha256:${OID}`, 'size 12345')],
    ['too much', lines(POINTER.trimEnd(), `z ${'z'.repeat(1021 - POINTER.length)}`)],
  ])('is not %s', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it('of a content that extensions change before it is stored has the hash of what they are given', () => {
    const [original, stored] = ['a'.repeat(64), 'b'.repeat(64)];
    const text = lines(
      VERSION,
      `ext-0-foo sha256:${original}`,
      `ext-1-bar sha256:${OID}`,
      `oid sha256:${stored}`,
      'size 26',
    );
    expect(parseLfsPointer(Buffer.from(text))).toEqual({
      system: 'lfs',
      algorithm: 'sha256',
      hash: original,
      size: null,
    });
  });
});
