import { looksLikeZip } from '../../containers/looks-like-zip.ts';

/** Keras 3 writes these three, in this order; the reader makes sure of the rest. */
const FIRST_ENTRY = new Set(['metadata.json', 'config.json', 'model.weights.h5']);

/** `.keras`, by the name of its first entry. */
export function looksLikeKeras(bytes: Uint8Array): boolean {
  if (!looksLikeZip(bytes) || bytes.length < 30) return false;
  const length = (bytes[26] ?? 0) + (bytes[27] ?? 0) * 256;
  return length < 40 && FIRST_ENTRY.has(Buffer.from(bytes.subarray(30, 30 + length)).toString('latin1'));
}

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** HDF5's signature at the first byte; a block of the user's before it is not looked for. */
export function looksLikeHdf5(bytes: Uint8Array): boolean {
  return HDF5.every((byte, at) => bytes[at] === byte);
}
