import {
  broken,
  type Hdf5Bytes,
  NOWHERE,
  open,
  type Piece,
  skip,
  spend,
  uint8,
  uint16,
  uint32,
  uint64,
  unread,
} from './bytes.ts';

/** A message of an object's header: what it is of, and where its body lies. */
export interface Message {
  type: number;
  /** Its body is elsewhere, shared with other objects. */
  isShared: boolean;
  at: number;
  size: number;
}

export const MessageType = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

const PREFIX_SIZE = 16;
const MESSAGE_HEAD = 8;
const IS_SHARED = 0x02;

/** h5py writes some hundred attributes at the most. */
const MAX_MESSAGES = 20_000;
const MAX_BLOCKS = 1000;

/**
 * The messages of an object's header, of version 1: h5py and Keras write no other unless they are told to.
 * Source: HDF5 File Format Specification 3.0, IV.A.1.a.
 */
export function readHeader(file: Hdf5Bytes, address: number): Message[] {
  const prefix = open(file, address, PREFIX_SIZE, 'an object');
  const version = uint8(file, prefix);
  if (version === 0x4f) return unread('objects of version 2');
  if (version !== 1) return broken(`an object has the version ${version}`, address);
  skip(prefix, 1);
  const count = uint16(file, prefix);
  skip(prefix, 4);
  const size = uint32(file, prefix);
  const blocks: [at: number, size: number][] = [[address + PREFIX_SIZE, size]];
  const messages: Message[] = [];
  for (let index = 0; index < blocks.length; index++) {
    if (index >= MAX_BLOCKS) return broken('an object goes on in too many places', address);
    const [at, length] = blocks[index] ?? [0, 0];
    const block = open(file, at, length, 'the header of an object');
    spend(file, length, at);
    while (block.end - block.at >= MESSAGE_HEAD && messages.length < count) {
      const message = readMessage(file, block);
      messages.push(message);
      if (message.type === MessageType.continuation) blocks.push(continuationOf(file, message));
    }
    if (messages.length > MAX_MESSAGES) return unread(`more than ${MAX_MESSAGES} messages in one object`);
  }
  if (messages.length !== count)
    return broken(`an object has ${messages.length} of its ${count} messages`, address);
  return messages;
}

function readMessage(file: Hdf5Bytes, block: Piece): Message {
  const type = uint16(file, block);
  const size = uint16(file, block);
  const flags = uint8(file, block);
  skip(block, 3);
  const at = block.at;
  skip(block, size);
  return { type, isShared: (flags & IS_SHARED) !== 0, at, size };
}

function continuationOf(file: Hdf5Bytes, message: Message): [at: number, size: number] {
  const body = open(file, message.at, message.size, 'a message');
  const [at, size] = [uint64(file, body), uint64(file, body)];
  return at === NOWHERE ? broken('an object goes on nowhere', message.at) : [at, size];
}
