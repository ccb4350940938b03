import { type Attributes, readAttributes } from './attributes.ts';
import {
  broken,
  type Hdf5Bytes,
  hdf5Bytes,
  NOWHERE,
  open,
  type Piece,
  skip,
  uint8,
  uint64,
  unread,
} from './bytes.ts';
import { type Hdf5Dataset, readDataset } from './datasets.ts';
import { readLinks } from './groups.ts';
import { type Message, MessageType, readHeader } from './header.ts';
import { type Texts, textsOf } from './texts.ts';

/** Groups and datasets by name, with texts that stand at a group. */
export interface Hdf5Group {
  kind: 'group';
  attributes: Attributes;
  children: ReadonlyMap<string, Hdf5Group | Hdf5Dataset>;
}

const SIGNATURE_SIZE = 8;

const MAX_OBJECTS = 50_000;
const MAX_DEPTH = 100;

/**
 * The groups of an HDF5 file as h5py writes it by default (superblock 0 or 1): all that Keras writes. Throws an
 * ArtifactError for one that is broken, and with `unsupported` for what newer libraries write when they are told to
 * (superblock 2 and 3). Every object is read once, no link is followed twice, no byte of a header counts twice: so it is
 * linear in the file. Source: HDF5 File Format Specification 3.0, II.A.
 */
export function openHdf5(bytes: Uint8Array): Hdf5Group {
  const file = hdf5Bytes(bytes);
  const root = rootOf(file);
  const texts = textsOf(file);
  const seen = new Set<number>();

  function groupAt(address: number, messages: readonly Message[], depth: number): Hdf5Group {
    if (depth > MAX_DEPTH) return broken(`groups are nested deeper than ${MAX_DEPTH} levels`, address);
    const children = new Map<string, Hdf5Group | Hdf5Dataset>();
    for (const [name, child] of linksOf(file, messages, address)) {
      children.set(name, objectAt(child, depth + 1));
    }
    return { kind: 'group', attributes: attributesOf(file, messages, texts), children };
  }

  function objectAt(address: number, depth: number): Hdf5Group | Hdf5Dataset {
    if (address === NOWHERE) return broken('a name stands for nothing', 0);
    if (seen.has(address)) return unread('two names for one object');
    seen.add(address);
    if (seen.size > MAX_OBJECTS) return unread(`more than ${MAX_OBJECTS} objects`);
    const messages = readHeader(file, address);
    return readDataset(file, messages) ?? groupAt(address, messages, depth);
  }

  const object = objectAt(root, 0);
  return object.kind === 'group' ? object : broken('its root is no group', root);
}

function rootOf(file: Hdf5Bytes): number {
  const block = open(file, 0, Math.min(file.bytes.length, 112), 'the superblock');
  skip(block, SIGNATURE_SIZE);
  const version = uint8(file, block);
  if (version > 1) return unread(`a superblock of version ${version}`);
  skip(block, 4);
  const [offsets, lengths] = [uint8(file, block), uint8(file, block)];
  if (offsets !== 8 || lengths !== 8) return unread(`addresses of ${offsets} bytes`);
  // Reserved, the sizes of nodes, flags; version 1 has one more size.
  skip(block, version === 0 ? 9 : 13);
  return rootIn(file, block);
}

function rootIn(file: Hdf5Bytes, block: Piece): number {
  const base = uint64(file, block);
  if (base !== 0) return unread('a block of the user’s before it');
  skip(block, 8);
  const end = uint64(file, block);
  if (end > file.bytes.length)
    return broken(`it is cut off: ${file.bytes.length} of its ${end} bytes are there`, file.bytes.length);
  skip(block, 8 + 8);
  return uint64(file, block);
}

function linksOf(file: Hdf5Bytes, messages: readonly Message[], address: number): Iterable<[string, number]> {
  const table = messages.find(({ type }) => type === MessageType.symbolTable);
  if (!table) {
    const isNew = messages.some(({ type }) => type === MessageType.link || type === MessageType.linkInfo);
    return isNew
      ? unread('groups of the newer kind')
      : broken('an object is neither group nor dataset', address);
  }
  const body = open(file, table.at, table.size, 'a group');
  return readLinks(file, uint64(file, body), uint64(file, body));
}

function attributesOf(file: Hdf5Bytes, messages: readonly Message[], texts: Texts): Attributes {
  if (messages.some(({ type }) => type === MessageType.attributeInfo))
    return unread('attributes of the newer kind');
  return readAttributes(file, messages, texts);
}
