import type { Parser } from 'web-tree-sitter';
import { ignoredPaths } from '../git/ignored.ts';
import type { Repository } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { draw } from './draw/draw.ts';
import { follow } from './flow/follow.ts';
import { openModules } from './flow/modules.ts';
import { gatherSources, type Sources } from './gather.ts';
import type { Place } from './place.ts';
import type { LockFacts, ProjectMap, SourceFile } from './project-map.ts';
import { pythonParser } from './python/grammar.ts';
import { commentsOf } from './report/ignore-comments.ts';
import { readAuditPolicy } from './side/policy.ts';
import { decideSides, type PolicySides } from './side/sides.ts';
import { parseSource } from './source.ts';
import { readLocks, treeFacts } from './tree-facts.ts';

/** What an audit looks at. */
export interface AuditScope {
  repository: Repository;
  tree: Tree;
  policy: LoadedPolicy | null;
  /** Of which files all is told; others are followed where these import them. */
  isLookedAt: (path: string) => boolean;
  /** What these are known to import, so that all is read at once. */
  imported?: Iterable<string> | undefined;
}

/** The map of a tree. Nothing of the project is run. */
export async function drawMap({
  repository,
  tree,
  policy,
  isLookedAt,
  imported,
}: AuditScope): Promise<ProjectMap> {
  const { sideOf, isIgnored } = readAuditPolicy(policy);
  const sources = await gatherSources(tree, (path) => isLookedAt(path) && !isIgnored(path), imported);
  const locks = await readLocks(tree);
  const parser = sources.relevant.length > 0 ? await pythonParser() : null;
  const map = parser
    ? mapSources(parser, sources, { sideOf, locks })
    : { places: [], things: [], data: [], links: [], files: [], locks, comments: [] };
  const ignored = await ignoredPaths(repository, unwritten(map.places));
  return { ...map, tree: treeFacts(await tree.entries(), ignored) };
}

/** The paths of what is loaded and not known to be written: it may be that git ignores them. */
function unwritten(places: readonly Place[]): string[] {
  const candidates = (kind: Place['kind']) =>
    places.flatMap((place) => (place.kind === kind && place.file ? [place.file.candidates] : []));
  const written = new Set(candidates('save').flat());
  const loaded = candidates('load').filter((paths) => !paths.some((path) => written.has(path)));
  return [...new Set(loaded.flat())];
}

/** Sources → values followed → places → sides → the map. */
export function mapSources(
  parser: Parser,
  { texts, relevant, find, configs }: Sources,
  { sideOf, locks }: { sideOf: PolicySides; locks: readonly LockFacts[] },
): Omit<ProjectMap, 'tree'> {
  const modules = openModules(find, (path) => {
    const source = texts.get(path);
    return source ? parseSource(parser, source) : null;
  });
  const { run, exhausted } = follow(modules, relevant, configs);
  const sides = decideSides(run.places, modules.loaded(), sideOf);
  const files = relevant.map((path): SourceFile => {
    const module = modules.at(path);
    const { kind, problem } = module?.source ?? { kind: 'python', problem: null };
    return {
      path,
      kind,
      side: sides.ofFile(path),
      problem: problem ?? (exhausted.has(path) ? 'it takes too many steps to follow in full' : null),
      imports: [...(module?.imports ?? [])].sort(),
    };
  });
  return { ...draw(run, sides, locks), files, locks, comments: [...texts.values()].flatMap(commentsOf) };
}
