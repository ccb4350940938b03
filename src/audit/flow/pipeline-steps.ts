import type { Expression } from '../python/syntax.ts';
import { shortName } from '../short-name.ts';
import { type Frame, type Run, written } from './run.ts';
import { hold, newThing } from './things.ts';
import type { Given, ThingNode, Value } from './values.ts';

/*
 * A step that is taken out of a pipeline is that step: `pipe["pca"]`, `pipe.named_steps.pca`, `pipe.steps[0][1]`. A slice of it is a
 * pipeline of some of its steps.
 */

/** What holds others under names of their own. */
const NAMING = /\.(?:Pipeline|ColumnTransformer|FeatureUnion)$/;

/** Notes what a pipeline's steps are called: by its pairs, or as `make_pipeline` calls them, each by its class. */
export function nameSteps(thing: ThingNode, { positional, named }: Given): void {
  if (!NAMING.test(thing.class ?? '')) return;
  const pairs =
    named.get('steps') ?? named.get('transformers') ?? named.get('transformer_list') ?? positional[0];
  if (pairs?.kind === 'list') {
    for (const pair of pairs.items) {
      const [name, step] = pair.kind === 'list' ? pair.items : [];
      if (name?.kind === 'text' && name.known && step?.kind === 'thing')
        thing.held.set(keyOf(name.text), step.thing);
    }
    return;
  }
  const called = positional.flatMap((step) =>
    step.kind === 'thing' ? [[nameByClass(step.thing), step.thing] as const] : [],
  );
  for (const [name, step] of called) {
    // Two of one class are numbered: which number a step has is not asked here.
    if (name !== null && called.filter(([other]) => other === name).length === 1)
      thing.held.set(keyOf(name), step);
  }
}

function keyOf(name: string): string {
  return `["${name}"]`;
}

function nameByClass({ class: name }: ThingNode): string | null {
  return name === null ? null : shortName(name).toLowerCase();
}

/** The step of a name; of a search, of the pipeline that it holds. Null where no step is called so. */
export function stepByName(thing: ThingNode, name: string): ThingNode | null {
  const own = thing.held.get(keyOf(name));
  if (own) return own;
  const [only, ...others] = thing.parts;
  return only?.family === 'pipeline' && others.length === 0 ? (only.held.get(keyOf(name)) ?? null) : null;
}

/** `pipe["pca"]`, `pipe[-1]`, `pipe[:-1]`, `pipe.steps[0]`. Where nobody knows which step it is, it may be any. */
export function stepOf(
  frame: Frame,
  thing: ThingNode,
  index: Value | null,
  { object, index: asked }: Subscript,
): Value {
  const [only] = asked;
  if (only?.kind === 'slice') return slice(frame.run, thing, written(frame, only));
  if (index?.kind === 'number') {
    const part = thing.parts.at(index.value);
    if (!part) return { kind: 'thing', thing };
    const isPair = object.kind === 'attribute' && /^(?:steps|transformers_?)$/.test(object.name);
    return isPair ? pairOf(part) : { kind: 'thing', thing: part };
  }
  const step = index?.kind === 'text' && index.known ? stepByName(thing, index.text) : null;
  if (step) return { kind: 'thing', thing: step };
  return thing.parts.length < 2
    ? { kind: 'thing', thing: thing.parts[0] ?? thing }
    : { kind: 'either', values: thing.parts.map((part) => ({ kind: 'thing', thing: part })) };
}

type Subscript = Extract<Expression, { kind: 'subscript' }>;

/** `("scaler", StandardScaler())`, as `steps` holds it. */
function pairOf(part: ThingNode): Value {
  const name: Value = { kind: 'text', text: '*', known: false };
  return { kind: 'list', shape: 'tuple', at: null, items: [name, { kind: 'thing', thing: part }] };
}

/** The pipeline of some of the steps: the same each time that it is cut so. */
function slice(run: Run, thing: ThingNode, text: string): Value {
  const [, from, to] = /^\s*(-?\d*)\s*:\s*(-?\d*)\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return { kind: 'thing', thing };
  const known = thing.held.get(`[${text}]`);
  if (known) return { kind: 'thing', thing: known };
  const { family, class: name, born, origin, file } = thing;
  const cut = newThing(run, { family, class: name, born, origin, file, holders: [thing] });
  for (const part of thing.parts.slice(Number(from || 0), to === '' ? undefined : Number(to)))
    hold(cut, part);
  thing.held.set(`[${text}]`, cut);
  return { kind: 'thing', thing: cut };
}
