import { ignoredPaths } from '../git/ignored.ts';
import type { Repository } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { draw } from './draw/draw.ts';
import { follow } from './flow/follow.ts';
import { openModules } from './flow/modules.ts';
import { gatherSources } from './gather.ts';
import type { ProjectMap, SourceFile } from './project-map.ts';
import { pythonParser } from './python/grammar.ts';
import type { AuditFinding } from './rule.ts';
import { AUDIT_RULES } from './rules/registry.ts';
import { readAuditPolicy } from './side/policy.ts';
import { decideSides } from './side/sides.ts';
import { parseSource } from './source.ts';
import { readLocks, treeFacts } from './tree-facts.ts';

/** What an audit looks at. */
export interface AuditScope {
  repository: Repository;
  tree: Tree;
  policy: LoadedPolicy | null;
  /** Of which files all is told; others are followed where these import them. */
  isLookedAt: (path: string) => boolean;
}

/** Sources → values followed → places → sides → the map. Nothing of the project is run. */
export async function drawMap({ repository, tree, policy, isLookedAt }: AuditScope): Promise<ProjectMap> {
  const { sideOf, isIgnored } = readAuditPolicy(policy);
  const { texts, relevant } = await gatherSources(tree, (path) => isLookedAt(path) && !isIgnored(path));
  const locks = await readLocks(tree);
  const parser = relevant.length > 0 ? await pythonParser() : null;
  const modules = openModules(new Set(texts.keys()), (path) => {
    const source = texts.get(path);
    if (!source || !parser) throw new Error(`\`${path}\` was not read`);
    return parseSource(parser, source);
  });
  const { run, exhausted } = follow(modules, relevant);
  const sides = decideSides(run.places, modules.loaded(), sideOf);
  const drawn = draw(run, sides, locks);
  const files = relevant.map((path): SourceFile => {
    const source = modules.at(path);
    const { kind, problem } = source?.source ?? { kind: 'python', problem: null };
    return {
      path,
      kind,
      side: sides.ofFile(path),
      problem: problem ?? (exhausted.has(path) ? 'it takes too many steps to follow in full' : null),
      imports: [...(source?.imports ?? [])].sort(),
    };
  });
  const entries = await tree.entries();
  const asked = new Set(drawn.places.flatMap(({ file }) => file?.candidates ?? []));
  return { ...drawn, files, tree: treeFacts(entries, await ignoredPaths(repository, [...asked])), locks };
}

/** What every rule finds in a map, the worst first, then in the order of the sources. */
export function judgeMap(map: ProjectMap): AuditFinding[] {
  return AUDIT_RULES.flatMap((rule) => rule.judge(map)).sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || a.at - b.at,
  );
}
