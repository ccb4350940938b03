import type { Change } from '../git/tree.ts';
import type { Pair } from '../policy/pairs.ts';
import type { ArtifactState } from '../rules/facts.ts';
import type { Files } from './files.ts';
import type { ExpandedPairs } from './pairs.ts';

/** Of a model that lies in many pairs of the base, so many are looked at. */
const MOST = 20;

/** What was read of one tree, by path. */
interface Artifacts {
  artifacts: ReadonlyMap<string, ArtifactState>;
}

/**
 * By pair, the other pairs of the base that seem to hold a model of it: one swapped, copied or moved from there. By git's id of
 * the content; where that does not tell (changed in the work tree, a folder, moved into Git LFS), by the hash that the
 * locks of the base have.
 */
export async function findOrigins(
  change: Change,
  { judged, atBase }: Pick<ExpandedPairs, 'judged' | 'atBase'>,
  { head, base, isPart }: { head: Artifacts; base: Artifacts | null; isPart: boolean },
  files: Files,
): Promise<Map<Pair, Pair[]>> {
  if (change.base === null || base === null || atBase.length === 0) return new Map();
  const models = head.artifacts;
  const [headEntries, baseEntries] = [await change.head.entries(), await change.base.entries()];
  const moved = new Map(
    judged.map(({ pair, before }) => {
      const stays = (path: string): boolean => {
        const oid = headEntries.get(path)?.oid ?? null;
        return oid !== null && before?.models.includes(path) === true && baseEntries.get(path)?.oid === oid;
      };
      return [pair, pair.models.filter((path) => models.has(path) && !stays(path))];
    }),
  );
  const all = [...moved.values()].flat();
  if (all.length === 0) return new Map();

  const byOid = groupBy(atBase, ({ models: paths }) => paths.map((path) => baseEntries.get(path)?.oid ?? ''));
  // Of pairs that are not read here nobody knows whether they have pointers.
  const mayBePointed =
    isPart || [head, base].some(({ artifacts }) => [...artifacts.values()].some((one) => one.pointer));
  const unknown = mayBePointed ? all : all.filter((path) => !headEntries.get(path)?.oid);
  const byHash =
    unknown.length > 0 ? await pairsByHash(change.base, unknown, atBase, models, files) : new Map();
  return new Map(
    judged.map(({ pair, before }) => {
      const found = (moved.get(pair) ?? []).flatMap((path): Pair[] => {
        const oid = headEntries.get(path)?.oid;
        const alike = (oid && byOid.get(oid)) || [];
        return [...alike, ...hashesOf(models.get(path)).flatMap((hash) => byHash.get(hash) ?? [])];
      });
      return [pair, [...new Set(found)].filter((other) => other !== before).slice(0, MOST)];
    }),
  );
}

async function pairsByHash(
  base: NonNullable<Change['base']>,
  paths: readonly string[],
  atBase: readonly Pair[],
  models: ReadonlyMap<string, ArtifactState>,
  files: Files,
): Promise<Map<string, Pair[]>> {
  const hashes = new Set(paths.flatMap((path) => hashesOf(models.get(path))));
  const locks = await files.texts(base, new Set(atBase.map(({ lock }) => lock)));
  return groupBy(atBase, ({ lock }) => {
    const text = locks.get(lock);
    if (typeof text !== 'string') return [];
    return (text.match(/\b([0-9a-f]{64}|[0-9a-f]{32}(\.dir)?)\b/g) ?? []).filter((hash) => hashes.has(hash));
  });
}

function hashesOf(state: ArtifactState | undefined): string[] {
  return [state?.sha256, state?.md5].filter((hash) => typeof hash === 'string');
}

/** Of each key's pairs as many as are looked at, and one more: the pair itself may be among them. */
function groupBy(pairs: readonly Pair[], keysOf: (pair: Pair) => string[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const key of new Set(keysOf(pair))) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [pair]);
      else if (known.length <= MOST) known.push(pair);
    }
  }
  return groups;
}
