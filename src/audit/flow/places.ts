import type { PlaceKind } from '../place.ts';
import { type Frame, siteOf, written } from './run.ts';
import type { PlaceNode } from './values.ts';

/** The same code reached in more ways is told once more for each, up to these. */
const mostWays = 8;

/** More places than these are no program's. */
const mostPlaces = 50_000;

type Said = Partial<
  Pick<PlaceNode, 'thing' | 'sure' | 'data' | 'results' | 'file' | 'within' | 'constants' | 'columns'>
>;

/** Notes a place, once for each way to it and each thing that it is about. */
export function addPlace(
  frame: Frame,
  kind: PlaceKind,
  at: { from: number; to: number },
  said: Said,
): PlaceNode {
  const { run } = frame;
  const site = siteOf(frame, at);
  const here = `${site.path}:${at.from}-${at.to}:${kind}:${(said.within ?? []).join()}`;
  const key = `${here}:${frame.via.map(({ path, cell, line, column }) => `${path}:${cell}:${line}:${column}`).join()}:${said.thing?.id ?? ''}`;
  const known = run.placeByKey.get(key);
  if (known) return known;
  const ways = run.waysTo.get(here) ?? 0;
  const place: PlaceNode = {
    kind,
    site,
    via: frame.via,
    text: written(frame, at),
    scope: {
      function: frame.function?.name ?? null,
      decorators: frame.function?.decorators ?? [],
      inside: frame.inside,
    },
    thing: said.thing ?? null,
    sure: said.sure ?? true,
    data: said.data ?? null,
    results: said.results ?? [],
    file: said.file ?? null,
    within: said.within ?? [],
    constants: said.constants ?? null,
    columns: said.columns ?? null,
    entry: frame.entry,
    module: frame.module,
    at: at.from,
    id: -1,
  };
  run.placeByKey.set(key, place);
  if (ways < mostWays && run.places.length < mostPlaces) {
    run.waysTo.set(here, ways + 1);
    place.id = run.places.push(place) - 1;
  }
  return place;
}
