import * as argument from './arguments.ts';
import { fail, float64, int32, uint8, uint16, uint32, uint64 } from './cursor.ts';
import { COST, spendMemory } from './memory.ts';
import { Op } from './opcodes.ts';
import type { Reading } from './reading.ts';
import type { PyValue } from './values.ts';

/** The value of an opcode that pushes what stands behind it in the stream, or a constant. */
export function literal(reading: Reading, opcode: number): PyValue {
  const { cursor } = reading;
  switch (opcode) {
    case Op.NONE:
      return null;
    case Op.NEWTRUE:
      return true;
    case Op.NEWFALSE:
      return false;
    case Op.BININT1:
      return uint8(cursor);
    case Op.BININT2:
      return uint16(cursor);
    case Op.BININT:
      return int32(cursor);
    case Op.LONG1:
      return argument.longBytes(reading, uint8(cursor));
    case Op.LONG4:
      return argument.longBytes(reading, int32(cursor));
    case Op.INT:
      return argument.intLine(reading);
    case Op.LONG:
      return argument.longLine(reading);
    case Op.BINFLOAT:
      spendMemory(reading, COST.number);
      return float64(cursor);
    case Op.FLOAT:
      return argument.floatLine(reading);

    case Op.SHORT_BINUNICODE:
      return argument.unicode(reading, uint8(cursor));
    case Op.BINUNICODE:
      return argument.unicode(reading, uint32(cursor));
    case Op.BINUNICODE8:
      return argument.unicode(reading, uint64(cursor));
    case Op.UNICODE:
      return argument.unicodeLine(reading);
    case Op.SHORT_BINSTRING:
      return argument.legacy(reading, uint8(cursor));
    case Op.BINSTRING:
      return argument.legacy(reading, int32(cursor));
    case Op.STRING:
      return argument.quotedLine(reading);
    case Op.SHORT_BINBYTES:
      return argument.bytes(reading, uint8(cursor));
    case Op.BINBYTES:
      return argument.bytes(reading, uint32(cursor));
    case Op.BINBYTES8:
    case Op.BYTEARRAY8:
      return argument.bytes(reading, uint64(cursor));
    case Op.NEXT_BUFFER:
      return fail(cursor, 'wants a buffer that is kept outside of the file', { unsupported: true });
    default:
      return fail(cursor, 'is no opcode of pickle');
  }
}
