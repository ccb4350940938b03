import { createHash } from 'node:crypto';

/** One file of an artifact that is a folder. */
export interface FolderFile {
  /** From the folder, with forward slashes. */
  name: string;
  /** Of the content, in lowercase hex; of a pointer (Git LFS), what it says of the content. */
  sha256: string;
  /** Of the content, in bytes. */
  size: number;
}

/**
 * The hash and the size of a folder as one artifact. The hash is the sha256 of a line for each file, sorted by the bytes
 * of their names, as `sha256sum` prints it: the hash, two spaces, the name, a newline; where a name has a backslash, a
 * newline or a carriage return, those are `\\`, `\n` and `\r` and a backslash begins the line. So a shell tells the same:
 *
 *     find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
 *
 * What Hadoop drops beside its files does not count: see `isDropping`. The size is the sum.
 */
export function folderIdentity(files: readonly FolderFile[]): { sha256: string; size: number } {
  const sizes = new Map(files.map(({ name, size }) => [name, size]));
  const counted = files
    .filter(({ name }) => !isDropping(name, sizes))
    .map((file) => ({ ...file, bytes: Buffer.from(file.name) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const hash = createHash('sha256');
  let size = 0;
  for (const file of counted) {
    hash.update(lineOf(file));
    size += file.size;
  }
  return { sha256: hash.digest('hex'), size };
}

function lineOf({ name, sha256 }: FolderFile): string {
  const escaped = name.replace(/[\\\n\r\p{Cs}]/gu, (character) => ESCAPES[character] ?? codeOf(character));
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
}

/** Of a name that is no UTF-8, the bytes that git's reader keeps as lone surrogates. */
function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/**
 * Whether a file says nothing of the artifact: Hadoop's empty mark that it is done (`_SUCCESS`), and its checksums of a
 * file beside them (`.part-00000.crc`), of just the size that they have. Many repositories ignore them.
 */
export function isDropping(name: string, sizes: ReadonlyMap<string, number>): boolean {
  const size = sizes.get(name) ?? 0;
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/s.exec(name) ?? [];
  if (file === '_SUCCESS') return size === 0;
  const checked = /^\.(.+)\.crc$/s.exec(file)?.[1];
  const sizeOfChecked = checked === undefined ? undefined : sizes.get(folder + checked);
  return sizeOfChecked !== undefined && size === checksumSize(sizeOfChecked);
}

/** How many bytes of a file Hadoop gives one checksum. */
export const HADOOP_CHUNK = 512;

/** Hadoop's checksum file: `crc\0`, the chunk's size, and four bytes for each chunk. */
function checksumSize(size: number): number {
  return 8 + 4 * Math.ceil(size / HADOOP_CHUNK);
}
