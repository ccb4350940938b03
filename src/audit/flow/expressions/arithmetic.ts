import type { Expression } from '../../python/syntax.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { joinPaths } from '../files.ts';
import { calculate } from '../hand-written.ts';
import type { Frame } from '../run.ts';
import type { Value } from '../values.ts';
import { mostItems } from './displays.ts';

/** `a + b`, `x / 255`: joined, reckoned, a normalization by hand, or else data of both. */
export function binaryValue(frame: Frame, expression: Extract<Expression, { kind: 'binary' }>): Value {
  const { operator } = expression;
  const left = { expression: expression.left, value: frame.run.evaluate(frame, expression.left) };
  const right = { expression: expression.right, value: frame.run.evaluate(frame, expression.right) };
  const [a, b] = [left.value, right.value];
  return (
    joined(operator, a, b) ??
    reckon(operator, a, b) ??
    calculate(frame, { operator, at: expression, left, right }) ??
    dataValue(derive(dataAmong([a, b]), mayNormalize(operator, [a, b]) ? { complete: false } : {}))
  );
}

/** Texts, paths and lists that are put together: `folder / name`, `"scaler_" + version`. Null where they are none. */
function joined(operator: string, a: Value, b: Value): Value | null {
  if (operator === '/' && (a.kind === 'text' || (b.kind === 'text' && a.kind !== 'number')))
    return joinPaths([a, b]);
  if (a.kind === 'text' && operator === '+')
    return b.kind === 'text'
      ? { kind: 'text', text: a.text + b.text, known: a.known && b.known }
      : { kind: 'text', text: `${a.text}*`, known: false };
  if (a.kind === 'text' && operator === '%')
    return { kind: 'text', text: a.text.replace(/%[-+ #0-9.]*[a-z]/gi, '*'), known: false };
  if (b.kind === 'text' && operator === '+') return { kind: 'text', text: `*${b.text}`, known: false };
  return a.kind === 'list' && b.kind === 'list' && operator === '+'
    ? { ...a, items: [...a.items, ...b.items], isOfOne: false, isSome: Boolean(a.isSome || b.isSome) }
    : null;
}

/** `-1`; of data other data, of all else the same. */
export function unaryValue(
  frame: Frame,
  { operator, operand }: Extract<Expression, { kind: 'unary' }>,
): Value {
  const value = frame.run.evaluate(frame, operand);
  if (operator === '-' && value.kind === 'number') return { kind: 'number', value: -value.value };
  return value.kind === 'data' ? dataValue(derive([value.data])) : value;
}

/**
 * Whether numbers out of a file take part, or what was normalized is reckoned on with (`x / 255 * 2 - 1`): it may be a
 * normalization that is not known as one.
 */
export function mayNormalize(operator: string, sides: readonly Value[]): boolean {
  if (operator === '+' || operator === '-' || operator === '*') {
    const isNormalized = sides.some((side) => side.kind === 'data' && side.data.steps.length > 0);
    if (isNormalized && sides.some(({ kind }) => kind === 'number')) return true;
  }
  if (operator !== '-' && operator !== '/' && operator !== '*') return false;
  return sides.some((side) => side.kind === 'thing' || (side.kind === 'data' && side.data.file !== null));
}

/** Arithmetic of numbers, also of each in a list. */
export function reckon(operator: string, a: Value, b: Value): Value | null {
  const many = operator === '*' ? (repeated(a, b) ?? repeated(b, a)) : null;
  if (many) return many;
  if (a.kind === 'list' && (b.kind === 'number' || b.kind === 'list') && operator !== '+') {
    const items = a.items.map((item, index) =>
      reckon(operator, item, b.kind === 'list' ? (b.items[index] ?? { kind: 'none' }) : b),
    );
    return items.length > 0 && items.every((item) => item !== null) ? { ...a, items, isOfOne: false } : null;
  }
  if (a.kind !== 'number' || b.kind !== 'number') return null;
  const [x, y] = [a.value, b.value];
  switch (operator) {
    case '+':
      return { kind: 'number', value: x + y };
    case '-':
      return { kind: 'number', value: x - y };
    case '*':
      return { kind: 'number', value: x * y };
    case '/':
      return y === 0 ? null : { kind: 'number', value: x / y };
    case '//':
      return y === 0 ? null : { kind: 'number', value: Math.floor(x / y) };
    case '**':
      return { kind: 'number', value: x ** y };
    default:
      return null;
  }
}

/** `[0.5] * 3`: three times what the list holds. */
function repeated(list: Value, times: Value): Value | null {
  if (list.kind !== 'list' || list.shape === 'array' || times.kind !== 'number') return null;
  const { value } = times;
  if (!Number.isInteger(value) || value < 0 || value * list.items.length > mostItems) return null;
  return { ...list, items: Array.from({ length: value }, () => list.items).flat(), isOfOne: false };
}
