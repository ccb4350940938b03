import { createHash } from 'node:crypto';
import type { Arithmetic } from '../../../transform/arithmetic.ts';
import { ArtifactError } from '../../error.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/** One thing that an expression does to one field. */
export type Piece =
  | { kind: 'line'; run: Operation[]; low: number | null; high: number | null }
  | { kind: 'fill'; value: number; missing: number }
  | { kind: 'category'; value: string }
  | { kind: 'opaque'; name: string; digest: () => string };

/** An operation and what the document calls it. */
interface Operation extends Arithmetic {
  symbol: string;
}

/** What an expression makes of one field, or of several ones in a way that is not followed. */
export type Meaning =
  | { kind: 'constant'; value: number }
  | { kind: 'path'; field: string; pieces: Piece[] }
  | { kind: 'mixture'; fields: string[]; name: string; digest: () => string };

/** Source: dmg.org/pmml/v4-4-1/Transformations.html and Functions.html. */
export function meaningOf(expression: XmlElement): Meaning {
  return understood(expression) ?? opaque(expression);
}

function understood(element: XmlElement): Meaning | null {
  const { name, attributes } = element;
  const field = attributes.get('field');
  switch (name) {
    case 'FieldRef':
      return field === undefined || attributes.has('mapMissingTo')
        ? null
        : { kind: 'path', field, pieces: [] };
    case 'Constant': {
      const value = attributes.get('missing') === 'true' ? null : constantOf(element);
      return value === null ? null : { kind: 'constant', value };
    }
    case 'NormContinuous': {
      const piece = field === undefined ? null : normContinuous(element);
      return piece && field !== undefined ? { kind: 'path', field, pieces: [piece] } : null;
    }
    case 'NormDiscrete': {
      const value = attributes.get('value');
      if (field === undefined || value === undefined || attributes.has('mapMissingTo')) return null;
      return { kind: 'path', field, pieces: [{ kind: 'category', value }] };
    }
    case 'Apply':
      return apply(element);
    default:
      return null;
  }
}

const NUMBERS = new Set(['double', 'float', 'integer', undefined]);

/** The number of a Constant; null for texts and dates. A constant of type float is one. */
function constantOf({ attributes, text }: XmlElement): number | null {
  const type = attributes.get('dataType');
  const value = NUMBERS.has(type) ? numberOf(text) : null;
  return value !== null && type === 'float' ? Math.fround(value) : value;
}

/** An xs:double. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return Number(trimmed);
  const special = new Map([
    ['NaN', Number.NaN],
    ['INF', Number.POSITIVE_INFINITY],
    ['-INF', Number.NEGATIVE_INFINITY],
  ]);
  return special.get(trimmed) ?? null;
}

/**
 * A line through two points, which goes on beyond them (`asIs`) or stops there (`asExtremeValues`). Null for more
 * points and for what makes outliers missing.
 */
function normContinuous(element: XmlElement): Piece | null {
  const points = childrenOf(element, 'LinearNorm').map(({ attributes }) => ({
    from: numberOf(attributes.get('orig') ?? ''),
    to: numberOf(attributes.get('norm') ?? ''),
  }));
  const [first, second] = points;
  const outliers = element.attributes.get('outliers') ?? 'asIs';
  if (!first || !second || points.length !== 2 || element.attributes.has('mapMissingTo')) return null;
  if (first.from === null || first.to === null || second.from === null || second.to === null) {
    throw new ArtifactError('has a LinearNorm that is no pair of numbers');
  }
  if (!(first.from < second.from)) throw new ArtifactError('has a NormContinuous whose points do not rise');
  if (outliers !== 'asIs' && outliers !== 'asExtremeValues') return null;
  const isHeld = outliers === 'asExtremeValues';
  return {
    kind: 'line',
    run: [
      { operation: 'subtract', by: [first.from], symbol: 'orig' },
      { operation: 'multiply', by: [(second.to - first.to) / (second.from - first.from)], symbol: 'slope' },
      { operation: 'add', by: [first.to], symbol: 'norm' },
    ],
    low: isHeld ? Math.min(first.to, second.to) : null,
    high: isHeld ? Math.max(first.to, second.to) : null,
  };
}

/** What an Apply does with missing or invalid values beyond the usual. */
const SPECIAL = ['mapMissingTo', 'defaultValue', 'invalidValueTreatment'];

function apply(element: XmlElement): Meaning | null {
  if (SPECIAL.some((name) => element.attributes.has(name))) return null;
  const name = element.attributes.get('function') ?? '';
  const operands = element.children.filter((child) => child.name !== 'Extension');
  if (name === 'if') return filling(operands);
  const [left, right, third] = operands;
  if (!left || !right || third) return null;
  const [one, two] = [meaningOf(left), meaningOf(right)];
  if (one.kind === 'path' && two.kind === 'constant') return applied(name, one, two.value);
  return one.kind === 'constant' && two.kind === 'path' ? mirrored(name, two, one.value) : null;
}

type Path = Extract<Meaning, { kind: 'path' }>;

const OPERATIONS: ReadonlyMap<string, Arithmetic['operation']> = new Map([
  ['-', 'subtract'],
  ['+', 'add'],
  ['/', 'divide'],
  ['*', 'multiply'],
]);

function applied(name: string, path: Path, value: number): Path | null {
  const operation = OPERATIONS.get(name);
  if (operation) return withOperation(path, { operation, by: [value], symbol: name });
  if (name !== 'min' && name !== 'max') return null;
  const last = path.pieces.at(-1);
  const [low, high] = name === 'max' ? [value, null] : [null, value];
  if (last?.kind !== 'line' || (low !== null && last.low !== null) || (high !== null && last.high !== null)) {
    return null;
  }
  return withLast(path, { ...last, low: low ?? last.low, high: high ?? last.high });
}

/** `c + x`, `c · x` and `c − x`. */
function mirrored(name: string, path: Path, value: number): Path | null {
  if (name !== '-') return name === '/' ? null : applied(name, path, value);
  const negative = withOperation(path, { operation: 'multiply', by: [-1], symbol: '−' });
  return withOperation(negative, { operation: 'add', by: [value], symbol: '-' });
}

function withOperation(path: Path, operation: Operation): Path {
  const last = path.pieces.at(-1);
  const isOpen = last?.kind === 'line' && last.low === null && last.high === null;
  if (isOpen) return withLast(path, { ...last, run: [...last.run, operation] });
  return { ...path, pieces: [...path.pieces, { kind: 'line', run: [operation], low: null, high: null }] };
}

function withLast(path: Path, piece: Piece): Path {
  return { ...path, pieces: [...path.pieces.slice(0, -1), piece] };
}

/** `if(isMissing(x), c, x)` and `if(isNotMissing(x), x, c)`. */
function filling([condition, yes, no, more]: XmlElement[]): Meaning | null {
  if (!condition || !yes || !no || more || condition.name !== 'Apply') return null;
  const test = condition.attributes.get('function');
  const [tested] = condition.children.map(meaningOf);
  const [value, field] =
    test === 'isNotMissing' ? [meaningOf(no), meaningOf(yes)] : [meaningOf(yes), meaningOf(no)];
  if (test !== 'isMissing' && test !== 'isNotMissing') return null;
  const isPlain =
    tested?.kind === 'path' && field.kind === 'path' && tested.pieces.length + field.pieces.length === 0;
  if (!isPlain || tested.field !== field.field || value.kind !== 'constant') return null;
  return { ...field, pieces: [{ kind: 'fill', value: value.value, missing: Number.NaN }] };
}

/** An expression that is known by its hash; of one field, its name is left out of it. */
function opaque(element: XmlElement): Meaning {
  const fields = new Set<string>();
  collectFields(element, fields);
  const [field, second] = fields;
  const name = element.attributes.get('function') ?? element.name;
  const digest = () => digestOf(element, second === undefined ? field : undefined);
  if (field === undefined || second !== undefined)
    return { kind: 'mixture', fields: [...fields], name, digest };
  return { kind: 'path', field, pieces: [{ kind: 'opaque', name, digest }] };
}

function collectFields(element: XmlElement, into: Set<string>): void {
  const field = element.attributes.get('field');
  if (field !== undefined) into.add(field);
  for (const child of element.children) collectFields(child, into);
}

/** What an element says, by hash; one field's name counts for nothing. */
export function digestOf(element: XmlElement, field?: string): string {
  const plain = ({ name, attributes, children, text }: XmlElement): unknown => [
    name,
    [...attributes].map(([key, value]) => [key, key === 'field' && value === field ? null : value]).sort(),
    children.map(plain),
    text.trim(),
  ];
  return createHash('sha256')
    .update(JSON.stringify(plain(element)))
    .digest('hex');
}
