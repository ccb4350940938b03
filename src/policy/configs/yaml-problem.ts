import type { YAMLError } from 'yaml';
import { Problem } from '../../problem.ts';
import type { Position } from '../pairs.ts';
import { deepest } from './document.ts';

/** What the YAML library found wrong, in words that help. */
export function yamlProblem(error: YAMLError, text: string, at: Position): Problem {
  if (error.code === 'RESOURCE_EXHAUSTION') return tooDeep(at);
  const tab = tabNear(text, at.line);
  if (tab) {
    const message = `a tab at line ${tab.line}, column ${tab.column}: YAML indents with spaces`;
    return new Problem(message, { fix: 'replace the tab with spaces', ...tab });
  }
  const braced = /[:-] +(\{[A-Za-z_][\w-]*\}[^\s,\]}]+)/.exec(lineOf(text, at.line))?.[1];
  if (braced) {
    return new Problem('a text that begins with `{` needs quotes in YAML', {
      fix: `write "${braced}"`,
      ...at,
    });
  }
  return new Problem(`not valid YAML: ${explained(error)}`, { fix: 'write valid YAML', ...at });
}

export function tooDeep(at: Position): Problem {
  return new Problem(`the file is nested more than ${deepest} levels deep`, {
    fix: 'make it flatter',
    ...at,
  });
}

/** A tab in the indentation of this line or of the next: the library often complains of what follows from it. */
function tabNear(text: string, line: number): Position | null {
  for (const near of [line, line + 1]) {
    const indentation = /^ *\t/.exec(lineOf(text, near));
    if (indentation) return { line: near, column: indentation[0].length };
  }
  return null;
}

function lineOf(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}

function explained({ code, message }: YAMLError): string {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'there is a second `: ` on the line (put the value in quotes), or a wrong indentation below it';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'this line is no `key: value`, or its indentation is wrong';
    case 'BAD_SCALAR_START':
      return 'a value that starts with this character needs quotes';
    default:
      return message.charAt(0).toLowerCase() + message.slice(1);
  }
}
