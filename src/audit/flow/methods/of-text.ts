import type { Expression } from '../../python/syntax.ts';
import { pathMethod } from '../files.ts';
import type { Frame } from '../run.ts';
import { saveByWriting } from '../save-load.ts';
import { unknownResult } from '../unknown-calls.ts';
import type { Given, Value } from '../values.ts';

/** A method of a text, of a path, or of an open file. */
export function callOfText(frame: Frame, of: Value, name: string, given: Given, at: Expression): Value {
  const path = pathMethod(of, name, given);
  if (path) return path;
  if (name === 'write_bytes' || name === 'write_text') {
    saveByWriting(frame, of, given, at);
    return { kind: 'none' };
  }
  if (of.kind === 'file') {
    if (name === 'read' || name === 'readlines' || name === '__enter__') return of;
    if (name === 'write') saveByWriting(frame, of, given, at);
  }
  if (of.kind === 'text') {
    if (name === 'format')
      return { kind: 'text', text: of.text.replace(/\{[^{}]*\}/g, '*'), known: !/\{[^{}]*\}/.test(of.text) };
    if (/^(?:strip|rstrip|lstrip|lower|upper|title|replace|encode)$/.test(name))
      return name === 'encode' || name === 'strip' ? of : { kind: 'text', text: '*', known: false };
  }
  return unknownResult(frame, [], given, at);
}
