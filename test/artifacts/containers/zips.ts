import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP archive made by hand; what is not given is as it should be. */
export interface Made {
  name: string | Uint8Array;
  data?: string | Uint8Array;
  deflate?: boolean;
  flags?: number;
  method?: number;
  crc?: number;
  size?: number;
  compressedSize?: number;
  /** What the local header says in place of the directory's. */
  local?: {
    name?: string;
    size?: number;
    compressedSize?: number;
    crc?: number;
    method?: number;
    flags?: number;
  };
  /** Where the directory says the entry is, in place of where it is. */
  header?: number;
  localExtra?: Uint8Array;
  centralExtra?: Uint8Array;
  /** Bytes behind the data, as a descriptor. */
  behind?: Uint8Array;
}

export interface End {
  zip64?: boolean;
  comment?: string;
  count?: number;
  from?: number;
  size?: number;
  disk?: number;
  behind?: Uint8Array;
  front?: Uint8Array;
  /** Bytes between the entries and the directory. */
  gap?: Uint8Array;
}

/** A ZIP archive, good or bad. */
export function makeZip(entries: Made[], end: End = {}): Uint8Array {
  const files: Buffer[] = end.front ? [Buffer.from(end.front)] : [];
  const central: Buffer[] = [];
  let at = end.front?.length ?? 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = Buffer.from(entry.data ?? '');
    const packed = entry.deflate ? deflateRawSync(data) : data;
    const said = {
      flags: entry.flags ?? 0,
      method: entry.method ?? (entry.deflate ? 8 : 0),
      crc: entry.crc ?? crc32(data),
      compressedSize: entry.compressedSize ?? packed.length,
      size: entry.size ?? data.length,
    };
    const { name: otherName, ...other } = entry.local ?? {};
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      fields({ ...said, ...other }),
      u16(Buffer.from(otherName ?? name).length),
      u16(entry.localExtra?.length ?? 0),
      Buffer.from(otherName ?? name),
      entry.localExtra ?? Buffer.alloc(0),
      packed,
      entry.behind ?? Buffer.alloc(0),
    ]);
    files.push(local);
    central.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        u16(20),
        fields(said),
        u16(name.length),
        u16(entry.centralExtra?.length ?? 0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(entry.header ?? at),
        name,
        entry.centralExtra ?? Buffer.alloc(0),
      ]),
    );
    at += local.length;
  }
  if (end.gap) files.push(Buffer.from(end.gap));
  const directory = Buffer.concat(central);
  const from = Buffer.concat(files).length;
  return new Uint8Array(
    Buffer.concat([...files, directory, endOf(from, directory.length, entries.length, end)]),
  );
}

function fields(said: {
  flags: number;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
}): Buffer {
  const { flags, method, crc, compressedSize, size } = said;
  return Buffer.concat([u16(flags), u16(method), u32(0), u32(crc), u32(compressedSize), u32(size)]);
}

function endOf(from: number, size: number, count: number, end: End): Buffer {
  const wide = Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(end.count ?? count),
    u64(end.count ?? count),
    u64(end.size ?? size),
    u64(end.from ?? from),
    u32(0x07064b50),
    u32(0),
    u64(from + size),
    u32(1),
  ]);
  return Buffer.concat([
    end.zip64 ? wide : Buffer.alloc(0),
    u32(0x06054b50),
    u16(end.disk ?? 0),
    u16(0),
    u16(end.zip64 ? 0xffff : (end.count ?? count)),
    u16(end.zip64 ? 0xffff : (end.count ?? count)),
    u32(end.zip64 ? 0xffffffff : (end.size ?? size)),
    u32(end.zip64 ? 0xffffffff : (end.from ?? from)),
    u16(end.comment?.length ?? 0),
    Buffer.from(end.comment ?? ''),
    end.behind ?? Buffer.alloc(0),
  ]);
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
