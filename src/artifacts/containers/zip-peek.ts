import { looksLikeZip } from './looks-like-zip.ts';

const END = 0x06054b50;
const END_SIZE = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;

/** More names than this tell nothing new of what an archive is. */
const MAX_NAMES = 10_000;

/**
 * The names in a ZIP archive, unchecked, to tell what kind of archive it is: those of the directory at its end; of an
 * archive without one (cut off), the first. Empty for bytes that are no ZIP archive. It unpacks nothing and never throws.
 */
export function peekNames(bytes: Uint8Array): string[] {
  if (!looksLikeZip(bytes) || bytes.length < LOCAL_SIZE) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = namesInDirectory(bytes, view);
  return names.length > 0 ? names : [text(bytes, LOCAL_SIZE, view.getUint16(26, true))];
}

function namesInDirectory(bytes: Uint8Array, view: DataView): string[] {
  const end = findEnd(view);
  const names: string[] = [];
  if (end === null) return names;
  let at = directoryAt(view, end);
  while (names.length < MAX_NAMES && at + CENTRAL_SIZE <= end && view.getUint32(at, true) === CENTRAL) {
    const length = view.getUint16(at + 28, true);
    names.push(text(bytes, at + CENTRAL_SIZE, length));
    at += CENTRAL_SIZE + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** The offset in the end record; where that is in the zip64 record only, the record's place is in its locator. */
function directoryAt(view: DataView, end: number): number {
  const from = view.getUint32(end + 16, true);
  const locator = end - 20;
  if (from !== 0xffffffff || locator < 0) return from;
  const wide = Number(view.getBigUint64(locator + 8, true));
  return wide + 56 <= end ? Number(view.getBigUint64(wide + 48, true)) : end;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(from, from + length));
}
