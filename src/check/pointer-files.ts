import type { Finding } from '../generated/report.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import { foldersOf } from '../policy/tree-paths.ts';

/** Findings at files that git has: what is wrong with an output of DVC is told at the pointer file that names it. */
export async function atPointerFiles(findings: readonly Finding[], head: Tree): Promise<Finding[]> {
  const entries = await head.entries();
  return findings.map((finding) => {
    const { path } = finding;
    const namedBy = path === null ? undefined : pointerFileOf(path, entries);
    return namedBy === undefined ? finding : { ...finding, path: namedBy };
  });
}

function pointerFileOf(path: string, entries: ReadonlyMap<string, TreeEntry>): string | undefined {
  const own = entries.get(path);
  if (own) return own.output?.namedBy;
  return [path, ...foldersOf(path)].flatMap((each) => entries.get(`${each}/`)?.output?.namedBy ?? [])[0];
}
