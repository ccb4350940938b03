import { readToml } from '../policy/configs/toml.ts';
import { libraryOf } from './libraries.ts';
import { settledPin } from './pep508.ts';
import { normalizedName, type Pin } from './pin.ts';
import { type Section, sectionsOf } from './sections.ts';

/** uv.lock and poetry.lock: a `[[package]]` table for each project, with `name` and `version`. */
export function readTomlLock(text: string): Pin[] {
  const packages = sectionsOf(
    text,
    (line) => line === '[[package]]',
    (line) => /^\[(?!\[?package[\].])/.test(line),
    (section) => nameIn(section) !== null,
  );
  return packages.flatMap(pinIn);
}

/** The library that a package is, by a cheap look. */
function nameIn(section: string): string | null {
  const name = /^name *= *["']([^"']+)["']/m.exec(section)?.[1];
  return name === undefined ? null : libraryOf(normalizedName(name));
}

function pinIn({ text, line }: Section): Pin[] {
  const library = nameIn(text);
  const document = readToml(text);
  const place = ['package', 0, 'version'];
  const version = document.sourceOf(place);
  const at = document.positionOf(place);
  if (library === null || version === null || !at) return [];
  return [settledPin(library, version, { line: line + at.line - 1, column: at.column })];
}
