/** What a pointer stands for. */
export interface LfsPointer {
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Pointers are shorter than this, in bytes. */
export const LFS_POINTER_LIMIT = 1024;

const VERSIONS = ['https://git-lfs.github.com/spec/v1', 'https://hawser.github.com/spec/v1'];
const LINE = /^([a-z0-9.-]+) ([^\r]+)$/;

/**
 * A Git LFS pointer, or null where the bytes are none (`docs/spec.md` of git-lfs: `key value` lines,
 * `version` first, the others sorted). Strict: what is only like a pointer is the content itself.
 */
export function parseLfsPointer(bytes: Uint8Array): LfsPointer | null {
  if (bytes.length >= LFS_POINTER_LIMIT) return null;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.pop() !== '') return null;
  const fields = new Map<string, string>();
  let last = '';
  for (const [index, line] of lines.entries()) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key === undefined || value === undefined) return null;
    if (index === 0 ? key !== 'version' : key <= last || key === 'version') return null;
    // An extension changes the content before it is hashed: the id is then not the file's own.
    if (key.startsWith('ext-')) return null;
    if (index > 0) last = key;
    fields.set(key, value);
  }
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(fields.get('oid') ?? '')?.[1];
  const size = /^(0|[1-9][0-9]*)$/.test(fields.get('size') ?? '') ? Number(fields.get('size')) : Number.NaN;
  if (!VERSIONS.includes(fields.get('version') ?? '') || sha256 === undefined || !Number.isSafeInteger(size))
    return null;
  return { sha256, size };
}
