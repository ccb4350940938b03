import { remember } from '../known/remember.ts';
import type { Expression } from '../python/syntax.ts';
import { numbersInConfig } from './documents.ts';
import { numbersOf } from './given.ts';
import { type Frame, siteOf, written } from './run.ts';
import type { Measure, NumbersNode, Value } from './values.ts';

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
  const shown = text ?? written(frame, expression);
  const own = measureIn(value);
  const data = value.kind === 'data' ? value.data : null;
  return {
    values: literal ?? numbersInConfig(value),
    text: shown,
    source: literal ? 'literal' : own?.of ? 'computed' : data?.file ? 'loaded' : 'unknown',
    measure: own?.what ?? measureByName(shown),
    of: own?.of ?? null,
    isOfEachRow: own?.isOfEachRow ?? false,
    file: data?.file ?? null,
    site: own?.site ?? (value.kind === 'list' ? value.at : null) ?? site ?? siteOf(frame, expression),
  };
}

/** What one side of a calculation is: by what it was reckoned from, else by its name. */
export function measureOf(
  frame: Frame,
  { expression, value }: { expression: Expression; value: Value },
): Measure['what'] | null {
  return (
    measureIn(value)?.what ??
    (value.kind === 'data' || value.kind === 'list' || value.kind === 'number' || value.kind === 'thing'
      ? measureByName(nameIn(frame, expression))
      : null)
  );
}

/** A name, an attribute or a key; a longer expression has no name. */
function nameIn(frame: Frame, expression: Expression): string {
  return /^(?:name|attribute|subscript)$/.test(expression.kind) ? written(frame, expression) : '';
}

/** What a value was reckoned from, where the code reckons it. */
export function measureIn(value: Value): Measure | null {
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
