import { broken, decode, type Hdf5Bytes, open, piece, skip, textTo, uint8, uint16 } from './bytes.ts';
import { type Message, MessageType } from './header.ts';
import type { Texts } from './texts.ts';
import { type Datatype, readDataspace, readDatatype } from './types.ts';

/** The texts of an attribute: one, or a list of them; undefined for what is no text. */
export type Attributes = ReadonlyMap<string, () => string[] | undefined>;

const MAX_NAME = 65_536;

/** The attributes that stand in an object's header, by name. Source: HDF5 File Format Specification 3.0, IV.A.2.m. */
export function readAttributes(file: Hdf5Bytes, messages: readonly Message[], texts: Texts): Attributes {
  const attributes = new Map<string, () => string[] | undefined>();
  for (const message of messages) {
    if (message.type !== MessageType.attribute || message.isShared) continue;
    const [name, value] = readAttribute(file, message, texts);
    if (attributes.has(name)) broken('an object has an attribute twice', message.at);
    attributes.set(name, value);
  }
  return attributes;
}

const [IS_TYPE_SHARED, IS_SPACE_SHARED] = [0x01, 0x02];

function readAttribute(
  file: Hdf5Bytes,
  message: Message,
  texts: Texts,
): [name: string, value: () => string[] | undefined] {
  const body = open(file, message.at, message.size, 'an attribute');
  const version = uint8(file, body);
  if (version < 1 || version > 3) return broken(`an attribute has the version ${version}`, message.at);
  const flags = uint8(file, body);
  const sizes = [uint16(file, body), uint16(file, body), uint16(file, body)] as const;
  if (version === 3) skip(body, 1);
  // Version 1 fills each part up to eight bytes.
  const [nameSize, typeSize, spaceSize] = sizes.map((size) =>
    version === 1 ? Math.ceil(size / 8) * 8 : size,
  ) as [number, number, number];
  const parts = { name: body.at, type: body.at + nameSize, space: body.at + nameSize + typeSize };
  skip(body, nameSize + typeSize + spaceSize);
  const name = textTo(piece(file, parts.name, nameSize, 'an attribute'), 0, MAX_NAME);
  const isElsewhere = version > 1 && (flags & (IS_TYPE_SHARED | IS_SPACE_SHARED)) !== 0;
  if (isElsewhere) return [name, () => undefined];
  const type = readDatatype(file, open(file, parts.type, typeSize, 'an attribute'));
  const shape = readDataspace(file, open(file, parts.space, spaceSize, 'an attribute'));
  const items = shape === null ? 0 : shape.reduce((product, length) => product * length, 1);
  return [name, () => textsAt(file, type, items, { at: body.at, end: body.end }, texts)];
}

function textsAt(
  file: Hdf5Bytes,
  type: Datatype,
  items: number,
  { at, end }: { at: number; end: number },
  texts: Texts,
): string[] | undefined {
  if (type.kind !== 'text') return undefined;
  const size = type.isVariable ? 16 : type.size;
  if (items * size > end - at) return broken('an attribute is cut off', at);
  return Array.from({ length: items }, (_, index) => {
    const from = at + index * size;
    if (type.isVariable) return texts.read(from);
    return decode(file.bytes.subarray(from, from + size), from).replace(/\0.*$/s, '');
  });
}
