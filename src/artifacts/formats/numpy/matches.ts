import { peekNames } from '../../containers/zip-peek.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** `\x93NUMPY`. */
export function looksLikeNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/** A ZIP archive of arrays alone: `numpy.savez` names each `<key>.npy`. */
export function looksLikeNpz(bytes: Uint8Array): boolean {
  const names = peekNames(bytes);
  return names.length > 0 && names.every((name) => name.endsWith('.npy'));
}
