import lockSchema from '../../schemas/lock.schema.json' with { type: 'json' };
import type { Lock } from '../generated/lock.ts';
import { lock as validate } from '../generated/validate-lock.js';
import { type Document, nearestPosition } from '../policy/configs/document.ts';
import { readJson } from '../policy/configs/json.ts';
import { conflictLine } from '../policy/configs/text.ts';
import type { Position } from '../policy/pairs.ts';
import { Problem } from '../problem.ts';
import { describeErrors } from '../validation/describe.ts';
import { locationOf, toPointer, valueAt } from '../validation/pointer.ts';
import type { Schema } from '../validation/schema.ts';

/** Larger locks are refused. In bytes. */
const mostBytes = 32 * 1024 * 1024;

/** Locks of more values are refused: each wrong one costs three errors, and a hostile lock would exhaust the memory. */
const mostValues = 2_000_000;

/** The one version of the lock's shape that there is. */
const knownVersion = 1;

/** Why a lock is refused that need not be broken. */
const NEWER = Symbol('newer');

export interface InvalidLock {
  error: {
    message: string;
    line: number | null;
    column: number | null;
    fix: string;
    /** A newer Scalerlock wrote it. */
    isNewer?: boolean;
  };
}

/** A lock that keeps its schema. */
export interface ReadLock {
  lock: Lock;
  /** Where the value at a JSON Pointer stands in the file; null where there is none. */
  positionOf(pointer: string): Position | null;
}

/** Reads and validates a lock, or says what is wrong, where and how to mend it. `path` is the lock's own. */
export function readLock(text: string, path: string): ReadLock | InvalidLock {
  try {
    return read(text, path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message, fix, line, column } = error;
    const isNewer = error.cause === NEWER;
    return { error: { message, fix, line, column, ...(isNewer ? { isNewer } : {}) } };
  }
}

function read(text: string, path: string): ReadLock {
  const seal = sealAnew(text, path);
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes)
    throw new Problem(`the lock is too large: ${bytes} bytes, at most ${mostBytes} are read`, { fix: seal });
  if (countCommas(text) > mostValues)
    throw new Problem(`the lock has more than ${mostValues} values`, { fix: seal });
  const conflict = conflictLine(text);
  if (conflict !== null) {
    const fix = `settle first which model and scaler stay, then ${seal}`;
    throw new Problem('the lock has merge conflict markers', { fix, line: conflict, column: 1 });
  }
  const document = parse(text, seal);
  refuseNewer(document);
  if (!validate(document.value)) throw brokenLock(document, seal);
  const locate = (pointer: string) => document.positionOf(locationOf(document.value, pointer));
  return { lock: document.value as unknown as Lock, positionOf: locate };
}

function parse(text: string, seal: string): Document {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { line, column } = error;
    throw new Problem(`the lock cannot be read: ${error.message}`, {
      fix: seal,
      ...(line === null ? {} : { line }),
      ...(column === null ? {} : { column }),
    });
  }
}

/** There are no more values in a JSON text than commas, but for the first of each list and object. */
function countCommas(text: string): number {
  let count = 0;
  for (let at = text.indexOf(','); at !== -1; at = text.indexOf(',', at + 1)) count++;
  return count;
}

/** A newer shape is not broken, and its faults by the old schema would only mislead. */
function refuseNewer(document: Document): void {
  const version = valueAt(document.value, ['lockVersion']);
  if (typeof version !== 'number' || version <= knownVersion) return;
  const message = `the lock has version ${version}, and this Scalerlock knows version ${knownVersion}`;
  throw new Problem(message, {
    fix: 'update Scalerlock',
    cause: NEWER,
    ...nearestPosition(document, '/lockVersion'),
  });
}

function brokenLock(document: Document, seal: string): Problem {
  const { message, at } = describeErrors(validate.errors ?? [], {
    schema: lockSchema as Schema,
    data: document.value,
    locate: (pointer, which, key) =>
      nearestPosition(document, key === undefined ? pointer : pointer + toPointer([key]), which),
    nameOf: (segments) => (segments.length === 0 ? 'the lock' : null),
  });
  return new Problem(`the lock is broken: ${message}`, { fix: seal, ...at });
}

/** How to write the lock anew: it names its pair, mostly, even where it is broken. */
function sealAnew(text: string, path: string): string {
  const pair = /"pair"\s*:\s*"([\w./-]{1,200})"/.exec(text)?.[1];
  return pair ? `run \`scalerlock seal ${pair}\`` : `seal the pair of ${path} anew`;
}
