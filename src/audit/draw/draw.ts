import type { Constants, Numbers } from '../constants.ts';
import type { Run } from '../flow/run.ts';
import type { ConstantsNode, DataNode, NumbersNode, PlaceNode } from '../flow/values.ts';
import type { Place } from '../place.ts';
import type { LockFacts, ProjectMap } from '../project-map.ts';
import type { Sides } from '../side/sides.ts';
import { numberData } from './data.ts';
import { linkPlaces } from './links.ts';
import { tellLoaded } from './loaded.ts';
import { numberThings } from './things.ts';

type Drawn = Pick<ProjectMap, 'places' | 'things' | 'data' | 'links'>;

/** What following came to, as plain data in the order of the sources. */
export function draw(run: Run, sides: Sides, locks: readonly LockFacts[]): Drawn {
  const nodes = [...run.places].sort(bySite);
  const ids = new Map(nodes.map((node, id) => [node, id]));
  const placeId = (node: PlaceNode) => ids.get(node) ?? null;
  const numberedData = numberData();
  const numberedThings = numberThings();
  const places = nodes.map((node, id): Place => {
    const { thing, data: into, results, constants } = node;
    return {
      id,
      kind: node.kind,
      site: node.site,
      via: node.via,
      text: node.text,
      scope: node.scope,
      side: sides.ofPlace(node),
      thing: thing ? numberedThings.idOf(thing) : null,
      sure: node.sure,
      data: into ? numberedData.idOf(into) : null,
      results: results.map(numberedData.idOf),
      file: node.file,
      within: node.within,
      constants: constants ? drawConstants(constants, numberedData.idOf) : null,
      columns: node.columns,
    };
  });
  const things = numberedThings.all(placeId);
  const data = numberedData.all(placeId);
  const links = linkPlaces(places, things, data, (id) => nodes[id]?.id ?? id);
  return { places, things: tellLoaded({ places, things, links, locks }), data, links };
}

function bySite(a: PlaceNode, b: PlaceNode): number {
  if (a.site.path !== b.site.path) return a.site.path < b.site.path ? -1 : 1;
  return (
    (a.site.cell ?? 0) - (b.site.cell ?? 0) ||
    a.site.line - b.site.line ||
    a.site.column - b.site.column ||
    a.id - b.id
  );
}

function drawConstants(
  { form, offset, scale, dividedBefore }: ConstantsNode,
  idOf: (data: DataNode) => number,
): Constants {
  const numbers = (node: NumbersNode | null): Numbers | null =>
    node ? { ...node, of: node.of ? idOf(node.of) : null } : null;
  return { form, offset: numbers(offset), scale: numbers(scale), dividedBefore };
}
