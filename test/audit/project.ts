import { mapSources } from '../../src/audit/audit.ts';
import type { Data } from '../../src/audit/data.ts';
import { gatherSources } from '../../src/audit/gather.ts';
import type { Place } from '../../src/audit/place.ts';
import type { LockFacts, ProjectMap } from '../../src/audit/project-map.ts';
import { pythonParser } from '../../src/audit/python/grammar.ts';
import type { PolicySides } from '../../src/audit/side/sides.ts';
import type { Thing } from '../../src/audit/thing.ts';
import { treeOf } from './tree-of.ts';

type Drawn = Omit<ProjectMap, 'tree'>;

/** The map of a project that is only a few texts by their paths. */
export async function mapOf(
  project: Record<string, string>,
  { sideOf = () => null, locks = [] }: { sideOf?: PolicySides; locks?: LockFacts[] } = {},
): Promise<Drawn> {
  const sources = await gatherSources(treeOf(new Map(Object.entries(project))), () => true);
  return mapSources(await pythonParser(), sources, { sideOf, locks });
}

/** A notebook of code cells. */
export function notebook(...cells: string[]): string {
  const source = (text: string) => text.split(/(?<=\n)/);
  return JSON.stringify(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { language: 'python' } },
      cells: cells.map((text) => ({
        cell_type: 'code',
        execution_count: null,
        metadata: {},
        outputs: [],
        source: source(text),
      })),
    },
    null,
    1,
  );
}

/** Places in short: `train.py:3 fit_transform StandardScaler of X_train`. */
export function placesIn(map: Drawn): string[] {
  return map.places.filter(({ kind }) => kind !== 'create').map((place) => short(map, place));
}

function short(map: Drawn, place: Place): string {
  const { path, cell, line } = place.site;
  const thing = thingOf(map, place);
  const data = dataOf(map, place);
  const what = thing ? (thing.class?.replace(/.*\./, '') ?? thing.name ?? thing.looksLike ?? '?') : null;
  return [
    `${path}:${cell === null ? '' : `${cell}:`}${line}`,
    place.kind,
    ...(what === null ? [] : [what]),
    ...(data ? [`of ${data.name}`] : []),
    ...(place.file ? [`${place.file.text}${place.within.join('')}`] : []),
  ].join(' ');
}

export function thingOf(map: Drawn, place: Place | undefined): Thing | null {
  return place && place.thing !== null ? (map.things[place.thing] ?? null) : null;
}

export function dataOf(map: Drawn, place: Place | undefined): Data | null {
  return place && place.data !== null ? (map.data[place.data] ?? null) : null;
}

/** The only place of a kind; a test that finds another number of them is wrong about its project. */
export function only(map: Drawn, kind: Place['kind']): Place {
  const [place, ...more] = map.places.filter((one) => one.kind === kind);
  if (!place || more.length > 0)
    throw new Error(`there are ${more.length + (place ? 1 : 0)} places of ${kind}`);
  return place;
}
