import type { Position } from '../policy/pairs.ts';
import { libraryOf } from './libraries.ts';
import { normalizedName, type Pin } from './pin.ts';
import { exactVersion, isSpecifiers } from './versions.ts';

/**
 * A match specification of conda (https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html):
 * `conda-forge::scikit-learn=1.3`, `scikit-learn >=1.3,<1.4`, `scikit-learn[version='1.3.*']`. Null for what names no
 * library that counts, or cannot be understood.
 */
export function condaPin(text: string, { line, column }: Position): Pin | null {
  const spec = text.slice(text.lastIndexOf('::') + 1).replace(/^:/, '');
  const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(spec)?.[0];
  const library = name === undefined ? null : libraryOf(normalizedName(name), 'conda');
  if (name === undefined || library === null) return null;
  const written = versionIn(spec.slice(name.length));
  // One `=` is fuzzy: `=1.3` is any 1.3.
  const isFuzzy = /^=(?!=)/.test(written);
  const alternatives = (isFuzzy ? written.slice(1) : written).split('|');
  const ranges = alternatives.map((alternative) => rangeOf(alternative, isFuzzy));
  const known = ranges.filter((range) => range !== null && isSpecifiers(range)).map(String);
  if (known.length !== ranges.length) return null;
  const [only = ''] = known;
  return {
    library,
    written,
    exact: known.length === 1 ? exactVersion(only) : null,
    ranges: known,
    line,
    column,
  };
}

/** The version in what stands after the name: `=1.3=py311_0`, ` 1.3.0 py311_0`, `[version='>=1.3']`. */
function versionIn(rest: string): string {
  const bracketed = /\[[^\]]*\bversion *= *(?:"([^"]*)"|'([^']*)'|([^\s,\]]*))/.exec(rest);
  const plain = bracketed
    ? (bracketed[1] ?? bracketed[2] ?? bracketed[3] ?? '')
    : (rest.split('[')[0] ?? '')
        .trim()
        .replace(/([<>=!~,|])\s+/g, '$1')
        .replace(/\s+(?=[<>=!~,|])/g, '');
  const [version = ''] = plain.split(/\s/);
  const [, operator = '', beforeBuild = ''] = /^(={0,2})([^=]*)=[^=]*$/.exec(version) ?? [];
  return beforeBuild !== '' && !/[<>!~]$/.test(beforeBuild) ? operator + beforeBuild : version;
}

/** One alternative as PEP 440 writes it. */
function rangeOf(alternative: string, isFuzzy: boolean): string | null {
  const tokens = alternative.split(',').filter((token) => token !== '' && token !== '*');
  const specifiers = tokens.map((token) => {
    if (/^(~=|[<>]=?|!=|==)/.test(token)) return token.replace(/^([<>]=?)(.*)\.\*$/, '$1$2');
    const version = token.replace(/^=/, '');
    if (version.endsWith('*')) return `==${version.replace(/\.?\*$/, '')}.*`;
    return isFuzzy || token.startsWith('=') ? `==${version}.*` : `==${version}`;
  });
  return specifiers.join(',');
}
