import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderIdentity } from '../../src/artifacts/folder-identity.ts';
import { temporaryFolder } from '../helpers/repo.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function identityOf(files: Record<string, string>) {
  return folderIdentity(
    Object.entries(files).map(([name, text]) => ({
      name,
      sha256: sha256(text),
      size: Buffer.byteLength(text),
    })),
  );
}

describe('folderIdentity', () => {
  it('is what sha256sum says of the sorted list of files', () => {
    const files = {
      'b/c.txt': 'one',
      'a b': 'two',
      'b.txt': 'three',
      é: 'four',
      '漢\\x': 'five',
      'new\nline': 'six',
    };
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const command = "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum";
    const told = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect(identityOf(files)).toEqual({ sha256: told.slice(0, 64), size: 22 });
  });

  it('is one for files in any order, and another for another name, content or place', () => {
    const { sha256: own } = identityOf({ a: '1', b: '2' });
    expect(identityOf({ b: '2', a: '1' }).sha256).toBe(own);
    const others: Record<string, string>[] = [
      { a: '2', b: '1' },
      { a: '1', c: '2' },
      { a: '1' },
      { 'x/a': '1', b: '2' },
    ];
    // A name that would be the next line.
    others.push({ [`a\n${sha256('2')}  b`]: '1' });
    for (const files of others) expect(identityOf(files).sha256).not.toBe(own);
  });

  it('passes over what Hadoop drops beside its files, and over nothing else', () => {
    const { sha256: own, size } = identityOf({ 'data/part': 'x'.repeat(600) });
    const dropped = {
      'data/part': 'x'.repeat(600),
      'data/_SUCCESS': '',
      'data/._SUCCESS.crc': 'crc.....',
      'data/.part.crc': 'c'.repeat(16),
    };
    expect(identityOf(dropped)).toEqual({ sha256: own, size });
    for (const [name, text] of [
      ['data/_SUCCESS', 'code'],
      ['data/.part.crc', 'c'.repeat(17)],
      ['data/.other.crc', 'c'.repeat(16)],
      ['.part.crc', 'c'.repeat(16)],
      ['data/part.crc', 'c'.repeat(16)],
    ]) {
      expect(identityOf({ 'data/part': 'x'.repeat(600), [name ?? '']: text ?? '' }).sha256, name).not.toBe(
        own,
      );
    }
  });
});
