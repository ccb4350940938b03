/** UBJSON as XGBoost writes it: an object whose first key begins with a length, never with a quote as in JSON. */
export function looksLikeUbjson(bytes: Uint8Array): boolean {
  // A length as int64 is small: its first bytes are 0.
  return bytes[0] === 0x7b && bytes[1] === 0x4c && [2, 3, 4, 5, 6].every((at) => bytes[at] === 0);
}

/** LightGBM's text begins with its submodel's name and the version of the format. */
export function looksLikeLightgbm(bytes: Uint8Array): boolean {
  return /^tree\r?\nversion=/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
}

/** CatBoost's magic. */
export function looksLikeCatboost(bytes: Uint8Array): boolean {
  return bytes[0] === 0x43 && bytes[1] === 0x42 && bytes[2] === 0x4d && bytes[3] === 0x31;
}
