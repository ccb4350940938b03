import { broken, makeRoom, type Output, repeat } from './output.ts';
import {
  bit,
  directBits,
  newProbabilities,
  type RangeDecoder,
  reverseTreeBits,
  treeBits,
} from './range-decoder.ts';

/** The literal context, literal position and position bits of an LZMA stream. */
export interface Properties {
  lc: number;
  lp: number;
  pb: number;
}

/** The byte that holds them; null where it cannot be. liblzma, which joblib uses, wants lc + lp of at most 4. */
export function propertiesFrom(byte: number): Properties | null {
  const [lc, lp, pb] = [byte % 9, Math.floor(byte / 9) % 5, Math.floor(byte / 45)];
  return pb > 4 || lc + lp > 4 ? null : { lc, lp, pb };
}

interface Lengths {
  choice: Uint16Array;
  low: Uint16Array;
  mid: Uint16Array;
  high: Uint16Array;
}

/** What an LZMA decoder has learnt so far. */
export interface Lzma {
  properties: Properties;
  /** 0 to 11: what the last few packets were. */
  state: number;
  /** The last four distances, less 1; the latest first. */
  recent: [number, number, number, number];
  isMatch: Uint16Array;
  isRepeat: Uint16Array;
  isRepeat0: Uint16Array;
  isRepeat0Long: Uint16Array;
  isRepeat1: Uint16Array;
  isRepeat2: Uint16Array;
  slots: Uint16Array;
  distances: Uint16Array;
  align: Uint16Array;
  lengths: Lengths;
  repeatLengths: Lengths;
  literals: Uint16Array;
}

const STATES = 12;
/** From this state on the last packet was a match. */
const FIRST_MATCH_STATE = 7;
const LITERAL_PROBABILITIES = 0x300;

export function newLzma(properties: Properties): Lzma {
  return {
    properties,
    state: 0,
    recent: [0, 0, 0, 0],
    isMatch: newProbabilities(STATES << 4),
    isRepeat: newProbabilities(STATES),
    isRepeat0: newProbabilities(STATES),
    isRepeat0Long: newProbabilities(STATES << 4),
    isRepeat1: newProbabilities(STATES),
    isRepeat2: newProbabilities(STATES),
    slots: newProbabilities(4 << 6),
    distances: newProbabilities(128),
    align: newProbabilities(16),
    lengths: newLengths(),
    repeatLengths: newLengths(),
    literals: newProbabilities(LITERAL_PROBABILITIES << (properties.lc + properties.lp)),
  };
}

function newLengths(): Lengths {
  return {
    choice: newProbabilities(2),
    low: newProbabilities(16 << 3),
    mid: newProbabilities(16 << 3),
    high: newProbabilities(256),
  };
}

/** A distance that no stream has: the mark of its end. */
const END_MARK = 0xffffffff;

/**
 * Decodes packets until `end` bytes are in the output, or up to the mark of the end; true for the mark. Matches reach
 * back to `first` at most: the output is the dictionary.
 * Source: lzma-specification.txt of the LZMA SDK (public domain).
 */
export function decodePackets(
  lzma: Lzma,
  decoder: RangeDecoder,
  output: Output,
  first: number,
  end: number,
): boolean {
  const positionMask = (1 << lzma.properties.pb) - 1;
  while (output.length < end) {
    const place = (output.length - first) & positionMask;
    if (bit(decoder, lzma.isMatch, (lzma.state << 4) + place) === 0) {
      literal(lzma, decoder, output, first);
      continue;
    }
    const length = match(lzma, decoder, place);
    const [distance] = lzma.recent;
    if (distance === END_MARK) return true;
    if (distance >= output.length - first) broken(output.name, 'a match before its beginning', decoder.at);
    if (output.length + length > end) broken(output.name, 'a match past its end', decoder.at);
    repeat(output, distance + 1, length);
  }
  return false;
}

function literal(lzma: Lzma, decoder: RangeDecoder, output: Output, first: number): void {
  const { lc, lp } = lzma.properties;
  const at = output.length;
  const before = at > first ? (output.bytes[at - 1] ?? 0) : 0;
  const context = (((at - first) & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
  const from = context * LITERAL_PROBABILITIES;
  let symbol = 1;
  if (lzma.state >= FIRST_MATCH_STATE) {
    // After a match the byte differs from the one that would have gone on with it.
    let matched = output.bytes[at - lzma.recent[0] - 1] ?? 0;
    while (symbol < 0x100) {
      const expected = (matched >> 7) & 1;
      matched <<= 1;
      const one = bit(decoder, lzma.literals, from + ((1 + expected) << 8) + symbol);
      symbol = (symbol << 1) | one;
      if (one !== expected) break;
    }
  }
  while (symbol < 0x100) symbol = (symbol << 1) | bit(decoder, lzma.literals, from + symbol);
  makeRoom(output, 1);
  output.bytes[output.length++] = symbol & 0xff;
  lzma.state = lzma.state < 4 ? 0 : lzma.state < 10 ? lzma.state - 3 : lzma.state - 6;
}

/** The length of a match; its distance is the latest of the recent ones then. */
function match(lzma: Lzma, decoder: RangeDecoder, place: number): number {
  const { state, recent } = lzma;
  const wasMatch = state >= FIRST_MATCH_STATE;
  if (bit(decoder, lzma.isRepeat, state) === 0) {
    const length = lengthOf(lzma.lengths, decoder, place);
    lzma.state = wasMatch ? 10 : 7;
    lzma.recent = [distanceOf(lzma, decoder, length), recent[0], recent[1], recent[2]];
    return length;
  }
  if (bit(decoder, lzma.isRepeat0, state) === 0) {
    if (bit(decoder, lzma.isRepeat0Long, (state << 4) + place) === 0) {
      lzma.state = wasMatch ? 11 : 9;
      return 1;
    }
  } else if (bit(decoder, lzma.isRepeat1, state) === 0) {
    lzma.recent = [recent[1], recent[0], recent[2], recent[3]];
  } else if (bit(decoder, lzma.isRepeat2, state) === 0) {
    lzma.recent = [recent[2], recent[0], recent[1], recent[3]];
  } else {
    lzma.recent = [recent[3], recent[0], recent[1], recent[2]];
  }
  lzma.state = wasMatch ? 11 : 8;
  return lengthOf(lzma.repeatLengths, decoder, place);
}

function lengthOf({ choice, low, mid, high }: Lengths, decoder: RangeDecoder, place: number): number {
  if (bit(decoder, choice, 0) === 0) return 2 + treeBits(decoder, low, place << 3, 3);
  if (bit(decoder, choice, 1) === 0) return 10 + treeBits(decoder, mid, place << 3, 3);
  return 18 + treeBits(decoder, high, 0, 8);
}

/** A distance less 1: a slot says its two highest bits and how many there are. */
function distanceOf(lzma: Lzma, decoder: RangeDecoder, length: number): number {
  const slot = treeBits(decoder, lzma.slots, Math.min(length - 2, 3) << 6, 6);
  if (slot < 4) return slot;
  const bits = (slot >> 1) - 1;
  const high = ((2 | (slot & 1)) << bits) >>> 0;
  if (slot < 14) return high + reverseTreeBits(decoder, lzma.distances, high - slot, bits);
  return high + directBits(decoder, bits - 4) * 16 + reverseTreeBits(decoder, lzma.align, 0, 4);
}
