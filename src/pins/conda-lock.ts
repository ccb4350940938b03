import { readYaml } from '../policy/configs/yaml.ts';
import { libraryOf } from './libraries.ts';
import { settledPin } from './pep508.ts';
import { normalizedName, type Pin } from './pin.ts';
import { type Section, sectionsOf } from './sections.ts';

/** conda-lock.yml: `package` is a list of projects with `name`, `version`, `manager` and `platform`. */
export function readCondaLock(text: string): Pin[] {
  const list = /^package:[ \t]*\r?\n( *)- /m.exec(text);
  if (!list) return [];
  const indent = list[1] ?? '';
  const before = text.slice(0, list.index).split('\n').length - 1;
  const packages = sectionsOf(
    text.slice(list.index),
    (line) => line.startsWith(`${indent}- `),
    (line) => /^[A-Za-z]/.test(line),
    (section) => libraryIn(section) !== null,
  );
  return packages.flatMap((section) => pinIn({ ...section, line: section.line + before }));
}

/** The library that a package is, by a cheap look. */
function libraryIn(section: string): string | null {
  const name = /^[ -]*name: *["']?([\w.-]+)/m.exec(section)?.[1];
  const channel = /^[ -]*manager: *["']?pip\b/m.test(section) ? 'pypi' : 'conda';
  return name === undefined ? null : libraryOf(normalizedName(name), channel);
}

function pinIn({ text, line }: Section): Pin[] {
  const library = libraryIn(text);
  const [document] = readYaml(text);
  const version = document?.sourceOf([0, 'version']);
  const at = document?.positionOf([0, 'version']);
  if (library === null || !version || !at) return [];
  return [settledPin(library, version, { line: line + at.line - 1, column: at.column })];
}
