/*
 * Which files of a tree name artifacts that lie at other paths: a change of an artifact in DVC shows up in git as a change
 * of one of these. (Git LFS and git-annex put their pointers where the artifact itself would be.)
 */

/** `model.pkl.dvc`, and what a pipeline has made: `dvc.lock`, whose stages may run in folders that `dvc.yaml` names. */
export type PointerFile = 'dvc' | 'dvc.lock' | 'dvc.yaml';

/** How the names of pointer files end. */
export const POINTER_FILE_ENDS = ['.dvc', 'dvc.lock', 'dvc.yaml'] as const;

/** What kind of pointer file a path is; null where it is none. */
export function pointerFileKind(path: string): PointerFile | null {
  // Nearly every path of a tree is none: they are told without a copy of the name.
  if (!POINTER_FILE_ENDS.some((end) => path.endsWith(end))) return null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'dvc.lock' || name === 'dvc.yaml') return name;
  return name.length > '.dvc'.length && name.endsWith('.dvc') ? 'dvc' : null;
}

/** Whether a change of this file may be a change of artifacts at other paths. */
export function mayHoldPointers(path: string): boolean {
  return pointerFileKind(path) !== null;
}

/** The path of the artifact by the name of its pointer: `model.pkl.dvc` → `model.pkl`; other paths stay. */
export function withoutPointerSuffix(path: string): string {
  return pointerFileKind(path) === 'dvc' ? path.slice(0, -'.dvc'.length) : path;
}
