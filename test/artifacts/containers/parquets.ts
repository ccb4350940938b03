import { Buffer } from 'node:buffer';

/** Parquet made by hand, for what no library writes. A field of a struct in Thrift's compact protocol. */
export type Field = [number: number, type: number, body: Buffer];

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Buffer.from([...bytes, rest]);
}

export const int = (number: number, value: number): Field => [number, 5, varint(value * 2)];
export const text = (number: number, value: string): Field => [
  number,
  8,
  Buffer.concat([varint(value.length), Buffer.from(value)]),
];
export const inner = (number: number, ...fields: Field[]): Field => [number, 12, struct(...fields)];
const texts = (number: number, ...values: string[]): Field => [
  number,
  9,
  list(
    8,
    values.map((value) => text(0, value)[2]),
  ),
];
const structs = (number: number, items: Buffer[]): Field => [number, 9, list(12, items)];

function list(type: number, items: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xf0 | type]), varint(items.length), ...items]);
}

/** With the fields in their order. */
export function struct(...fields: Field[]): Buffer {
  let before = 0;
  const parts = fields.map(([number, type, body]) => {
    const head = Buffer.from([((number - before) << 4) | type]);
    before = number;
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

/** A column of float64: its name, and where its pages are. */
export function column(name: string, start: number, length: number, values: number): Buffer {
  const meta = [int(1, 5), texts(3, name), int(4, 0), int(5, values), int(7, length), int(9, start)];
  return struct(inner(3, ...meta));
}

/** A file of these pages, schema and groups of rows. */
export function parquet(pages: Buffer, schema: Buffer[], groups: Buffer[][]): Uint8Array {
  const rows = groups.map((columns) => struct(structs(1, columns), int(2, 0), int(3, 1)));
  const footer = struct(int(1, 1), structs(2, schema), int(3, groups.length), structs(4, rows));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return new Uint8Array(Buffer.concat([Buffer.from('PAR1'), pages, footer, length, Buffer.from('PAR1')]));
}
