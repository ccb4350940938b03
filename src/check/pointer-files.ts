import type { Finding } from '../generated/report.ts';
import type { Tree } from '../git/tree.ts';

/** Findings at files that git has: what is wrong with an output of DVC is told at the pointer file that names it. */
export async function atPointerFiles(findings: readonly Finding[], head: Tree): Promise<Finding[]> {
  const entries = await head.entries();
  return findings.map((finding) => {
    const { path } = finding;
    const output = path === null ? undefined : (entries.get(path) ?? entries.get(`${path}/`))?.output;
    return output ? { ...finding, path: output.namedBy } : finding;
  });
}
