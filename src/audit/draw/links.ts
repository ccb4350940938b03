import type { Data, FileName, Place, PlaceId, Thing } from '../place.ts';
import type { Link } from '../project-map.ts';

/** What belongs together of the places. `order` says in which order the code comes to them. */
export function linkPlaces(
  places: readonly Place[],
  things: readonly Thing[],
  data: readonly Data[],
  order: (id: PlaceId) => number,
): Link[] {
  return [...reads(places), ...uses(places, things, order), ...feeds(places, data)];
}

/** Which save wrote what is loaded. By the whole path first; where none fits, by the file's name alone. */
function reads(places: readonly Place[]): Link[] {
  const saves = places.filter(({ kind, file }) => kind === 'save' && file?.text);
  return places
    .filter(({ kind, file }) => kind === 'load' && file?.text && file.remote === null)
    .flatMap((load): Link[] => {
      const ofPart = saves.filter((save) => fitsWithin(load.within, save.within));
      const same = ofPart.filter((save) => isSamePath(load.file, save.file));
      const alike = same.length > 0 ? same : ofPart.filter((save) => isSameName(load.file, save.file));
      return alike.map((save) => ({
        kind: 'reads',
        from: load.id,
        to: save.id,
        sure: same.length > 0 && save.sure,
      }));
    });
}

function fitsWithin(load: readonly string[], save: readonly string[]): boolean {
  return load.length === 0 || save.length === 0 || load.join() === save.join();
}

function isSamePath(a: FileName | null, b: FileName | null): boolean {
  if (!a || !b || !a.known || !b.known) return false;
  return a.text === b.text || a.candidates.some((path) => b.candidates.includes(path));
}

/** The same last part of the path, which must say something: `scaler.pkl`, `scaler_*.pkl`. */
function isSameName(a: FileName | null, b: FileName | null): boolean {
  const [first, second] = [lastOf(a), lastOf(b)];
  return first === second && first.replace(/[*.]/g, '').length > 3;
}

function lastOf(file: FileName | null): string {
  const text = file?.text ?? '';
  return text.slice(text.lastIndexOf('/') + 1);
}

const LEARNING = /^(?:partial_)?fit(?:_transform)?$|^train$/;

/** What a thing that is used was made or loaded by, and what it learned from last. */
function uses(places: readonly Place[], things: readonly Thing[], order: (id: PlaceId) => number): Link[] {
  const learned = new Map<number, Place[]>();
  for (const place of places) {
    if (place.thing === null || !LEARNING.test(place.kind)) continue;
    const known = learned.get(place.thing);
    if (known) known.push(place);
    else learned.set(place.thing, [place]);
  }
  return places.flatMap((place): Link[] => {
    if (place.thing === null || place.kind === 'create' || place.kind === 'load') return [];
    const before = (learned.get(place.thing) ?? []).filter(({ id }) => order(id) < order(place.id));
    const last = before.sort((a, b) => order(a.id) - order(b.id)).at(-1)?.id ?? null;
    const to = new Set([things[place.thing]?.born ?? null, last]);
    return [...to].flatMap((id) =>
      id === null || id === place.id
        ? []
        : [{ kind: 'uses' as const, from: place.id, to: id, sure: place.sure }],
    );
  });
}

/** Which places gave the data that goes into another. */
function feeds(places: readonly Place[], data: readonly Data[]): Link[] {
  const splitOf = new Map<number, PlaceId>();
  for (const place of places) {
    if (place.kind === 'split') for (const result of place.results) splitOf.set(result, place.id);
  }
  return places.flatMap((place): Link[] => {
    const into = place.data === null ? undefined : data[place.data];
    if (!into) return [];
    const splits = [into.id, ...into.ancestors].flatMap((id) => splitOf.get(id) ?? []);
    const from = new Set([...into.steps, ...splits]);
    from.delete(place.id);
    return [...from].map((id) => ({ kind: 'feeds', from: id, to: place.id, sure: true }));
  });
}
