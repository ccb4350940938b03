import { Buffer } from 'node:buffer';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';

/** A byte, Latin-1 text, or what another part of the assembler made. */
export type Part = number | string | Uint8Array;

/** The parts one behind the other. */
export function join(...parts: Part[]): Uint8Array {
  const pieces = parts.map((part) =>
    typeof part === 'number'
      ? Uint8Array.of(part)
      : typeof part === 'string'
        ? Buffer.from(part, 'latin1')
        : part,
  );
  return new Uint8Array(Buffer.concat(pieces));
}

/** A pickle: the parts and STOP. */
export function pickle(...parts: Part[]): Uint8Array {
  return join(...parts, Op.STOP);
}

/** An unsigned number, little-endian. */
export function le(value: number, bytes: number): Uint8Array {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return new Uint8Array(buffer.subarray(0, bytes));
}

export function text(value: string): Uint8Array {
  const data = Buffer.from(value, 'utf8');
  return join(Op.BINUNICODE, le(data.length, 4), data);
}

export function bytes(data: Uint8Array | string): Uint8Array {
  const plain = join(data);
  return join(Op.BINBYTES, le(plain.length, 4), plain);
}

export function int(value: number): Uint8Array {
  return join(Op.BININT, le(value >>> 0, 4));
}

export function global(module: string, name: string): Uint8Array {
  return join(Op.GLOBAL, `${module}\n${name}\n`);
}

export function tuple(...items: Part[]): Uint8Array {
  return join(Op.MARK, ...items, Op.TUPLE);
}

export function list(...items: Part[]): Uint8Array {
  return join(Op.EMPTY_LIST, Op.MARK, ...items, Op.APPENDS);
}

/** Keys and values by turns. */
export function dict(...items: Part[]): Uint8Array {
  return join(Op.EMPTY_DICT, Op.MARK, ...items, Op.SETITEMS);
}

/** `module.name(*args)`. */
export function call(module: string, name: string, ...args: Part[]): Uint8Array {
  return join(global(module, name), tuple(...args), Op.REDUCE);
}

/** An instance of a class with its attributes, keys and values by turns. */
export function instance(module: string, name: string, ...attributes: Part[]): Uint8Array {
  return join(global(module, name), Op.EMPTY_TUPLE, Op.NEWOBJ, dict(...attributes), Op.BUILD);
}

/** `numpy.dtype(spec)` with its state. */
export function dtype(spec: string, order = '<', itemSize = -1, flags = 0): Uint8Array {
  const { NONE } = Op;
  const state = tuple(int(3), text(order), NONE, NONE, NONE, int(itemSize), int(-1), int(flags));
  return join(call('numpy', 'dtype', text(spec), Op.NEWFALSE, Op.NEWTRUE), state, Op.BUILD);
}

/** A numpy array; `data` is the part that pushes its bytes or its list. */
export function array(shape: number[], type: Part, fortran: boolean, data: Part): Uint8Array {
  const empty = call(
    'numpy.core.multiarray',
    '_reconstruct',
    global('numpy', 'ndarray'),
    tuple(int(0)),
    bytes('b'),
  );
  return join(empty, arrayState(shape, type, fortran, data), Op.BUILD);
}

export function arrayState(shape: number[], type: Part, fortran: boolean, data: Part): Uint8Array {
  return tuple(int(1), tuple(...shape.map(int)), type, fortran ? Op.NEWTRUE : Op.NEWFALSE, data);
}

/** A joblib wrapper and what follows it in the stream. */
export function inlined(
  shape: number[],
  order: 'C' | 'F',
  type: Part,
  alignment: Part | null,
  ...behind: Part[]
): Uint8Array {
  const known = [text('shape'), tuple(...shape.map(int)), text('order'), text(order), text('dtype'), type];
  const aligned = alignment === null ? [] : [text('numpy_array_alignment_bytes'), alignment];
  return join(instance('joblib.numpy_pickle', 'NumpyArrayWrapper', ...known, ...aligned), ...behind);
}

/** Float64 numbers, little-endian. */
export function float64s(...values: number[]): Uint8Array {
  return new Uint8Array(new Float64Array(values).buffer);
}
