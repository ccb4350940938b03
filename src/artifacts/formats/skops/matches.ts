import { peekNames } from '../../containers/zip-peek.ts';

/** A ZIP archive with a `schema.json` at its root, beside arrays and byte strings alone. */
export function looksLikeSkops(bytes: Uint8Array): boolean {
  const names = peekNames(bytes);
  return (
    names.includes('schema.json') &&
    names.every((name) => name === 'schema.json' || /^[^/]+\.(npy|npz|bin)$/.test(name))
  );
}
