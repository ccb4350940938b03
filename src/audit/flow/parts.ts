import type { PartUse } from '../data.ts';
import { shortName } from '../short-name.ts';
import type { Given, Part, Value } from './values.ts';

/** A part of a split, of which nothing has become so far. */
export function newPart(): Part {
  return { uses: new Set() };
}

/** Notes what becomes of the parts that values are, or are made of. */
export function noteUse(values: readonly Value[], use: PartUse): void {
  for (const { uses } of values.flatMap(partsIn)) uses.add(use);
}

/** So many values are looked at for the parts in them: a hostile list holds itself. */
const mostHeld = 200;

/** The parts that a value is made of, or that it holds, the outermost first. */
function partsIn(value: Value): readonly Part[] {
  if (value.kind === 'data') return value.data.parts;
  const parts: Part[] = [];
  const waiting: Value[] = [value];
  for (const one of waiting) {
    if (one.kind === 'data') parts.push(...one.data.parts);
    else if (one.kind === 'thing') parts.push(...(one.thing.data?.parts ?? []));
    else waiting.push(...heldIn(one).slice(0, Math.max(0, mostHeld - waiting.length)));
  }
  return parts;
}

function heldIn(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'either':
      return value.values;
    case 'dict':
      return [...value.entries.values(), ...(value.rest ? [value.rest] : [])];
    case 'instance':
      return [...value.attributes.values()];
    case 'object':
      return [...value.given.positional, ...value.given.named.values(), ...value.attributes.values()];
    case 'method':
      return [value.of];
    default:
      return [];
  }
}

const LEARNING = /^(?:fit|fit_generator|partial_fit|train|train_on_batch|train_model|learn|cross_val\w*|cv)$/;
const ASKING = /^(?:predict\w*|score|evaluate\w*|decision_function|test|validate|cross_val\w*|cv)$/;
/** What only shows what it is given, whosever method it is. */
const SHOWING =
  /^(?:plot\w*|scatter\w*|hist\w*|bar\w*|box\w*|imshow|line\w*|fill_between|debug|info|warning|error|log\w*|write|show|display|set_\w+)$/;
/** Arguments that a model is measured by while it learns, whatever takes them. */
const MEASURED_BY = /^(?:val(?:id|idation)?|x_val|eval|evals|test|valid_sets|watchlist)(?:_\w+)?$/i;
const LEARNED_FROM = /^(?:d|x_)?train(?:ing)?(?:_\w+)?$/i;

/** What a call that is not followed does with the parts of a split, as far as its name and those of its arguments say. */
export function noteCall(called: string, given: Given): void {
  const last = shortName(called);
  const { positional, named } = given;
  noteNamed(given, LEARNING.test(last) ? 'watched' : 'asked');
  if (SHOWING.test(last)) return;
  const rest = [...positional, ...[...named].filter(([name]) => !saysUse(name)).map(([, value]) => value)];
  if (LEARNING.test(last)) noteUse(rest, 'trains');
  if (ASKING.test(last)) noteUse(rest, 'asked');
  if (!LEARNING.test(last) && !ASKING.test(last)) noteUse(rest, 'leaves');
}

/**
 * What arguments are for by their own names: `validation_data=(X_val, y_val)`, `train_dataset=train`. `measured` is how a model is
 * measured by what is called: in the end, or while it learns.
 */
export function noteNamed({ named }: Given, measured: 'asked' | 'watched'): void {
  for (const [name, value] of named) {
    if (MEASURED_BY.test(name)) noteUse([value], measured);
    else if (LEARNED_FROM.test(name)) noteUse([value], 'trains');
  }
}

function saysUse(name: string): boolean {
  return MEASURED_BY.test(name) || LEARNED_FROM.test(name);
}
