import type { Position } from '../policy/pairs.ts';
import type { Pin } from './pin.ts';
import { exactVersion, isSpecifiers, isVersion } from './versions.ts';

/**
 * A version constraint as Poetry reads it (https://python-poetry.org/docs/dependency-specification/): carets, tildes,
 * wildcards, plain versions, and alternatives after `||`. Null where it cannot be understood.
 */
export function poetryPin(library: string, written: string, { line, column }: Position): Pin | null {
  const ranges: string[] = [];
  for (const alternative of written.split(/\|\|?/)) {
    const tokens = alternative.replace(/([<>=!~^])\s+/g, '$1').split(/[\s,]+/);
    const specifiers = tokens.filter((token) => token !== '').map(specifierOf);
    const range = specifiers.filter((specifier) => specifier !== '').join(',');
    if (specifiers.includes(null) || !isSpecifiers(range)) return null;
    ranges.push(range);
  }
  const [only = ''] = ranges;
  const exact = ranges.length === 1 ? exactVersion(only) : null;
  return { library, written, exact, ranges, line, column };
}

/** One constraint as PEP 440 writes it; empty for any version, null for what is none. */
function specifierOf(token: string): string | null {
  if (token === '*') return '';
  if (/^(~=|[<>]=?|!=|={2,3})/.test(token)) return token;
  const operator = /^[~^=]?/.exec(token)?.[0] ?? '';
  const version = token.slice(operator.length);
  if (version.endsWith('.*')) return operator === '' || operator === '=' ? `==${version}` : null;
  if (!isVersion(version)) return null;
  if (operator === '^') return `>=${version},<${afterCaret(version)}`;
  if (operator === '~') return `>=${version},<${afterTilde(version)}`;
  return `==${version}`;
}

/** The first number that is not zero stays: `^1.3` ends before 2, `^0.24.1` before 0.25, `^0` before 1. */
function afterCaret(version: string): string {
  const numbers = numbersOf(version);
  const settled = numbers.findIndex((number) => number > 0);
  return nextAt(numbers, settled < 0 ? numbers.length - 1 : settled);
}

/** `~1.3.2` and `~1.3` end before 1.4, `~1` before 2. */
function afterTilde(version: string): string {
  const numbers = numbersOf(version);
  return nextAt(numbers, Math.min(1, numbers.length - 1));
}

function numbersOf(version: string): number[] {
  return (/\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}

function nextAt(numbers: number[], index: number): string {
  return [...numbers.slice(0, index), (numbers[index] ?? 0) + 1].join('.');
}
