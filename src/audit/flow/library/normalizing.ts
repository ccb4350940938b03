import { canonicalName } from '../../known/classes.ts';
import { NORMALIZING } from '../../known/functions.ts';
import type { Expression } from '../../python/syntax.ts';
import { shortName } from '../../short-name.ts';
import { asData } from '../data.ts';
import { isOfEachRow } from '../each-row.ts';
import { allGiven, argument } from '../given.ts';
import { normalized } from '../hand-written.ts';
import { numbersNode } from '../numbers.ts';
import { type Frame, siteOf } from '../run.ts';
import type { ConstantsNode, DataNode, Given, NumbersNode, Value } from '../values.ts';

/** Functions that normalize: `scale(x)`, `zscore(x)`, `F.normalize(x, mean, std)`, `preprocess_input(x)`. */
export function normalizeBy(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const [first] = allGiven(given);
  const known = Object.hasOwn(NORMALIZING, name) ? NORMALIZING[name] : undefined;
  if (!first || (!known && !APPLICATION.test(name))) return null;
  // Of several possible values the data is made here: once, so that what is normalized is what it is normalized by.
  const data = asData(first);
  switch (known?.by) {
    case 'data':
      return normalized(frame, at, data, byItself(frame, name, known.form, data, at));
    case 'fixed':
      return normalized(frame, at, data, by255(frame, at));
    case 'arguments':
      return normalized(frame, at, data, byArguments(frame, given, at));
    default:
      return normalized(frame, at, data, asNamed(frame, name, at));
  }
}

/** Whether a function normalizes what it is given by its own numbers: `scipy.stats.zscore`. */
export function normalizes(dotted: string): boolean {
  return Object.hasOwn(NORMALIZING, canonicalName(dotted));
}

/** Numbers that the function takes from the data that it is given. */
function byItself(
  frame: Frame,
  name: string,
  form: ConstantsNode['form'],
  data: DataNode,
  at: Expression,
): ConstantsNode {
  const computed = (measure: NumbersNode['measure']): NumbersNode => ({
    values: null,
    text: shortName(name),
    source: 'computed',
    measure,
    of: data,
    file: null,
    site: siteOf(frame, at),
    isOfEachRow: name.endsWith('per_image_standardization') || isOfEachRow(at, 1),
  });
  const isMinmax = form === 'minmax';
  return {
    form,
    offset: form === 'divide' ? null : computed(isMinmax ? 'min' : 'mean'),
    scale: computed(isMinmax ? 'range' : 'std'),
    dividedBefore: null,
  };
}

/** An image of bytes becomes one between 0 and 1. */
function by255(frame: Frame, at: Expression): ConstantsNode {
  const scale = numbersNode(frame, { expression: at, value: { kind: 'number', value: 255 }, text: '255' });
  return { form: 'divide', offset: null, scale, dividedBefore: null };
}

function byArguments(frame: Frame, given: Given, at: Expression): ConstantsNode {
  const numbers = (place: number, what: string): NumbersNode | null => {
    const value = argument(given, place, what);
    return value ? numbersNode(frame, { expression: at, value, text: what }) : null;
  };
  return { form: 'standard', offset: numbers(1, 'mean'), scale: numbers(2, 'std'), dividedBefore: null };
}

const APPLICATION = /^keras\.applications\.(?:\w+\.)+preprocess_input$/;

/** The numbers of a pretrained application: which they are is told by the function's name alone. */
function asNamed(frame: Frame, name: string, at: Expression): ConstantsNode {
  const site = siteOf(frame, at);
  return {
    form: 'shift',
    offset: null,
    scale: { values: null, text: name, source: 'literal', measure: null, of: null, file: null, site },
    dividedBefore: null,
  };
}
