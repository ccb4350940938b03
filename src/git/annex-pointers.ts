import { createHash } from 'node:crypto';
import type { Pointer } from './pointer.ts';

/** Larger files are no pointers to git-annex. In bytes. */
export const ANNEX_POINTER_LIMIT = 32 * 1024;

/** `BACKEND[-sSIZE][-mTIME]--NAME` (git-annex, doc/internals/key_format); of pieces of a content there is no pointer. */
const KEY = /^([A-Z0-9_]+?)(E?)((?:-[sm][0-9]+)*)--([^/\\\0\r\n]{1,400})$/;

/** The backends that name a content by its hash; in hex digits, how long that is. */
const HASHES = new Map<string, [algorithm: string, digits: number]>([
  ['MD5', ['md5', 32]],
  ['SHA1', ['sha1', 40]],
  ['SHA224', ['sha224', 56]],
  ['SHA256', ['sha256', 64]],
  ['SHA384', ['sha384', 96]],
  ['SHA512', ['sha512', 128]],
  ['SHA3_256', ['sha3-256', 64]],
  ['SHA3_512', ['sha3-512', 128]],
  ['BLAKE2B512', ['blake2b512', 128]],
  ['BLAKE2S256', ['blake2s256', 64]],
]);

/**
 * What a symbolic link of git-annex stands for (a locked file); null where the link is another. It is only read, and the
 * key at its end counts: where it leads to is never looked at.
 */
export function parseAnnexLink(target: string): Pointer | null {
  const [key, folder, ...rest] = target.split('/').reverse();
  const path = rest.reverse().join('/');
  if (key === undefined || folder !== key || !/(^|\/)annex\/objects\/[^/]+\/[^/]+$/.test(path)) return null;
  return pointerOf(key);
}

/**
 * What a pointer file of git-annex stands for (an unlocked file); null where the bytes are none: one line
 * `/annex/objects/KEY`, perhaps with more lines that begin with `/annex/`.
 */
export function parseAnnexPointer(bytes: Uint8Array): Pointer | null {
  if (bytes.length >= ANNEX_POINTER_LIMIT || bytes[0] !== 0x2f) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const [first = '', ...others] = text.replace(/\n$/, '').split('\n');
  const key = /^\/annex\/objects\/([^/]+)$/.exec(first)?.[1];
  if (key === undefined || others.some((line) => !line.startsWith('/annex/'))) return null;
  return pointerOf(key);
}

function pointerOf(key: string): Pointer | null {
  const [, backend = '', , fields = '', name = ''] = KEY.exec(key) ?? [];
  if (backend === '') return null;
  const [, digits] = /-s([0-9]+)/.exec(fields) ?? [];
  const size = digits === undefined || !Number.isSafeInteger(Number(digits)) ? null : Number(digits);
  const [algorithm, length] = HASHES.get(backend) ?? [null, 0];
  const hash = /^([0-9a-f]+)(\.[\w.]*)?$/.exec(name)?.[1] ?? '';
  const isHashed = algorithm !== null && hash.length === length;
  return {
    system: 'annex',
    algorithm: isHashed ? algorithm : null,
    hash: isHashed ? hash : '',
    size,
    key,
  };
}

/** Where git-annex keeps the content of a key, from the git directory: as it does in a clone, and in a bare repository. */
export function annexObjectPaths(key: string): string[] {
  return [mixedFolders(key), lowerFolders(key)].map((folders) => `annex/objects/${folders}/${key}/${key}`);
}

const LETTERS = '0123456789zqjxkmvwgpfZQJXKMVWGPF';

/** git-annex, doc/internals/hashing, "old hash format": five bits a letter of the first word of the md5, one left out between. */
function mixedFolders(key: string): string {
  const word = createHash('md5').update(key).digest().readUInt32LE(0);
  const [a, b, c, d] = [0, 6, 12, 18].map((shift) => LETTERS[(word >>> shift) & 31]);
  return `${b}${a}/${d}${c}`;
}

/** The same page, "new hash format". */
function lowerFolders(key: string): string {
  const digest = createHash('md5').update(key).digest('hex');
  return `${digest.slice(0, 3)}/${digest.slice(3, 6)}`;
}
