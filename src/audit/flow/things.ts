import { remember } from '../known/remember.ts';
import { shortName } from '../short-name.ts';
import { showSite } from '../site.ts';
import type { ThingFamily } from '../thing.ts';
import { type Frame, type Run, siteOf } from './run.ts';
import type { DataNode, ThingNode, Value } from './values.ts';

export function newThing(
  run: Run,
  said: Partial<ThingNode> & { family: ThingFamily; origin: ThingNode['origin'] },
): ThingNode {
  run.things += 1;
  return {
    class: null,
    name: null,
    looksLike: null,
    born: null,
    parameters: [],
    parts: [],
    holders: [],
    escapes: [],
    isForTarget: false,
    held: new Map(),
    within: [],
    file: null,
    data: null,
    constants: [],
    ...said,
    id: run.things,
  };
}

/** What a name says of what it names. */
export const looksByName = remember((name: string): ThingNode['looksLike'] => {
  const last = shortName(name).toLowerCase();
  if (
    /scal(?:er|ar)|^sc$|^ss$|^mms?$|^(?:std|min_?max|robust)_?sc|normali[sz]er|preprocessor|pre_?proc|transformer(?!s)|imputer|encoder|^pca$|vectori[sz]er|^tfidf|tokeni[sz]er/.test(
      last,
    )
  )
    return 'scaler';
  return /model|clf|classifier|regressor|estimator|^(?:rf|lr|svm|svc|knn|xgb|lgbm|nn|net|network)(?:_|$)/.test(
    last,
  )
    ? 'model'
    : null;
});

/** Names a thing, the first name counts, and what it suggests where nothing else is known. */
export function nameThing(thing: ThingNode, name: string): void {
  thing.name ??= name;
  thing.looksLike ??= thing.class === null ? looksByName(name) : null;
  if (
    /(?:^|[._])(?:y|target|label|labels|output|out)(?:[._]|$)|(?:scaler|sc|encoder)_?[yY]$|[yY]_?(?:scaler|sc)$/.test(
      name,
    )
  )
    thing.isForTarget = true;
}

/** The thing that unknown data turned out to be, because it is used as one. */
export function thingOfData(run: Run, data: DataNode, looksLike: ThingNode['looksLike']): ThingNode {
  if (!data.thing) {
    const name = data.name;
    data.thing = newThing(run, {
      family: 'loaded',
      origin: data.file ? 'loaded' : 'outside',
      file: data.file,
      data,
    });
    if (name !== null) nameThing(data.thing, name);
  }
  data.thing.looksLike ??= looksLike;
  return data.thing;
}

/** So many values are looked at for the things in them: hostile lists hold themselves, and each other many times over. */
const mostHeld = 2_000;

/** Every thing that a value is or holds. */
export function thingsIn(value: Value): ThingNode[] {
  return thingsWithin(value, 0, { left: mostHeld });
}

function thingsWithin(value: Value, depth: number, budget: { left: number }): ThingNode[] {
  budget.left -= 1;
  if (depth > 4 || budget.left < 0) return [];
  const inner = (held: readonly Value[]) => held.flatMap((one) => thingsWithin(one, depth + 1, budget));
  switch (value.kind) {
    case 'thing':
      return [value.thing];
    case 'list':
      return inner(value.items.slice(0, 50));
    case 'dict':
      return inner([...value.entries.values()]);
    case 'instance':
    case 'object':
      return inner([...value.attributes.values()]);
    case 'either':
      return inner(value.values);
    default:
      return [];
  }
}

/** Notes that things went where they are not followed. */
export function noteEscape(frame: Frame, values: readonly Value[], how: string, at: { from: number }): void {
  for (const thing of values.flatMap((value) => thingsIn(value))) {
    const note = `${how} (${showSite(siteOf(frame, at))})`;
    if (thing.escapes.length < 5 && !thing.escapes.includes(note)) thing.escapes.push(note);
  }
}

/** A thing that another holds. */
export function hold(holder: ThingNode, part: ThingNode): void {
  if (holder === part) return;
  if (!holder.parts.includes(part)) holder.parts.push(part);
  if (!part.holders.includes(holder)) part.holders.push(holder);
}

/** What a thing that was loaded holds under a key: a thing of its own, always the same. */
export function heldIn(run: Run, thing: ThingNode, key: string): ThingNode {
  const known = thing.held.get(key);
  if (known) return known;
  const held = newThing(run, {
    family: 'loaded',
    origin: 'loaded',
    born: thing.born,
    within: [...thing.within, key],
    file: thing.file,
  });
  const inner = /"(.*)"/.exec(key)?.[1] ?? key;
  held.looksLike = looksByName(inner);
  thing.held.set(key, held);
  hold(thing, held);
  return held;
}
