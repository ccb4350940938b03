import { remember } from '../known/remember.ts';
import type { Expression } from '../python/syntax.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { numbersInConfig } from './documents.ts';
import { numbersOf } from './given.ts';
import { addPlace } from './places.ts';
import { type Frame, siteOf, written } from './run.ts';
import type { ConstantsNode, DataNode, Measure, NumbersNode, Value } from './values.ts';

/** A calculation as it is written, and what its sides stand for. */
interface Calculation {
  operator: string;
  at: { from: number; to: number };
  left: { expression: Expression; value: Value };
  right: { expression: Expression; value: Value };
}

/** What pixels and samples are divided by. */
const FULL_SCALES = [255, 256, 127.5, 128, 65535, 65536, 32767, 32768];

/**
 * Normalization that is written out: `(x - mean) / std`, `(x - min) / (max - min)`, `x / 255`. Null where a calculation is none.
 * A difference is remembered: what divides it later, in another statement, makes it one.
 */
export function calculate(frame: Frame, calculation: Calculation): Value | null {
  const { operator, left, right } = calculation;
  if (operator === '*') {
    const back = turnedBack(left.value, right.value) ?? turnedBack(right.value, left.value);
    if (back) return back;
  }
  if (isNumber(left.value)) return null;
  switch (operator) {
    case '-':
      return subtract(frame, calculation);
    case '/':
    case '//':
      return divide(frame, calculation);
    case '*':
      return multiply(frame, calculation);
    case '+': {
      // `std + 1e-8` is still the deviation.
      const data = left.value.kind === 'data' && isNumber(right.value) ? left.value.data : null;
      return data?.measure || data?.isRange
        ? dataValue(derive([data], { measure: data.measure, isRange: data.isRange, name: data.name }))
        : null;
    }
    default:
      return null;
  }
}

/** A calculation that is the call of a method or a function: `x.div(255)`, `np.subtract(x, mean)`. */
export function calculateBy(
  frame: Frame,
  operator: string,
  [x, by]: readonly [Value, Value],
  at: Expression,
): Value {
  const [left, right] = sidesOf(at);
  return (
    calculate(frame, {
      operator,
      at,
      left: { expression: left, value: x },
      right: { expression: right, value: by },
    }) ?? dataValue(derive(dataAmong([x, by]), { complete: false }))
  );
}

/** Where the two sides of a call stand: the object and the argument, or two arguments. */
function sidesOf(at: Expression): [Expression, Expression] {
  if (at.kind !== 'call') return [at, at];
  const [first, second] = at.arguments.map(({ value }) => value);
  if (second && at.arguments[1]?.name === null) return [first ?? at, second];
  return [at.callee.kind === 'attribute' ? at.callee.object : at, first ?? at];
}

function subtract(frame: Frame, { left, right, at }: Calculation): Value | null {
  const [x, by] = [left.value, right.value];
  const [leftIs, rightIs] = [measureOf(frame, left), measureOf(frame, right)];
  if (leftIs === 'max' && rightIs === 'min') {
    const of = x.kind === 'data' ? x.data : null;
    return dataValue(
      derive(of ? [of] : [], {
        isRange: true,
        complete: true,
        measure: {
          what: 'range',
          of: measured(x)?.of ?? null,
          site: siteOf(frame, at),
          isOfEachRow: measured(x)?.isOfEachRow ?? false,
        },
      }),
    );
  }
  if (!isArray(x)) return null;
  if (rightIs === null && !numbersOf(by)) return null;
  const of = asData(x);
  // One after the other (`x = x / 127.5 - 1`): the numbers belong to the division before.
  return dataValue(
    derive([of], {
      centered: { by, text: written(frame, right.expression), of, site: siteOf(frame, right.expression) },
    }),
  );
}

function divide(frame: Frame, { left, right, at }: Calculation): Value | null {
  const data = isArray(left.value) ? asData(left.value) : null;
  if (!data) return null;
  const scale = numbersNode(frame, right);
  if (data.centered) {
    const offset = numbersNode(frame, {
      expression: right.expression,
      value: data.centered.by,
      text: data.centered.text,
      site: data.centered.site,
    });
    const form = formOf(offset, scale, right.value);
    if (form) return normalized(frame, at, data.centered.of, { form, offset, scale, dividedBefore: null });
  }
  const [only, ...more] = scale.values ?? [];
  if (only !== undefined && more.length === 0 && FULL_SCALES.includes(only))
    return normalized(frame, at, data, { form: 'divide', offset: null, scale, dividedBefore: null });
  const own = measured(right.value);
  if (own?.of && (own.what === 'max' || own.what === 'std' || own.what === 'range') && isOfSame(own.of, data))
    return normalized(frame, at, data, { form: 'divide', offset: null, scale, dividedBefore: null });
  // `(x - 12.5) / 3.2`, `x / [10, 200]`: it may be one, and nothing says so.
  const mayBeOne = data.centered !== null || more.length > 0;
  return mayBeOne ? dataValue(derive(dataAmong([left.value, right.value]), { complete: false })) : null;
}

/** `x * 255` of what was divided by 255: it is what it was before. */
function turnedBack(of: Value, by: Value): Value | null {
  if (of.kind !== 'data' || by.kind !== 'number') return null;
  const last = of.data.steps.findLast(
    ({ constants }) => constants?.form === 'divide' && constants.scale?.values?.[0] === by.value,
  );
  return last
    ? dataValue({ ...derive([of.data]), steps: of.data.steps.filter((step) => step !== last) })
    : null;
}

function multiply(frame: Frame, { left, right, at }: Calculation): Value | null {
  const factor = right.value.kind === 'number' ? right.value.value : Number.NaN;
  const by = FULL_SCALES.find((scale) => Math.abs(factor * scale - 1) < 1e-4);
  if (by === undefined || !isArray(left.value)) return null;
  const scale: NumbersNode = { ...numbersNode(frame, right), values: [by] };
  return normalized(frame, at, asData(left.value), {
    form: 'divide',
    offset: null,
    scale,
    dividedBefore: null,
  });
}

/** Notes the place, and gives the data as it is after it. */
export function normalized(
  frame: Frame,
  at: { from: number; to: number },
  data: DataNode,
  constants: ConstantsNode,
): Value {
  const place = addPlace(frame, 'constants', at, { data, constants });
  const result = derive([data], { step: place });
  if (place.results.length === 0) place.results.push(result);
  return dataValue(result);
}

/** Whether two numbers make a normalization, and which; a temperature's `(f - 32) / 1.8` is none. */
function formOf(offset: NumbersNode, scale: NumbersNode, divisor: Value): ConstantsNode['form'] | null {
  const isRange = scale.measure === 'range' || (divisor.kind === 'data' && divisor.data.isRange);
  if (isRange && (offset.measure === 'min' || offset.measure === null)) return 'minmax';
  if (offset.measure === 'min' && scale.measure === 'max') return 'minmax';
  const isCentre = offset.measure === 'mean' || offset.measure === 'median';
  const isSpread = scale.measure === 'std' || scale.measure === 'var' || isScaleByName(scale.text);
  if (isCentre && (isSpread || scale.values !== null)) return 'standard';
  if (isSpread && offset.values !== null) return 'standard';
  const [centre, spread] = [offset.values?.[0], scale.values?.[0]];
  if (centre === undefined || spread === undefined) return null;
  const areChannels = (offset.values?.length ?? 0) > 1 && offset.values?.length === scale.values?.length;
  return areChannels || centre === spread || FULL_SCALES.includes(spread) ? 'standard' : null;
}

/** `stats["scale"]`, as sklearn calls the deviation that it divides by. */
function isScaleByName(text: string): boolean {
  return /(?:^|[^A-Za-z])scales?_?["'\])\s]*$/i.test(text);
}

/** The numbers of one side of a calculation, and where they are from. */
export function numbersNode(
  frame: Frame,
  {
    expression,
    value,
    text,
    site,
  }: { expression: Expression; value: Value; text?: string; site?: NumbersNode['site'] },
): NumbersNode {
  const literal = numbersOf(value);
  const values = literal ?? numbersInConfig(value);
  const shown = text ?? written(frame, expression);
  const own = measured(value);
  const data = value.kind === 'data' ? value.data : null;
  return {
    values,
    text: shown,
    source: literal ? 'literal' : own?.of ? 'computed' : data?.file ? 'loaded' : 'unknown',
    measure: own?.what ?? measureByName(shown),
    of: own?.of ?? null,
    isOfEachRow: own?.isOfEachRow ?? false,
    file: data?.file ?? null,
    site: own?.site ?? (value.kind === 'list' ? value.at : null) ?? site ?? siteOf(frame, expression),
  };
}

function measureOf(
  frame: Frame,
  { expression, value }: { expression: Expression; value: Value },
): Measure['what'] | null {
  return (
    measured(value)?.what ??
    (value.kind === 'data' || value.kind === 'list' || value.kind === 'number' || value.kind === 'thing'
      ? measureByName(nameIn(frame, expression))
      : null)
  );
}

/** A name, an attribute or a key; a longer expression has no name. */
function nameIn(frame: Frame, expression: Expression): string {
  return /^(?:name|attribute|subscript)$/.test(expression.kind) ? written(frame, expression) : '';
}

function measured(value: Value): Measure | null {
  return value.kind === 'data' ? value.data.measure : null;
}

/** What the last word of a name says: `train_mean`, `stats["std"]`, `self.sigma`. */
export const measureByName = remember((text: string): Measure['what'] | null => {
  const plain = text.replace(/\s*[+].*$/, '').replace(/\[\s*(?::|\.\.\.|None|\d).*\]$/, '');
  const last = (/([A-Za-z_]\w*)["'\])\s]*$/.exec(plain)?.[1] ?? '').toLowerCase();
  const words = last.split(/[_\d]+/);
  const has = (...any: string[]) => any.some((word) => words.includes(word));
  if (has('std', 'stds', 'stdev', 'sigma', 'stddev', 'sd', 'deviation')) return 'std';
  if (has('var', 'variance')) return 'var';
  if (has('mean', 'means', 'mu', 'avg', 'average')) return 'mean';
  if (has('median')) return 'median';
  if (has('range', 'ptp')) return 'range';
  if (has('min', 'mins', 'minimum', 'minval', 'xmin')) return 'min';
  return has('max', 'maxs', 'maximum', 'maxval', 'xmax') ? 'max' : null;
});

/** What can be normalized: an array, a table, a list of values that are no literals. */
function isArray({ kind }: Value): boolean {
  return kind === 'data' || kind === 'either' || kind === 'thing' || kind === 'list';
}

function isNumber(value: Value): boolean {
  return value.kind === 'number' || (value.kind === 'list' && numbersOf(value) !== null);
}

/** Whether the one came of the other, or both of the same. */
function isOfSame(a: DataNode, b: DataNode): boolean {
  return a === b || rootOf(a) === rootOf(b);
}

function rootOf(data: DataNode): DataNode {
  let at = data;
  for (let parent = at.parents[0]; parent && at.parents.length === 1; parent = at.parents[0]) at = parent;
  return at;
}
