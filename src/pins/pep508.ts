import type { Position } from '../policy/pairs.ts';
import { libraryOf } from './libraries.ts';
import { normalizedName, type Pin } from './pin.ts';
import { exactVersion, isSpecifiers } from './versions.ts';

/** Longer requirements are not looked at: nobody writes them. */
const longest = 10_000;

/**
 * One requirement (PEP 508): `scikit-learn[extra] >=1.3,<2 ; python_version >= "3.10"`. Null for what names no library
 * that counts, and for a URL, which says nothing of a version.
 */
export function parseRequirement(text: string, at: Position): Pin | null {
  if (text.length > longest) return null;
  const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(text)?.[0];
  const library = name === undefined ? null : libraryOf(normalizedName(name));
  if (name === undefined || library === null) return null;
  const rest = text
    .slice(name.length)
    .replace(/^\s*\[[^\]]*\]/, '')
    .replace(/;.*$/s, '')
    .trim();
  if (rest.startsWith('@')) return null;
  const specifiers = /^\(([^()]*)\)$/.exec(rest)?.[1]?.trim() ?? rest;
  return isSpecifiers(specifiers) ? pinOf(library, specifiers, at) : null;
}

/** What a set of PEP 440 specifiers says of a library. */
function pinOf(library: string, specifiers: string, { line, column }: Position): Pin {
  return {
    library,
    written: specifiers,
    exact: exactVersion(specifiers),
    ranges: [specifiers],
    line,
    column,
  };
}

/** A version that a lock file settled on. */
export function settledPin(library: string, version: string, { line, column }: Position): Pin {
  return { library, written: version, exact: version, ranges: [], line, column };
}
