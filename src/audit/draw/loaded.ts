import type { Place } from '../place.ts';
import type { LockFacts, ProjectMap } from '../project-map.ts';
import type { Thing } from '../thing.ts';

/** What loaded things are: as the code that saved them says, else as the lock says that is about their file. */
export function tellLoaded({
  places,
  things,
  links,
  locks,
}: Pick<ProjectMap, 'places' | 'things' | 'links' | 'locks'>): Thing[] {
  const savedBy = new Map<number, Thing[]>();
  const heldBy = new Map<number, Set<number>>();
  for (const { kind, from, to } of links) {
    const [load, save] = [places[from], places[to]];
    if (kind !== 'reads' || !load || !save || load.thing === null || save.thing === null) continue;
    // What was loaded whole, of a file that holds several, is none of them, and has them.
    if (load.within.length === 0 && save.within.length > 0) {
      heldBy.set(load.thing, (heldBy.get(load.thing) ?? new Set()).add(save.thing));
      continue;
    }
    const saved = things[save.thing];
    if (saved) savedBy.set(load.thing, [...(savedBy.get(load.thing) ?? []), saved]);
  }
  return things.map((loaded): Thing => {
    const held = [...(heldBy.get(loaded.id) ?? [])].filter((id) => !loaded.parts.includes(id));
    const thing = held.length === 0 ? loaded : { ...loaded, parts: [...loaded.parts, ...held] };
    if (thing.class !== null || thing.origin !== 'loaded') return thing;
    const [first, ...others] = savedBy.get(thing.id) ?? [];
    if (first?.class && others.every((other) => other.class === first.class))
      return {
        ...thing,
        class: first.class,
        family: first.family,
        parameters: first.parameters,
        isForTarget: first.isForTarget,
      };
    return { ...thing, ...lockedAs(places, thing, locks) };
  });
}

function lockedAs(places: readonly Place[], thing: Thing, locks: readonly LockFacts[]): Partial<Thing> {
  const load = thing.born === null ? null : places[thing.born];
  if (!load?.file || load.within.length > 0) return {};
  const { candidates } = load.file;
  for (const { lock, scalers, models } of locks) {
    const scaler = lock.scalers[scalers.findIndex((path) => candidates.includes(path))];
    if (scaler)
      return {
        looksLike: 'scaler',
        ...(scaler.class === null ? {} : { class: scaler.class, family: 'scaler' }),
      };
    const model = lock.models[models.findIndex((path) => candidates.includes(path))];
    if (model)
      return { looksLike: 'model', ...(model.class === null ? {} : { class: model.class, family: 'model' }) };
  }
  return {};
}
