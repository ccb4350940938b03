import { withoutBom } from '../policy/configs/text.ts';
import { parseRequirement } from './pep508.ts';
import type { Requirements } from './pin.ts';

/**
 * A list of requirements as pip reads it (https://pip.pypa.io/en/stable/reference/requirements-file-format/): comments,
 * lines that go on after a `\`, options after a requirement (`--hash=…`), and other lists by `-r` and `-c`.
 */
export function readRequirements(original: string): Requirements {
  const found: Requirements = { pins: [], includes: [] };
  for (const { text, line } of logicalLines(readable(original))) {
    const column = text.length - text.trimStart().length + 1;
    const plain = text.replace(/(^|\s)#.*$/, '').trim();
    const option = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?=\S))(.*)$/.exec(plain);
    if (option) found.includes.push((option[1] ?? '').trim());
    if (plain.startsWith('-')) continue;
    const pin = parseRequirement(plain.replace(/\s--?[A-Za-z].*$/, ''), { line, column });
    if (pin) found.pins.push(pin);
  }
  return found;
}

/**
 * PowerShell's `pip freeze > requirements.txt` writes UTF-16, and pip reads it. Taken for UTF-8 it begins with a broken
 * mark, and every letter of a requirement has a NUL beside it.
 */
function readable(text: string): string {
  return text.startsWith('\uFFFD\uFFFD') ? text.slice(2).replaceAll('\0', '') : withoutBom(text);
}

interface LogicalLine {
  text: string;
  /** Of its first line in the file. */
  line: number;
}

function* logicalLines(text: string): Generator<LogicalLine> {
  let parts: string[] = [];
  let first = 1;
  for (const [index, one] of text.split(/\r\n?|\n/).entries()) {
    if (parts.length === 0) first = index + 1;
    const isComment = /^\s*#/.test(one);
    const goesOn = one.endsWith('\\') && !isComment;
    parts.push(goesOn ? one.slice(0, -1) : one);
    if (goesOn) continue;
    yield { text: parts.join(''), line: first };
    parts = [];
  }
  if (parts.length > 0) yield { text: parts.join(''), line: first };
}
