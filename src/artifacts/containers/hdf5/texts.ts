import {
  broken,
  decode,
  type Hdf5Bytes,
  open,
  piece,
  signature,
  skip,
  spend,
  uint16,
  uint32,
  uint64,
  unread,
} from './bytes.ts';

/** Texts of any length, which lie in heaps of the whole file. */
export interface Texts {
  /** The text that 16 bytes point to: a length, the address of a heap, a number in it. */
  read: (at: number) => string;
}

const COLLECTION_HEAD = 16;
const OBJECT_HEAD = 16;

/** Source: HDF5 File Format Specification 3.0, III.E and IV.B. Each heap is read once. */
export function textsOf(file: Hdf5Bytes): Texts {
  const heaps = new Map<number, Map<number, Uint8Array>>();
  // One text can be pointed to from many places.
  let left = Math.max(file.bytes.length * 2, 1024 * 1024);
  return {
    read(at) {
      const pointer = open(file, at, 16, 'a text');
      const length = uint32(file, pointer);
      const address = uint64(file, pointer);
      const index = uint32(file, pointer);
      if (length === 0) return '';
      const heap = heaps.get(address) ?? readHeap(file, address);
      heaps.set(address, heap);
      const object = heap.get(index);
      if (object === undefined || object.length < length) return broken('a text is not in its heap', at);
      left -= length;
      if (left < 0) return unread('more text than it has bytes');
      return decode(object.subarray(0, length), at).replace(/\0+$/, '');
    },
  };
}

function readHeap(file: Hdf5Bytes, address: number): Map<number, Uint8Array> {
  const head = open(file, address, COLLECTION_HEAD, 'a heap');
  signature(file, head, 'GCOL');
  skip(head, 4);
  const size = uint64(file, head);
  if (size < COLLECTION_HEAD) return broken('a heap is smaller than its own header', address);
  const body = open(file, address + COLLECTION_HEAD, size - COLLECTION_HEAD, 'a heap');
  spend(file, size, address);
  const objects = new Map<number, Uint8Array>();
  while (body.end - body.at >= OBJECT_HEAD) {
    const index = uint16(file, body);
    skip(body, 6);
    const length = uint64(file, body);
    // What is left of the heap is free.
    if (index === 0) break;
    if (objects.has(index)) return broken('a heap has one number twice', address);
    objects.set(index, piece(file, body.at, length, 'a text'));
    skip(body, Math.min(Math.ceil(length / 8) * 8, body.end - body.at));
  }
  return objects;
}
