import { createHash } from 'node:crypto';
import { type DvcFile, dvcFile } from './dvc-files.ts';

/** Longer listings are not read. In bytes. */
export const LONGEST_LISTING = 2 * 1024 * 1024;

/** Folders of more files count by the hash of their listing alone. */
export const MOST_LISTED = 10_000;

/** The files that a listing in DVC's cache names; null where it is none, or names what is no file of a folder. */
export function parseListing(bytes: Uint8Array): DvcFile[] | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.length > MOST_LISTED) return null;
  const files = value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return null;
    const { relpath, md5 } = item as { relpath?: unknown; md5?: unknown };
    return dvcFile(relpath, md5, null);
  });
  const names = new Set(files.map((file) => file?.name));
  return names.size === files.length && files.every((file) => file !== null) ? files : null;
}

/**
 * The hash that DVC gives to a folder: the md5 of its listing as Python's `json.dumps` writes it, the files by the code points
 * of their names, and `.dir`.
 */
export function folderMd5(files: readonly Pick<DvcFile, 'name' | 'md5'>[]): string {
  const sorted = files
    .map(({ name, md5 }) => ({ name, md5, bytes: Buffer.from(name) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const items = sorted.map(({ name, md5 }) => `{"md5": "${md5}", "relpath": ${asciiJson(name)}}`);
  return `${createHash('md5')
    .update(`[${items.join(', ')}]`)
    .digest('hex')}.dir`;
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
