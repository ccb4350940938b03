import { broken, type Hdf5Bytes, NOWHERE, open, piece, uint8, uint16, uint64 } from './bytes.ts';
import { type Message, MessageType } from './header.ts';
import { type Datatype, readDataspace, readDatatype } from './types.ts';

/** Numbers in a file, and where they lie. */
export interface Hdf5Dataset {
  kind: 'dataset';
  /** Null where it holds nothing, not even one number. */
  shape: readonly number[] | null;
  type: Datatype;
  /** The bytes of its items in C order; null where they are in chunks, packed, or elsewhere. */
  data: Uint8Array | null;
}

const [COMPACT, CONTIGUOUS] = [0, 1];

/**
 * A dataset by its messages; undefined where the object is none. Keras writes datasets in one piece; those in chunks,
 * which may be packed, are not unpacked. Source: HDF5 File Format Specification 3.0, IV.A.2.b, d, f and i.
 */
export function readDataset(file: Hdf5Bytes, messages: readonly Message[]): Hdf5Dataset | undefined {
  const find = (type: number) => messages.find((message) => message.type === type);
  const [space, type] = [find(MessageType.dataspace), find(MessageType.datatype)];
  if (!space || !type) return undefined;
  const shape = space.isShared ? null : readDataspace(file, bodyOf(file, space, 'a dataspace'));
  const datatype: Datatype = type.isShared
    ? { kind: 'other', size: 0 }
    : readDatatype(file, bodyOf(file, type, 'a datatype'));
  const layout = find(MessageType.layout);
  const isPlain =
    layout && !layout.isShared && !find(MessageType.filters) && !find(MessageType.externalFiles);
  const data = isPlain && !space.isShared ? dataOf(file, layout) : null;
  checkSize(shape, datatype, data, space.at);
  return { kind: 'dataset', shape, type: datatype, data };
}

function dataOf(file: Hdf5Bytes, message: Message): Uint8Array | null {
  const layout = bodyOf(file, message, 'a layout');
  const version = uint8(file, layout);
  if (version !== 3) return null;
  const type = uint8(file, layout);
  if (type === COMPACT) {
    const size = uint16(file, layout);
    return piece(file, layout.at, Math.min(size, layout.end - layout.at), 'a dataset');
  }
  if (type !== CONTIGUOUS) return null;
  const at = uint64(file, layout);
  const size = uint64(file, layout);
  return at === NOWHERE ? null : piece(file, at, size, 'a dataset');
}

/** The bytes must be those of the shape, no more and no less. */
function checkSize(
  shape: readonly number[] | null,
  type: Datatype,
  data: Uint8Array | null,
  at: number,
): void {
  if (data === null || shape === null || type.kind !== 'number') return;
  const bytes = shape.reduce((product, length) => product * length, 1) * type.dtype.itemSize;
  if (bytes !== data.length)
    broken(`a dataset of shape [${shape.slice(0, 8)}] has ${data.length} bytes in place of ${bytes}`, at);
}

function bodyOf(file: Hdf5Bytes, message: Message, what: string) {
  return open(file, message.at, message.size, what);
}
