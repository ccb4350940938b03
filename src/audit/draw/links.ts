import type { Data } from '../data.ts';
import { type FileName, lastOfPath } from '../file-name.ts';
import type { PlaceId } from '../ids.ts';
import { inGroup } from '../in-group.ts';
import { isOtherVersion } from '../other-version.ts';
import type { Place } from '../place.ts';
import type { Link } from '../project-map.ts';
import type { Thing } from '../thing.ts';

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
  const byName = new Map<string, Place[]>();
  for (const save of saves) inGroup(byName, lastOfPath(save.file?.text ?? ''), () => []).push(save);
  return places
    .filter(({ kind, file }) => kind === 'load' && file?.text && file.remote === null)
    .flatMap((load): Link[] => {
      const named = byName.get(lastOfPath(load.file?.text ?? '')) ?? [];
      const ofPart = named.filter((save) => fitsWithin(load.within, save.within));
      const same = ofPart.filter((save) => isSamePath(load.file, save.file));
      const alike = same.length > 0 ? same : nearest(load, ofPart);
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

/** A name that is nothing but `*` fits everything: it says nothing. */
function saysSomething(file: FileName): boolean {
  return lastOfPath(file.text ?? '').replace(/[*.]/g, '').length > 3;
}

/** Those by the file's name whose code is nearest in the tree: the service next door has a `scaler.pkl` as well. */
function nearest(load: Place, named: readonly Place[]): Place[] {
  const { file } = load;
  if (!file || !saysSomething(file)) return [];
  const saves = named.filter((save) => !isOtherVersion(save.file, file));
  const shared = saves.map((save) => sharedFolders(load.site.path, save.site.path));
  const most = Math.max(0, ...shared);
  return saves.filter((_, index) => shared[index] === most);
}

function sharedFolders(a: string, b: string): number {
  const [first, second] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)];
  const parted = first.findIndex((folder, index) => folder !== second[index]);
  return parted === -1 ? first.length : parted;
}

const LEARNING = /^(?:partial_)?fit(?:_transform)?$|^train$/;

/** What a thing that is used was made or loaded by, and what it learned from last. */
function uses(places: readonly Place[], things: readonly Thing[], order: (id: PlaceId) => number): Link[] {
  const learned = new Map<number, Place[]>();
  for (const place of places) {
    if (place.thing === null || !LEARNING.test(place.kind)) continue;
    inGroup(learned, place.thing, () => []).push(place);
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
