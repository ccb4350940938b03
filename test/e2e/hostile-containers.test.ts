import { Buffer } from 'node:buffer';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { int, parquet, struct, text, varint } from '../artifacts/containers/parquets.ts';
import { makeZip } from '../artifacts/containers/zips.ts';
import { inspectMeasured, MEBIBYTE, MOST, NOTHING_ELSE } from '../helpers/measured.ts';
import { temporaryFolder } from '../helpers/repo.ts';

/** Containers that lie about what is in them, looked at by the bundle as a whole process: its memory, time and words. */

const folder = temporaryFolder('scalerlock-containers-');

const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);

/** Messages of protocol buffers one within the other, by the numbers of the fields that hold them. */
function nested(fields: readonly number[], times: number): Buffer {
  const heads: Buffer[] = [];
  let length = 0;
  for (let level = times * fields.length - 1; level >= 0; level--) {
    const head = Buffer.concat([varint((fields[level % fields.length] ?? 0) * 8 + 2), varint(length)]);
    heads.push(head);
    length += head.length;
  }
  return Buffer.concat(heads.reverse());
}

/** A model of ONNX: `ir_version` 8, a graph, and version 17 of the operators. */
const onnx = (graph: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0x08, 8, 0x3a]),
    varint(graph.length),
    graph,
    Buffer.from([0x42, 2, 0x10, 17]),
  ]);

/** A model of CatBoost that lists a feature so many times, of each kind: all kinds refer to one list. */
function catboost(count: number): Buffer {
  const core = Buffer.alloc(104 + 4 + 4 * count + 8);
  const version = 'FlabuffersModel_v1';
  const [fieldsOfCore, atCore, atVersion, fieldsOfTrees, atTrees, atList] = [4, 16, 28, 52, 96, 104];
  core.writeUInt32LE(atCore, 0);
  // What fields there are, and where in the table: the version, the trees.
  core.writeUInt16LE(8, fieldsOfCore);
  core.writeUInt16LE(4, fieldsOfCore + 4);
  core.writeUInt16LE(8, fieldsOfCore + 6);
  core.writeInt32LE(atCore - fieldsOfCore, atCore);
  core.writeUInt32LE(atVersion - (atCore + 4), atCore + 4);
  core.writeUInt32LE(atTrees - (atCore + 8), atCore + 8);
  core.writeUInt32LE(version.length, atVersion);
  core.write(version, atVersion + 4, 'latin1');
  core.writeUInt16LE(4 + 2 * 19, fieldsOfTrees);
  for (const field of [4, 5, 12, 18]) core.writeUInt16LE(4, fieldsOfTrees + 4 + 2 * field);
  core.writeInt32LE(atTrees - fieldsOfTrees, atTrees);
  core.writeUInt32LE(atList - (atTrees + 4), atTrees + 4);
  core.writeUInt32LE(count, atList);
  const atFeature = atList + 4 + 4 * count;
  for (let at = atList + 4; at < atFeature; at += 4) core.writeUInt32LE(atFeature - at, at);
  // A table without fields.
  core.writeInt32LE(-4, atFeature);
  core.writeUInt16LE(4, atFeature + 4);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(core.length);
  return Buffer.concat([Buffer.from('CBM1'), size, core]);
}

/** HDF5: a group of so many names, which begin one byte behind the other in one text. */
function hdf5(count: number): Buffer {
  const [atRoot, atHeap, atTree, atLeaf] = [112, 152, 184, 224];
  const atNames = atLeaf + 8 + 40 * count;
  const head = Buffer.alloc(atLeaf + 8);
  head.write('\x89HDF\r\n\x1a\n', 0, 'latin1');
  head.writeUInt8(8, 13);
  head.writeUInt8(8, 14);
  u64(atNames + count + 1).copy(head, 40);
  u64(atRoot).copy(head, 64);
  // An object of one message, the table of a group.
  head.writeUInt8(1, atRoot);
  head.writeUInt16LE(1, atRoot + 2);
  head.writeUInt32LE(24, atRoot + 8);
  head.writeUInt16LE(0x11, atRoot + 16);
  head.writeUInt16LE(16, atRoot + 18);
  u64(atTree).copy(head, atRoot + 24);
  u64(atHeap).copy(head, atRoot + 32);
  head.write('HEAP', atHeap);
  u64(count + 1).copy(head, atHeap + 8);
  u64(atNames).copy(head, atHeap + 24);
  head.write('TREE', atTree);
  head.writeUInt16LE(1, atTree + 6);
  u64(atLeaf).copy(head, atTree + 32);
  head.write('SNOD', atLeaf);
  head.writeUInt16LE(count, atLeaf + 6);
  const entries = Buffer.alloc(40 * count);
  for (let index = 0; index < count; index++) u64(index).copy(entries, 40 * index);
  const names = Buffer.alloc(count + 1, 'a');
  // A name ends at a NUL, a kilobyte on at the most.
  for (let at = 1000; at < count; at += 1001) names.fill(at / 1001, at - 3, at).writeUInt8(0, at);
  return Buffer.concat([head, entries, names]);
}

/** An archive of one entry that says to be so large, in the fields of ZIP64. */
function zip64(size: number, packed: number): Uint8Array {
  const extra = Buffer.concat([Buffer.from([1, 0, 16, 0]), u64(size), u64(packed)]);
  const most = 0xffffffff;
  return makeZip([
    { name: 'mean.npy', data: 'x', method: 8, size: most, compressedSize: most, centralExtra: extra },
  ]);
}

const laughs = Array.from({ length: 40 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('');

const ATTACKS: [what: string, name: string, file: () => Uint8Array, error: RegExp | null][] = [
  ['graphs within graphs of ONNX', 'a.onnx', () => onnx(nested([1, 5, 6], 30_000)), null],
  ['types within types of ONNX', 'a.onnx', () => onnx(nested([11, 2, 4, 1], 30_000)), null],
  ['a model of ONNX that is all graph', 'a.onnx', () => onnx(nested([1, 5, 11], 30_000)), null],
  ['a list of CatBoost for every kind', 'a.cbm', () => catboost(1_000_000), null],
  ['a short list of CatBoost', 'a.cbm', () => catboost(40_000), null],
  ['names of HDF5 in one another', 'a.h5', () => hdf5(65_000), /its parts lie over one another/],
  ['an entry of a tebibyte', 'a.npz', () => zip64(2 ** 40, 3), /lies over the directory/],
  ['an entry that is packed in a tebibyte', 'a.npz', () => zip64(1, 2 ** 40), /cut off/],
  [
    'a billion laughs of XML',
    'a.pmml',
    () => Buffer.from(`<!DOCTYPE PMML [<!ENTITY a0 "ha">${laughs}]><PMML>&a40;</PMML>`),
    /has a DOCTYPE/,
  ],
  [
    'an entity of XML that is a file',
    'a.pmml',
    () => Buffer.from('<!DOCTYPE PMML [<!ENTITY a SYSTEM "file:///etc/passwd">]><PMML>&a;</PMML>'),
    /has a DOCTYPE/,
  ],
];

function expectBounded(path: string, size: number, error: RegExp | null): void {
  const run = inspectMeasured(path);
  expect(run.stderr.trim()).toMatch(NOTHING_ELSE);
  expect(run.memory - size).toBeLessThan(MOST);
  // Some tenths of a second for node itself, and as much again for each mebibyte.
  expect(run.seconds).toBeLessThan(5 + size / MEBIBYTE);
  const [artifact] = JSON.parse(run.stdout).files;
  expect(artifact.transform).toBeNull();
  if (error === null) expect(artifact.error).toBeNull();
  else expect(artifact.error).toMatch(error);
  expect(run.stdout).not.toContain('root:');
}

describe('a container that lies', () => {
  it.each(ATTACKS)('%s', { timeout: 120_000 }, (what, name, write, error) => {
    const file = join(folder, `${what.replace(/\W+/g, '-')}-${name}`);
    const bytes = write();
    writeFileSync(file, bytes);
    expectBounded(file, bytes.length, error);
  });

  it('a column of Parquet whose name all others have before theirs', { timeout: 120_000 }, () => {
    const original = fileURLToPath(
      new URL('../fixtures/artifacts/spark/4.3/standard-mean-resaved', import.meta.url),
    );
    const copy = join(folder, 'spark');
    mkdirSync(copy);
    cpSync(original, copy, { recursive: true });
    const data = join(copy, 'data');
    const [name = ''] = readdirSync(data).filter((each) => each.endsWith('.parquet'));
    for (const each of readdirSync(data)) rmSync(join(data, each));
    const leaves = Array.from({ length: 1900 }, (_, at) => struct(int(1, 5), text(4, `c${at}`)));
    const schema = [
      struct(text(4, 'root'), int(5, 1)),
      struct(text(4, 'x'.repeat(3 * MEBIBYTE)), int(5, leaves.length)),
      ...leaves,
    ];
    const bytes = parquet(Buffer.alloc(0), schema, []);
    writeFileSync(join(data, name), bytes);
    expectBounded(copy, bytes.length, null);
  });
});
