import type { Expression } from '../python/syntax.ts';
import { lookUp } from './names.ts';
import { type Frame, written } from './run.ts';
import type { Value } from './values.ts';

/**
 * What a condition comes to where the caller says so: `if fit:`, `if not train:`, `if mode == "train":` of a parameter that
 * the call gives as a constant, or leaves as it is by default. One function that fits for the training rows and applies for all
 * others is then two, and no call is followed into what it does not do. Null where nothing says so.
 */
export function knownFlag(frame: Frame, test: Expression): boolean | null {
  // Of a function that nobody calls, the default says nothing: both ways are there to be called.
  if (!frame.function || frame.via.length === 0) return null;
  const text = written(frame, test).replace(/^\((.*)\)$/, '$1');
  const [, negated, flag] = /^(not\s+)?([A-Za-z_]\w*)$/.exec(text) ?? [];
  if (flag !== undefined) {
    const value = parameter(frame, flag);
    return value?.kind === 'truth' ? value.value !== (negated !== undefined) : null;
  }
  const [, name, operator, , word] = /^([A-Za-z_]\w*)\s*(==|!=)\s*(["'])([\w -]*)\3$/.exec(text) ?? [];
  const value = name === undefined ? null : parameter(frame, name);
  return value?.kind === 'text' && value.known ? (value.text === word) === (operator === '==') : null;
}

function parameter({ function: called, names }: Frame, name: string): Value | null {
  const isOne = called?.syntax.parameters.some((one) => one.name === name && one.star === '') ?? false;
  return isOne ? lookUp(names, name) : null;
}
