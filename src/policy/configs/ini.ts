import { unsafe } from 'ini';
import type { Assignment } from './assignments.ts';
import { withoutBom } from './text.ts';

/**
 * Every `key = value` of an INI file, in order; also `key: value`, which Python's configparser takes. Keys in a section
 * are named `section.key`, and `key[]` as `key`. Values are unquoted as the `ini` package does it. No line is an error:
 * INI has no grammar to break.
 */
export function readIni(original: string): Assignment[] {
  const assignments: Assignment[] = [];
  let section = '';
  for (const [index, line] of withoutBom(original).split(/\r?\n/).entries()) {
    if (/^\s*[;#]/.test(line)) continue;
    const header = /^\s*\[([^\]]*)\]/.exec(line);
    if (header) {
      section = String(unsafe(header[1] ?? ''));
      continue;
    }
    const delimiter = line.includes('=') ? line.indexOf('=') : line.indexOf(':');
    if (delimiter < 0) continue;
    const name = String(unsafe(line.slice(0, delimiter))).replace(/\[\]$/, '');
    const written = line.slice(delimiter + 1);
    assignments.push({
      key: section === '' ? name : `${section}.${name}`,
      value: String(unsafe(written)),
      line: index + 1,
      column: delimiter + 2 + (written.length - written.trimStart().length),
    });
  }
  return assignments;
}
