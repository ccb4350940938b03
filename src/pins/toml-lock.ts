import { readToml } from '../policy/configs/toml.ts';
import { libraryOf } from './libraries.ts';
import { settledPin } from './pep508.ts';
import { normalizedName, type Pin } from './pin.ts';
import { type Section, sectionsOf } from './sections.ts';

/**
 * A table for each project, with `name` and `version`: in uv.lock and poetry.lock `[[package]]`, in pylock.toml (PEP 751)
 * `[[packages]]`.
 */
export function readTomlLock(text: string, table: 'package' | 'packages' = 'package'): Pin[] {
  const packages = sectionsOf(
    text,
    (line) => line === `[[${table}]]`,
    (line) => /^\[\[?/.test(line) && !isWithin(table, line),
    (section) => nameIn(section) !== null,
  );
  return packages.flatMap((section) => pinIn(section, table));
}

/** Whether a header, as `[package.dependencies]`, belongs to the table. */
function isWithin(table: string, header: string): boolean {
  const path = header.replace(/^\[\[?/, '');
  return path.startsWith(`${table}]`) || path.startsWith(`${table}.`);
}

/** The library that a package is, by a cheap look. */
function nameIn(section: string): string | null {
  const name = /^name *= *["']([^"']+)["']/m.exec(section)?.[1];
  return name === undefined ? null : libraryOf(normalizedName(name));
}

function pinIn({ text, line }: Section, table: string): Pin[] {
  const library = nameIn(text);
  const document = readToml(text);
  const place = [table, 0, 'version'];
  const version = document.sourceOf(place);
  const at = document.positionOf(place);
  if (library === null || version === null || !at) return [];
  return [settledPin(library, version, { line: line + at.line - 1, column: at.column })];
}
