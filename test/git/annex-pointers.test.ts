import { describe, expect, it } from 'vitest';
import { annexObjectPaths, parseAnnexLink, parseAnnexPointer } from '../../src/git/annex-pointers.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const KEY = `SHA256E-s0--${EMPTY}`;
const link = (key: string): string => `../.git/annex/objects/pX/ZJ/${key}/${key}`;

describe('a pointer to git-annex', () => {
  it.each([
    ['by sha256, with an extension', `SHA256E-s5--${EMPTY}.tar.gz`, 'sha256', EMPTY, 5],
    ['by sha256', `SHA256-s5--${EMPTY}`, 'sha256', EMPTY, 5],
    ['of no known size', `SHA256E--${EMPTY}.pkl`, 'sha256', EMPTY, null],
    ['by md5', 'MD5E-s3--d41d8cd98f00b204e9800998ecf8427e.pkl', 'md5', 'd41d8cd98f00b204e9800998ecf8427e', 3],
    ['by sha1', `SHA1-s3--${'a'.repeat(40)}`, 'sha1', 'a'.repeat(40), 3],
    ['by time', 'WORM-s3-m1700000000--model.pkl', null, '', 3],
    ['by address', 'URL--http&c%%example.org%m.pkl', null, '', null],
    ['by a hash of the wrong length', `SHA256E-s5--${EMPTY.slice(1)}.pkl`, null, '', 5],
  ])('%s', (_, key, algorithm, hash, size) => {
    const pointer = { system: 'annex', algorithm, hash, size, key };
    expect(parseAnnexLink(link(key))).toEqual(pointer);
    expect(parseAnnexPointer(Buffer.from(`/annex/objects/${key}\n`))).toEqual(pointer);
  });

  it.each([
    ['another file', '../scaler.pkl'],
    ['another key in the folder', `.git/annex/objects/pX/ZJ/${KEY}/other`],
    ['a key elsewhere', `/tmp/${KEY}/${KEY}`],
    ['no key', link('model.pkl')],
    ['a key that is no name', `.git/annex/objects/a/b/SHA256E-s0--..\\x/SHA256E-s0--..\\x`],
  ])('is not a link to %s', (_, target) => {
    expect(parseAnnexLink(target)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['another text', '/annexed\n'],
    ['more than a pointer', `/annex/objects/${KEY}\nmodel\n`],
    ['a folder of keys', `/annex/objects/a/${KEY}\n`],
    ['too much', `/annex/objects/${KEY}\n${'/annex/\n'.repeat(5000)}`],
  ])('is not a file with %s', (_, text) => {
    expect(parseAnnexPointer(Buffer.from(text))).toBeNull();
  });

  it('may have more lines of its own', () => {
    expect(parseAnnexPointer(Buffer.from(`/annex/objects/${KEY}\n/annex/x\n`))?.hash).toBe(EMPTY);
  });

  // As `git annex examinekey --format '${hashdirmixed} ${hashdirlower}'` prints them.
  it.each([
    [KEY, 'pX/ZJ', 'f87/4d5'],
    [
      'SHA256E-s500--35f4c05f6e7cd7f7669df9cffccb5fc904e961f2e9f5484b0a87f701b784e38c.pkl',
      'Mv/1x',
      'b0d/684',
    ],
    [
      'SHA256E-s2000--7958f664c44cb90732489adfd409aa2241253d86aff4b279282b166b4847bc4e.pkl',
      'WV/5j',
      '1bc/f94',
    ],
  ])('%s lies where git-annex keeps it', (key, mixed, lower) => {
    expect(annexObjectPaths(key)).toEqual([
      `annex/objects/${mixed}/${key}/${key}`,
      `annex/objects/${lower}/${key}/${key}`,
    ]);
  });
});
