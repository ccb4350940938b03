import type { Expression } from '../python/syntax.ts';
import { lookUp } from './names.ts';
import { hasNamedColumns } from './reach.ts';
import { type Frame, written } from './run.ts';
import type { Value } from './values.ts';

/** `fit`, `not fit`, `scaler is None`, `scaler is not None`, `mode == "train"`. */
const ASKED = /^(not )?(\w+)(?: (is|is not) None| (==|!=) (?:'(\w+)'|"(\w+)"))?$/;

/**
 * Which way a condition goes that asks a parameter of the function, where the call that is followed gives it: of
 * `prepare(X, fit=False)` only the way that does not fit. Null where that is not known.
 */
export function decided(frame: Frame, test: Expression): boolean | null {
  const isTable = askedForTable(frame, test);
  if (isTable !== null) return isTable;
  // A function that nothing calls, or that is run by itself, may be called with anything.
  if (frame.via.length === 0) return null;
  const [, negated, name, isNone, equals, one, other] = ASKED.exec(written(frame, test)) ?? [];
  if (name === undefined || !frame.function?.syntax.parameters.some((given) => given.name === name))
    return null;
  const value = lookUp(frame.names, name);
  const text = one ?? other;
  const answer = value ? answerOf(value, isNone !== undefined, text) : null;
  if (answer === null) return null;
  return [negated !== undefined, isNone === 'is not', equals === '!='].filter(Boolean).length % 2 === 1
    ? !answer
    : answer;
}

/** `isinstance(x, pd.DataFrame)`, where `x` has columns that were written by their names. Null where that is not asked, or not known. */
function askedForTable(frame: Frame, test: Expression): boolean | null {
  const asked = /^(not )?isinstance\((\w+), ?(?:pd|pandas)\.DataFrame\)$/.exec(written(frame, test));
  const value = asked?.[2] === undefined ? null : lookUp(frame.names, asked[2]);
  return value?.kind === 'data' && hasNamedColumns(value.data) ? asked?.[1] === undefined : null;
}

/** Whether a value is true, is `None`, or is this text; null where that is not known. */
function answerOf(value: Value, asksForNone: boolean, text: string | undefined): boolean | null {
  if (asksForNone) {
    if (value.kind === 'none') return true;
    // Loaded on a condition it may be `None` after all.
    if (value.kind === 'thing' && value.thing.born?.scope.inside.includes('branch')) return null;
    return ['thing', 'instance', 'list', 'dict', 'text', 'number', 'truth'].includes(value.kind)
      ? false
      : null;
  }
  if (text !== undefined) return value.kind === 'text' && value.known ? value.text === text : null;
  if (value.kind === 'truth') return value.value;
  if (value.kind === 'none') return false;
  return value.kind === 'thing' ? true : null;
}
