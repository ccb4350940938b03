import { ArtifactError } from '../../error.ts';

/** A table in a flatbuffer. */
export interface FlatTable {
  /** The place of a field by its number in the schema; null where it is left out. */
  field: (id: number) => number | null;
}

/** A flatbuffer to look into; what is outside of it is an ArtifactError. */
export interface FlatBuffer {
  root: () => FlatTable;
  /** What a field of a table refers to. */
  table: (at: number) => FlatTable;
  /** The tables of a vector that a field refers to; of all vectors together at most MOST_TABLES. */
  tables: (at: number) => FlatTable[];
  /** A text; all texts together are no longer than the buffer, however often it points at one of them. */
  text: (at: number) => string;
  int: (at: number) => number;
}

/** A table that is listed takes some hundred bytes, and many fields can refer to one list. */
const MOST_TABLES = 200_000;

/** Source: flatbuffers.dev, "FlatBuffer Internals". Every offset is checked, since the file may lie. */
export function openFlatBuffer(bytes: Uint8Array): FlatBuffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  function checked(at: number, width: number): number {
    if (at >= 0 && at + width <= bytes.length) return at;
    throw new ArtifactError(`points out of itself, to byte ${at}`, { offset: at });
  }
  const u16 = (at: number) => view.getUint16(checked(at, 2), true);
  const u32 = (at: number) => view.getUint32(checked(at, 4), true);
  let unread = bytes.length;
  let tablesLeft = MOST_TABLES;
  const int = (at: number) => view.getInt32(checked(at, 4), true);

  function tableAt(at: number): FlatTable {
    const fields = at - int(at);
    const size = u16(fields);
    return {
      field(id) {
        const slot = 4 + 2 * id;
        const offset = slot + 2 <= size ? u16(fields + slot) : 0;
        return offset === 0 ? null : at + offset;
      },
    };
  }

  return {
    int,
    root: () => tableAt(u32(0)),
    table: (at) => tableAt(at + u32(at)),
    tables(at) {
      const start = at + u32(at);
      const count = u32(start);
      checked(start + 4, count * 4);
      tablesLeft -= count;
      if (tablesLeft < 0)
        throw new ArtifactError(`lists more than ${MOST_TABLES} things`, {
          offset: start,
          unsupported: true,
        });
      return Array.from({ length: count }, (_, index) => {
        const item = start + 4 + 4 * index;
        return tableAt(item + u32(item));
      });
    },
    text(at) {
      const start = at + u32(at);
      const length = u32(start);
      const from = checked(start + 4, length);
      unread -= length;
      if (unread < 0) throw new ArtifactError('points at one text again and again', { offset: start });
      return new TextDecoder().decode(bytes.subarray(from, from + length));
    },
  };
}
