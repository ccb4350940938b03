import type { FileName } from './file-name.ts';

/** `artifacts/v1/scaler.joblib` beside `artifacts/v2/scaler.joblib`: the same path but for a folder that is a version or a day. */
export function isOtherVersion(a: FileName | null, b: FileName): boolean {
  const [one, other] = [(a?.text ?? '').split('/'), (b.text ?? '').split('/')];
  if (one.length !== other.length) return false;
  const apart = one.flatMap((part, index) => (part === other[index] ? [] : [[part, other[index] ?? '']]));
  const [only] = apart;
  return apart.length === 1 && (only?.every((part) => VERSION.test(part)) ?? false);
}

const VERSION = /^v?\d+(?:[._-]\d+)*$/i;
