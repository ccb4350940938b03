import type { Pointer } from './pointer.ts';

/** Pointers are shorter than this, in bytes. */
export const LFS_POINTER_LIMIT = 1024;

const VERSIONS = ['https://git-lfs.github.com/spec/v1', 'https://hawser.github.com/spec/v1'];
const LINE = /^([a-z0-9.-]+) ([^\r]+)$/;

/**
 * A Git LFS pointer, or null where the bytes are none (`docs/spec.md` of git-lfs: `key value` lines,
 * `version` first, the others sorted). Strict: what is only like a pointer is the content itself.
 *
 * Extensions change the content before it is stored, and `oid` and `size` are of what is stored; the first extension's
 * line has the hash of what it was given, the content itself (docs/extensions.md).
 */
export function parseLfsPointer(bytes: Uint8Array): Pointer | null {
  if (bytes.length >= LFS_POINTER_LIMIT) return null;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.pop() !== '') return null;
  const fields = new Map<string, string>();
  let last = '';
  for (const [index, line] of lines.entries()) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key === undefined || value === undefined) return null;
    if (index === 0 ? key !== 'version' : key <= last || key === 'version') return null;
    if (index > 0) last = key;
    fields.set(key, value);
  }
  const stored = sha256Of(fields.get('oid'));
  const size = /^(0|[1-9][0-9]*)$/.test(fields.get('size') ?? '') ? Number(fields.get('size')) : Number.NaN;
  if (!VERSIONS.includes(fields.get('version') ?? '') || stored === null || !Number.isSafeInteger(size))
    return null;
  const extension = [...fields].find(([key]) => key.startsWith('ext-'));
  if (!extension) return { system: 'lfs', algorithm: 'sha256', hash: stored, size };
  const hash = sha256Of(extension[1]);
  return hash === null ? null : { system: 'lfs', algorithm: 'sha256', hash, size: null };
}

function sha256Of(written: string | undefined): string | null {
  return /^sha256:([0-9a-f]{64})$/.exec(written ?? '')?.[1] ?? null;
}
