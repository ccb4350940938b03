import { drawMap } from '../audit/audit.ts';
import type { ProjectMap } from '../audit/project-map.ts';
import { buildAudit } from '../audit/report/build.ts';
import type { AuditReport } from '../generated/audit.ts';
import type { Repository } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import type { AuditOptions } from './audit.ts';
import { EXIT, type Io } from './command.ts';

/** What is mapped. */
interface Mapped {
  repository: Repository;
  tree: Tree;
  policy: LoadedPolicy | null;
  /** Null for all paths. */
  isLookedAt: ((path: string) => boolean) | null;
}

/** The map alone: of what is named, and what that imports. Nothing is judged. */
export async function showMap(
  { repository, tree, policy, isLookedAt }: Mapped,
  { format }: AuditOptions,
  io: Io,
): Promise<number> {
  const map = await drawMap({ repository, tree, policy, isLookedAt: isLookedAt ?? (() => true) });
  switch (format) {
    case 'json':
      io.out((await import('../report/audit-json.ts')).renderAuditJson(reportOfMap(map, tree.label), map));
      break;
    case 'mermaid':
      io.out((await import('../report/audit-mermaid.ts')).renderMapMermaid(map));
      break;
    default:
      io.out((await import('../report/audit-map-text.ts')).renderMapText(map, io));
  }
  return EXIT.pass;
}

function reportOfMap(map: ProjectMap, tree: string): AuditReport {
  const none = new Set<string>();
  return buildAudit(map, [], {
    tree,
    levels: {},
    baseline: none,
    before: none,
    isTold: () => true,
    isWhole: true,
    durationMs: 0,
  });
}
