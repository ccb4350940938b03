import { ArtifactError } from '../../error.ts';
import type { JsonValue } from './values.ts';

/** Above this a JSON file counts by its bytes alone. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A value in memory is some 60 bytes, a key four times that: more of them than this are not made. */
const MAX_VALUES = 4_000_000;

const KEY_WEIGHT = 4;

const MAX_DEPTH = 200;

/** Parses JSON (RFC 8259, UTF-8). Throws an ArtifactError. */
export function parseJson(bytes: Uint8Array): JsonValue {
  if (bytes.length > MAX_BYTES) throw tooMuch();
  const text = decode(bytes);
  checkBounds(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ArtifactError(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ArtifactError('is not JSON: it is not valid UTF-8', { cause });
  }
}

function tooMuch(): ArtifactError {
  return new ArtifactError('is too large for JSON', { unsupported: true });
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Counts values and depth before anything is made of them. */
function checkBounds(bytes: Uint8Array): void {
  let [values, depth, isText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) {
      isText = true;
    } else if (byte === COMMA) {
      values += 1;
    } else if (byte === COLON) {
      values += KEY_WEIGHT;
    } else if (OPENING.has(byte)) {
      values += 1;
      depth += 1;
      if (depth > MAX_DEPTH)
        throw new ArtifactError(`is nested deeper than ${MAX_DEPTH} levels`, { offset: at });
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
  if (values > MAX_VALUES) throw tooMuch();
}
