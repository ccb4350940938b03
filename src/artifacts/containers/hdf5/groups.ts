import {
  broken,
  type Hdf5Bytes,
  NOWHERE,
  open,
  piece,
  signature,
  skip,
  spend,
  textTo,
  uint8,
  uint16,
  uint32,
  uint64,
} from './bytes.ts';

/** The objects of a group, by name. */
export type Links = Map<string, number>;

const MAX_LINKS = 200_000;
const MAX_NAME = 1024;
const NODE_HEAD = 24;
const LEAF_HEAD = 8;
const ENTRY_SIZE = 40;
const IS_SYMBOLIC = 2;

/**
 * The hard links of a group, by its symbol table: a B-tree of nodes whose leaves name objects in a local heap. Symbolic
 * links are left out: they are not followed. Every node is read once.
 * Source: HDF5 File Format Specification 3.0, III.A.1, III.B, III.D and IV.A.2.r.
 */
export function readLinks(file: Hdf5Bytes, treeAt: number, heapAt: number): Links {
  const heap = readHeap(file, heapAt);
  const links: Links = new Map();
  const seen = new Set<number>();
  const open: [at: number, level: number | null][] = treeAt === NOWHERE ? [] : [[treeAt, null]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, level] = next;
    if (seen.has(at)) return broken('a group comes back to itself', at);
    seen.add(at);
    if (level === LEAF) {
      readLeaf(file, at, heap, links);
      continue;
    }
    const node = readNode(file, at, level);
    // From the last to the first, so that they are taken in order.
    for (const child of node.children.reverse()) open.push([child, node.level === 0 ? LEAF : node.level - 1]);
  }
  return links;
}

const LEAF = -1;

function readNode(file: Hdf5Bytes, at: number, level: number | null): { level: number; children: number[] } {
  const head = open(file, at, NODE_HEAD, 'a node of a group');
  signature(file, head, 'TREE');
  const type = uint8(file, head);
  const own = uint8(file, head);
  if (type !== 0 || (level !== null && own !== level))
    return broken('a group has a node that is out of place', at);
  const count = uint16(file, head);
  const body = open(file, at + NODE_HEAD, count * 16, 'a node of a group');
  spend(file, count * 16, at);
  const children: number[] = [];
  for (let index = 0; index < count; index++) {
    skip(body, 8);
    children.push(uint64(file, body));
  }
  return { level: own, children };
}

function readLeaf(file: Hdf5Bytes, at: number, heap: Uint8Array, links: Links): void {
  const head = open(file, at, LEAF_HEAD, 'the names of a group');
  signature(file, head, 'SNOD');
  skip(head, 2);
  const count = uint16(file, head);
  const body = open(file, at + LEAF_HEAD, count * ENTRY_SIZE, 'the names of a group');
  spend(file, count * ENTRY_SIZE, at);
  for (let index = 0; index < count; index++) {
    const nameAt = uint64(file, body);
    const address = uint64(file, body);
    const cache = uint32(file, body);
    skip(body, 20);
    if (cache === IS_SYMBOLIC) continue;
    if (nameAt < 0 || nameAt >= heap.length) broken('a name is not where the file says', at);
    const name = textTo(heap, nameAt, MAX_NAME);
    spend(file, name.length, at);
    if (links.has(name)) broken(`a group has the name ${JSON.stringify(name.slice(0, 80))} twice`, at);
    if (links.size >= MAX_LINKS) broken(`a group has more than ${MAX_LINKS} names`, at);
    links.set(name, address);
  }
}

/** The names of a group, one behind the other. */
function readHeap(file: Hdf5Bytes, at: number): Uint8Array {
  const head = open(file, at, 32, 'the heap of a group');
  signature(file, head, 'HEAP');
  skip(head, 4);
  const size = uint64(file, head);
  skip(head, 8);
  return piece(file, uint64(file, head), size, 'the heap of a group');
}
