import { ArtifactError } from '../../error.ts';
import { TYPES } from './footer.ts';

/** How many bytes a value of a type takes. Booleans take a bit. */
const WIDTHS = new Map<number, number>([
  [TYPES.int32, 4],
  [TYPES.int64, 8],
  [TYPES.float, 4],
  [TYPES.double, 8],
]);

/**
 * `count` numbers one after the other, little-endian; booleans as 0 and 1, eight in a byte. Float32 as its exact value,
 * integers of 64 bits where a number holds them.
 *
 * Source: apache/parquet-format, Encodings.md, PLAIN = 0.
 */
export function readPlain(bytes: Uint8Array, type: number, count: number, offset: number): number[] {
  const width = WIDTHS.get(type);
  if (width === undefined && type !== TYPES.boolean)
    throw new ArtifactError('has a Parquet column that holds no numbers', { unsupported: true });
  const needed = width === undefined ? Math.ceil(count / 8) : count * width;
  if (needed > bytes.length) throw new ArtifactError('has a Parquet page that is cut off', { offset });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(valueAt(view, type, index));
  return values;
}

function valueAt(view: DataView, type: number, index: number): number {
  switch (type) {
    case TYPES.boolean:
      return (view.getUint8(index >> 3) >> (index & 7)) & 1;
    case TYPES.int32:
      return view.getInt32(index * 4, true);
    case TYPES.float:
      return view.getFloat32(index * 4, true);
    case TYPES.double:
      return view.getFloat64(index * 8, true);
    default: {
      const value = view.getBigInt64(index * 8, true);
      if (BigInt(Number(value)) !== value)
        throw new ArtifactError('holds an integer that is too large to be told exactly');
      return Number(value);
    }
  }
}
