import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/artifacts/artifact.ts';
import { noSibling, openArtifact } from '../../src/artifacts/open.ts';
import { Op } from '../../src/artifacts/pickle/opcodes.ts';
import { makeZip } from './containers/zips.ts';
import {
  array,
  bytes,
  call,
  dict,
  dtype,
  float64s,
  global,
  inlined,
  instance,
  int,
  join,
  le,
  list,
  type Part,
  pickle,
  text,
  tuple,
} from './pickle/assemble.ts';
import { fixture } from './truth.ts';

const open = (file: Uint8Array, path = 'scaler.pkl'): Promise<Artifact> =>
  openArtifact({ path, bytes: file, sibling: noSibling });

/** `os.system('true')` in protocol 0, and in the newer ones. */
const OLD = join("cos\nsystem\n(S'true'\ntR");
const PROTO = join(Op.PROTO, 4);
const RUN = join(PROTO, call('os', 'system', text('true')));
const mean = array([2], dtype('f8'), false, bytes(float64s(1, 2)));

describe('what would run is found', () => {
  const system = [text('os'), Op.MEMOIZE, Op.POP, text('system'), Op.MEMOIZE, Op.POP];
  const ways: [how: string, parts: Part[]][] = [
    ['REDUCE', [call('os', 'system', text('true'))]],
    ['INST', [Op.MARK, text('true'), Op.INST, 'os\nsystem\n']],
    ['OBJ', [Op.MARK, global('os', 'system'), text('true'), Op.OBJ]],
    ['NEWOBJ', [global('os', 'system'), tuple(text('true')), Op.NEWOBJ]],
    ['NEWOBJ_EX', [global('os', 'system'), Op.EMPTY_TUPLE, Op.EMPTY_DICT, Op.NEWOBJ_EX]],
    ['names out of the memo', [...system, Op.BINGET, 0, Op.BINGET, 1, Op.STACK_GLOBAL]],
    ['names of which DUP makes two', [text('os'), Op.DUP, Op.STACK_GLOBAL]],
    ['a name that is only there', [list(global('os', 'system'))]],
    ['a value that is dropped', [call('os', 'system', text('true')), Op.POP, Op.NONE]],
    ['a state', [instance('mine', 'Net', text('f'), call('os', 'system', text('true')))]],
    ['copyreg', [call('copyreg', '__newobj__', global('os', 'system'), text('true'))]],
  ];
  it.each(ways)('by %s', async (_, parts) => {
    const artifact = await open(pickle(PROTO, ...parts));
    expect(artifact.unsafe.map((name) => name.split('.')[0])).toEqual(['os']);
    expect(artifact.unsafeAt?.[0]).toBeGreaterThan(1);
  });

  it('in an array of objects of joblib', async () => {
    const hidden = inlined([1], 'C', dtype('O8'), null, RUN, Op.STOP);
    expect((await open(pickle(PROTO, hidden))).unsafe).toEqual(['os.system']);
  });

  const places: [where: string, file: Uint8Array][] = [
    ['before an end that is cut off', RUN],
    ['before an opcode that is none', join(RUN, 0xff)],
    ['before a protocol that is not read', join(RUN, Op.PROTO, 6, Op.STOP)],
    ['before a buffer that is kept elsewhere', join(RUN, Op.NEXT_BUFFER, Op.STOP)],
    [
      'before an array that joblib keeps in another file',
      pickle(RUN, instance('joblib.numpy_pickle', 'NDArrayWrapper', text('filename'), text('x'))),
    ],
    ['behind the end of the first pickle', join(pickle(PROTO, Op.NONE), RUN, Op.STOP)],
    ['behind two pickles, and broken', join(pickle(Op.NONE), pickle(Op.NONE), RUN)],
    ['in protocol 0', pickle(OLD)],
    ['in protocol 0, and more behind it', join(pickle(OLD), 'more')],
    ['in protocol 0, and cut off', OLD],
    ['in protocol 0, packed with zlib', deflateSync(pickle(OLD))],
    ['in protocol 4, packed with gzip, and cut off', gzipSync(RUN)],
    // The first line is a key of YAML, and a text of pickle.
    ['in what looks like YAML', join('Vkey: value\n0', OLD, Op.STOP)],
    ['in what is safetensors as well', polyglot()],
  ];
  it.each(places)('%s', async (_, file) => {
    const artifact = await open(new Uint8Array(file));
    expect(artifact.unsafe).toEqual(['os.system']);
    expect(artifact.transform).toBeNull();
  });

  it('at its offset, behind the first pickle too', async () => {
    const first = pickle(PROTO, Op.NONE);
    const { unsafeAt } = await open(join(first, RUN, Op.STOP));
    expect(unsafeAt).toEqual([first.length + PROTO.length]);
  });
});

/**
 * A file of safetensors with one tensor, that is a pickle too: its length begins as BINUNICODE of 5 bytes, the name of the
 * tensor as UNICODE, whose line ends with the header; the tensor goes on from there.
 */
function polyglot(): Uint8Array {
  const data = join(Op.POP, pickle(OLD));
  const length = Op.BINUNICODE + (5 << 8);
  const header = `{"V":{"dtype":"U8","shape":[${data.length}],"data_offsets":[0,${data.length}]}}`;
  return join(le(length, 8), `${header.padEnd(length - 1)}\n`, data);
}

describe('other formats, with what would run in them', () => {
  const npyOf = (payload: Uint8Array): Uint8Array => {
    const header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".padEnd(117);
    return join('\x93NUMPY\x01\x00', le(118, 2), `${header}\n`, payload);
  };

  it.each([
    ['whole', join(RUN, Op.STOP)],
    ['cut off', RUN],
  ])('an array of objects, %s', async (_, payload) => {
    const alone = await open(npyOf(payload), 'mean.npy');
    expect(alone).toMatchObject({ format: 'npy', unsafe: ['os.system'], transform: null });
    for (const name of ['mean.npy', 'names.npy']) {
      const archive = await open(makeZip([{ name, data: npyOf(payload) }]), 'scaler.npz');
      expect(archive).toMatchObject({ format: 'npz', unsafe: ['os.system'], transform: null });
    }
  });

  const torch = fixture('pytorch/stats-old.pt');

  it('torch, in each of the pickles of the old form', async () => {
    let from = 0;
    // The magic number, the protocol, the machine, the object, the keys: each begins with PROTO 2.
    for (let count = 0; count < 5; count++) {
      const at = Buffer.from(torch).indexOf(Buffer.from([0x80, 0x02]), from);
      const evil = join(
        torch.subarray(0, at + 2),
        call('os', 'system', text('true')),
        Op.POP,
        torch.subarray(at + 2),
      );
      // The first one is what torch is told by.
      if (count > 0) expect((await open(evil, 'a.pt')).unsafe, `pickle ${count}`).toEqual(['os.system']);
      from = at + 2;
    }
  });

  it('torch, with more behind its end', async () => {
    const at = Buffer.from(torch).indexOf('ccollections\nOrderedDict\n');
    const evil = join(torch.subarray(0, at), 'cos\nsystem\n', torch.subarray(at + 25), 'more');
    expect(await open(evil, 'a.pt')).toMatchObject({ unsafe: ['os.system'], transform: null });
    const archive = makeZip([{ name: 'a/data.pkl', data: join(RUN, Op.STOP, 'more') }]);
    expect(await open(archive, 'a.pt')).toMatchObject({ unsafe: ['os.system'], transform: null });
  });

  const tag = '!!python/object/apply:os.system ["true"]';
  it.each([
    ['of two documents', `a: ${tag}\n---\nb: 1\n`],
    ['too large to be parsed', `a: ${tag}\n${'# more\n'.repeat(200_000)}`],
    ['that breaks', `a: ${tag}\nb: [1\n`],
    ['by its whole name', 'a: !<tag:yaml.org,2002:python/object/apply:os.system> ["true"]\nb: [1\n'],
  ])('YAML %s', async (_, yaml) => {
    for (const path of ['scaler.yaml', 'scaler'])
      expect((await open(Buffer.from(yaml), path)).unsafe).toEqual(['os.system']);
  });
});

describe('what changes the numbers behind the back of the file', () => {
  const scaler = instance(
    'sklearn.preprocessing._data',
    'StandardScaler',
    text('mean_'),
    mean,
    text('scale_'),
    mean,
  );
  const known = join(PROTO, scaler, Op.BINPUT, 1, mean, Op.BINPUT, 2, Op.POP);
  const [GET_SCALER, GET_MEAN] = [join(Op.BINGET, 1), join(Op.BINGET, 2)];
  it.each<[string, Part]>([
    ['numpy.multiply', call('numpy', 'multiply', GET_MEAN, int(2), GET_MEAN)],
    ['numpy.core.multiarray.copyto', call('numpy.core.multiarray', 'copyto', GET_MEAN, int(0))],
    ['scipy.special.expit', call('scipy.special', 'expit', GET_MEAN, GET_MEAN)],
    ['operator.iadd', call('operator', 'iadd', GET_MEAN, int(1))],
    ['random.shuffle', call('random', 'shuffle', GET_MEAN)],
    ['struct.pack_into', call('struct', 'pack_into', text('d'), GET_MEAN, int(0), int(1))],
    [
      'sklearn.preprocessing._data.StandardScaler.fit',
      call('sklearn.preprocessing._data', 'StandardScaler.fit', GET_SCALER, list(int(1))),
    ],
    ['builtins.dict.update', call('builtins', 'dict.update', dict(int(1), int(2)), dict())],
    ['numpy.ndarray.fill', call('numpy', 'ndarray.fill', GET_MEAN, int(0))],
  ])('%s', async (name, change) => {
    expect((await open(pickle(known, change, Op.POP))).unsafe).toEqual([name]);
  });

  it.each<[string, Part]>([
    ['a tree of scikit-learn', call('sklearn.tree._tree', 'Tree', int(2), GET_MEAN, int(1))],
    ['a function of pandas', call('pandas._libs.internals', '_unpickle_block', GET_MEAN, int(0), int(2))],
    ['a class within a class', call('mine', 'Outer.Inner', list(int(1)))],
    ['another constructor', call('mine', 'Table.from_rows', list(int(1)))],
    ['a masked array', call('numpy.ma.core', '_mareconstruct', GET_MEAN)],
    ['an array of an array', call('numpy', 'asarray', GET_MEAN)],
    ['a function with its first arguments', call('functools', 'partial', global('numpy', 'clip'))],
  ])('not %s', async (_, sound) => {
    expect((await open(pickle(known, sound, Op.POP))).unsafe).toEqual([]);
  });

  it('a function that is put together and called', async () => {
    const partial = join(call('functools', 'partial', global('mine', 'f')), tuple(int(1)), Op.REDUCE);
    expect((await open(pickle(PROTO, partial))).unsafe).toEqual(['functools.partial']);
  });
});
