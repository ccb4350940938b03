import { looksLikeZip } from '../../containers/looks-like-zip.ts';

/** `torch.save` writes an archive of one folder, its pickle first; `torch.jit.save` the tensors, or the code. */
const FIRST_ENTRY =
  /^[^/]+\/(data\.pkl|data\/\d+|constants\.pkl|constants\/\d+|version|byteorder|\.format_version|code\/.+|extra\/.+)$/;

/** By the name of the first entry. */
export function looksLikeTorchZip(bytes: Uint8Array): boolean {
  if (!looksLikeZip(bytes) || bytes.length < 30) return false;
  const length = (bytes[26] ?? 0) + (bytes[27] ?? 0) * 256;
  return FIRST_ENTRY.test(Buffer.from(bytes.subarray(30, 30 + length)).toString('latin1'));
}

/** The number 0x1950a86a20f9469cfc6c as a pickle writes it: LONG1, its length, its bytes. */
const MAGIC = Buffer.from('8a0a6cfc9c46f9206aa85019', 'hex');

/** Before 1.6 a file began with a pickle of this number; a PROTO and a FRAME may stand before it. */
export function looksLikeOldTorch(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && Buffer.from(bytes.subarray(0, 2 + 9 + MAGIC.length)).includes(MAGIC);
}
