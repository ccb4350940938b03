import { indexLine, line } from './arguments.ts';
import { BOUNDS, type Bounds } from './bounds.ts';
import { build } from './build.ts';
import { call, extension, instance, named, newObject, persistent } from './calls.ts';
import { addAll, append, appendAll, dictOfPairs, setAll, setItem } from './containers.ts';
import { type Cursor, fail, int32, nextOpcode, openFrame, uint8, uint16, uint32, uint64 } from './cursor.ts';
import { literal } from './literals.ts';
import { EMPTY_TUPLE, makeDict, makeList, makeSet, makeTuple } from './make.ts';
import { get, newMemo, put } from './memo.ts';
import { type Imported, listed, type Names, newNames } from './names.ts';
import { Op } from './opcodes.ts';
import { openReading, type Reading } from './reading.ts';
import { discard, mark, newStack, pop, popMany, popToMark, push, replaceTop, top } from './stack.ts';
import type { PyValue } from './values.ts';

/** What one pickle says. */
export interface Pickle {
  root: PyValue;
  /** The byte after STOP; what follows there is no part of this pickle. */
  end: number;
  /** Every distinct class and function that loading would import, in the order of first occurrence. */
  globals: Imported[];
  /** True where an array wrapper of joblib was met: only joblib reads the file. */
  joblib: boolean;
}

/** The highest protocol there is. */
const NEWEST_PROTOCOL = 5;

/**
 * Reads a pickle of protocol 0 to 5, or an uncompressed joblib file, without running it: nothing that it names is
 * imported, constructed or called. Linear in the file; byte strings and arrays are views on `bytes`. Throws an
 * ArtifactError for whatever cannot be read; what was named up to there is in `names` all the same. The opcodes are those of
 * CPython's `pickletools`. It begins at the byte `from`.
 */
export function readPickle(
  bytes: Uint8Array,
  bounds: Readonly<Bounds> = BOUNDS,
  names: Names = newNames(),
  from = 0,
): Pickle {
  const reading = openReading(bytes, bounds, names, from);
  const root = run(reading, () => runNested(reading));
  return { root, end: reading.cursor.at, globals: listed(reading.names), joblib: reading.joblib };
}

/** A pickle inside of joblib's stream, with a memo of its own; joblib reads it as plain, so that none nests deeper. */
function runNested(reading: Reading): PyValue {
  const { cursor } = reading;
  const root = run(reading, null);
  if (cursor.at < cursor.frameEnd) fail(cursor, 'ends a nested pickle inside of a frame');
  return root;
}

/** Runs the opcodes from the cursor to STOP. One loop and one switch, for this is where the time goes. */
function run(reading: Reading, readNested: (() => PyValue) | null): PyValue {
  const { cursor, bounds } = reading;
  const stack = newStack(cursor, bounds);
  const memo = newMemo(reading);
  for (;;) {
    const opcode = nextOpcode(cursor);
    if (reading.opcodesLeft-- <= 0) fail(cursor, `is one too many: more than ${bounds.opcodes} opcodes`);
    switch (opcode) {
      case Op.PROTO:
        checkProtocol(cursor, uint8(cursor));
        break;
      case Op.FRAME:
        openFrame(cursor, uint64(cursor));
        break;
      case Op.STOP:
        return pop(stack);

      case Op.MARK:
        mark(stack);
        break;
      case Op.POP:
        discard(stack);
        break;
      case Op.POP_MARK:
        popToMark(stack);
        break;
      case Op.DUP:
        push(stack, top(stack));
        break;

      case Op.MEMOIZE:
        put(memo, memo.taken, top(stack));
        break;
      case Op.BINPUT:
        put(memo, uint8(cursor), top(stack));
        break;
      case Op.LONG_BINPUT:
        put(memo, uint32(cursor), top(stack));
        break;
      case Op.PUT:
        put(memo, indexLine(reading), top(stack));
        break;
      case Op.BINGET:
        push(stack, get(memo, uint8(cursor)));
        break;
      case Op.LONG_BINGET:
        push(stack, get(memo, uint32(cursor)));
        break;
      case Op.GET:
        push(stack, get(memo, indexLine(reading)));
        break;

      case Op.READONLY_BUFFER:
        top(stack);
        break;

      case Op.EMPTY_TUPLE:
        push(stack, EMPTY_TUPLE);
        break;
      case Op.TUPLE1:
        push(stack, makeTuple(reading, popMany(stack, 1)));
        break;
      case Op.TUPLE2:
        push(stack, makeTuple(reading, popMany(stack, 2)));
        break;
      case Op.TUPLE3:
        push(stack, makeTuple(reading, popMany(stack, 3)));
        break;
      case Op.TUPLE:
        push(stack, makeTuple(reading, popToMark(stack)));
        break;
      case Op.EMPTY_LIST:
        push(stack, makeList(reading, []));
        break;
      case Op.LIST:
        push(stack, makeList(reading, popToMark(stack)));
        break;
      case Op.APPEND:
        append(reading, stack);
        break;
      case Op.APPENDS:
        appendAll(reading, stack);
        break;
      case Op.EMPTY_DICT:
        push(stack, makeDict(reading, [], []));
        break;
      case Op.DICT:
        push(stack, dictOfPairs(reading, popToMark(stack)));
        break;
      case Op.SETITEM:
        setItem(reading, stack);
        break;
      case Op.SETITEMS:
        setAll(reading, stack);
        break;
      case Op.EMPTY_SET:
        push(stack, makeSet(reading, []));
        break;
      case Op.ADDITEMS:
        addAll(reading, stack);
        break;
      case Op.FROZENSET:
        push(stack, makeSet(reading, popToMark(stack)));
        break;

      case Op.GLOBAL:
        push(stack, named(reading, line(reading), line(reading)));
        break;
      case Op.STACK_GLOBAL: {
        const name = pop(stack);
        push(stack, named(reading, pop(stack), name));
        break;
      }
      case Op.EXT1:
        push(stack, extension(reading, uint8(cursor)));
        break;
      case Op.EXT2:
        push(stack, extension(reading, uint16(cursor)));
        break;
      case Op.EXT4:
        push(stack, extension(reading, int32(cursor)));
        break;
      case Op.PERSID:
        push(stack, persistent(reading, line(reading)));
        break;
      case Op.BINPERSID:
        push(stack, persistent(reading, pop(stack)));
        break;

      case Op.REDUCE: {
        const args = pop(stack);
        push(stack, call(reading, pop(stack), args));
        break;
      }
      case Op.NEWOBJ: {
        const args = pop(stack);
        push(stack, newObject(reading, pop(stack), args));
        break;
      }
      case Op.NEWOBJ_EX: {
        const keywords = pop(stack);
        const args = pop(stack);
        push(stack, newObject(reading, pop(stack), args, keywords));
        break;
      }
      case Op.INST:
        push(stack, instance(reading, named(reading, line(reading), line(reading)), popToMark(stack)));
        break;
      case Op.OBJ: {
        const [type, ...args] = popToMark(stack);
        if (type === undefined) fail(cursor, 'finds no class above the MARK');
        else push(stack, instance(reading, type, args));
        break;
      }
      case Op.BUILD: {
        const state = pop(stack);
        replaceTop(stack, build(reading, top(stack), state, readNested));
        break;
      }

      default:
        push(stack, literal(reading, opcode));
    }
  }
}

function checkProtocol(cursor: Cursor, protocol: number): void {
  if (protocol <= NEWEST_PROTOCOL) return;
  fail(cursor, `says protocol ${protocol}; the newest known is ${NEWEST_PROTOCOL}`, { unsupported: true });
}
