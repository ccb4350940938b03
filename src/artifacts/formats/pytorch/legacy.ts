import { ArtifactError } from '../../error.ts';
import { dictGet, isDict } from '../../pickle/access.ts';
import { BOUNDS } from '../../pickle/bounds.ts';
import { type Pickle, readPickle } from '../../pickle/machine.ts';
import type { Names } from '../../pickle/names.ts';
import type { PyValue } from '../../pickle/values.ts';
import type { Saved } from './saved.ts';
import { type StorageRef, storagesNamed } from './storages.ts';

const PROTOCOL_VERSION = 1001;

/** The number of items, in front of the bytes of each storage. */
const COUNT_SIZE = 8;

/**
 * The files of `torch.save` before 1.6 (and since with `_use_new_zipfile_serialization=False`): five pickles (a magic
 * number, the protocol, the machine, the object, the keys of its storages), then the storages in the order of the keys.
 * Source: torch/serialization.py, `_legacy_save` and `_legacy_load`.
 */
export function openLegacy(bytes: Uint8Array, names: Names): Saved {
  const rest = { bytes, at: 0, names };
  next(rest);
  checkProtocol(next(rest).root);
  checkMachine(next(rest).root);
  const pickle = next(rest);
  const keys = keysOf(next(rest).root);
  const storages = placesIn(bytes, rest.at, keys, storagesNamed(pickle.root));
  return {
    pickle,
    littleEndian: true,
    storage: (key) =>
      storages.get(key) ?? fail(`names the storage ${quoted(key)}, which the file does not list`, rest.at),
    isScript: false,
  };
}

function next(rest: { bytes: Uint8Array; at: number; names: Names }): Pickle {
  const pickle = readPickle(rest.bytes, BOUNDS, rest.names, rest.at);
  rest.at = pickle.end;
  return pickle;
}

function checkProtocol(value: PyValue): void {
  if (value === PROTOCOL_VERSION) return;
  throw new ArtifactError('is a torch file of a protocol that is not known', { unsupported: true });
}

function checkMachine(value: PyValue): void {
  if (isDict(value) && dictGet(value, 'little_endian') === true) return;
  throw new ArtifactError('was written by torch on a big-endian machine', { unsupported: true });
}

function keysOf(value: PyValue): string[] {
  const items = typeof value === 'object' && value?.kind === 'list' ? value.items : [null];
  const keys = items.filter((item) => typeof item === 'string');
  return keys.length === items.length ? keys : fail('without the list of its storages', 0);
}

/** Where each storage lies: one behind the other, each behind the count of its items. */
function placesIn(
  bytes: Uint8Array,
  from: number,
  keys: readonly string[],
  refs: ReadonlyMap<string, StorageRef>,
): Map<string, Uint8Array> {
  const places = new Map<string, Uint8Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  for (const key of keys) {
    const ref = refs.get(key);
    if (!ref || places.has(key)) return fail(`with a storage ${quoted(key)} that nothing uses`, at);
    const begin = at + COUNT_SIZE;
    if (begin > bytes.length) return fail(`cut off before its storage ${quoted(key)}`, bytes.length);
    const count = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    if (count !== ref.items)
      return fail(`with ${count} numbers in its storage ${quoted(key)} in place of ${ref.items}`, at);
    at = begin + count * ref.itemSize;
    if (at > bytes.length) return fail(`cut off in its storage ${quoted(key)}`, bytes.length);
    places.set(key, bytes.subarray(begin, at));
  }
  if (at !== bytes.length)
    throw new ArtifactError('has more behind its last storage', { offset: at, unsupported: true });
  return places;
}

function quoted(key: string): string {
  return JSON.stringify(key.slice(0, 40));
}

function fail(what: string, offset: number): never {
  throw new ArtifactError(`is a torch file ${what}`, { offset });
}
