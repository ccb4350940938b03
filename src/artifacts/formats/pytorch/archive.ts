import { openZip, type Zip } from '../../containers/zip.ts';
import { ArtifactError } from '../../error.ts';
import { BOUNDS } from '../../pickle/bounds.ts';
import { readPickle } from '../../pickle/machine.ts';
import { type Names, newNames } from '../../pickle/names.ts';
import type { Saved } from './saved.ts';

/** torch packs nothing; what is packed all the same may unpack to this much. */
const MAX_UNPACKED = 64 * 1024 * 1024;

/**
 * The archive that `torch.save` writes since 1.6, and `torch.jit.save`: `NAME/data.pkl` with the object, `NAME/data/KEY`
 * with the bytes of each storage, `NAME/byteorder` (2.1 and newer; little before).
 * Source: torch/serialization.py (`_save`, `_load`) and caffe2/serialize/inline_container.h.
 */
export function openArchive(bytes: Uint8Array, names: Names): Saved {
  const zip = openZip(bytes);
  const folder = (zip.entries[0]?.name ?? '').replace(/\/.*$/s, '');
  const read = readerOf(zip);
  const main = read(`${folder}/data.pkl`);
  const isScript = zip.has(`${folder}/constants.pkl`);
  // The names of a script are those of its own code.
  const pickle = readPickle(main, BOUNDS, isScript ? newNames() : names);
  if (pickle.end !== main.length)
    throw new ArtifactError('has more behind the end of its data.pkl', { unsupported: true });
  const known = new Map<string, Uint8Array>();
  return {
    pickle,
    littleEndian: !zip.has(`${folder}/byteorder`) || isLittle(read(`${folder}/byteorder`)),
    storage(key) {
      const data = known.get(key) ?? read(`${folder}/data/${key}`);
      known.set(key, data);
      return data;
    },
    isScript,
  };
}

function isLittle(text: Uint8Array): boolean {
  const order = Buffer.from(text).toString('latin1', 0, 16);
  if (order === 'little' || order === 'big') return order === 'little';
  throw new ArtifactError(`has the byte order ${JSON.stringify(order)}`);
}

function readerOf(zip: Zip): (name: string) => Uint8Array {
  const packed = new Set(
    zip.entries.filter(({ size, compressedSize }) => size !== compressedSize).map(({ name }) => name),
  );
  return (name) => (packed.has(name) ? zip.read(name, MAX_UNPACKED) : zip.read(name));
}
