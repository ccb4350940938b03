/** One ref that a push is about to update, as git tells its pre-push hook. */
export interface PushedRef {
  /** The ref here; `(delete)` where one is taken away there. */
  localRef: string;
  /** What it becomes: a commit's id, or another name of it; all zeros where the ref is deleted. */
  localOid: string;
  /** The ref there. */
  remoteRef: string;
  /** What it is there now, or (of the pre-commit framework) what it is to be judged from; all zeros where it is new. */
  remoteOid: string;
}

const NONE = '0'.repeat(40);

/**
 * The refs of a push: of git, a line each on standard input; of the pre-commit framework, which reads that itself, one
 * ref in variables. The framework names no range where a branch is pushed with its very first commit.
 */
export function pushedRefs(input: string, env: NodeJS.ProcessEnv): PushedRef[] {
  const lines = input.split('\n').flatMap((line) => refOf(line) ?? []);
  if (lines.length > 0) return lines;
  const ref = isInFramework(env) ? frameworkRef(env) : null;
  return ref === null ? [] : [ref];
}

/** Whether the pre-commit framework or prek runs us: it sets aside what is not staged before its hooks run. */
export function isInFramework({ PRE_COMMIT }: NodeJS.ProcessEnv): boolean {
  return PRE_COMMIT === '1';
}

/** Whether the pre-commit framework (or prek) runs us for a push or a range, whichever hook its entry names. */
export function isPushInFramework(env: NodeJS.ProcessEnv): boolean {
  return isInFramework(env) && frameworkRef(env) !== null;
}

/** `refs/heads/main 1f3c… refs/heads/main 0000…`: what stands before the last three may hold spaces, as `HEAD@{1 day ago}`. */
function refOf(line: string): PushedRef | null {
  const [, localRef, localOid, remoteRef, remoteOid] =
    /^(.+) ([0-9a-f]+) (\S+) ([0-9a-f]+)$/.exec(line) ?? [];
  if (!localRef || !localOid || !remoteRef || !remoteOid) return null;
  return { localRef, localOid, remoteRef, remoteOid };
}

function frameworkRef({
  PRE_COMMIT_FROM_REF: from,
  PRE_COMMIT_TO_REF: to,
  PRE_COMMIT_LOCAL_BRANCH: local,
  PRE_COMMIT_REMOTE_BRANCH: remote,
}: NodeJS.ProcessEnv): PushedRef | null {
  const pushed = to || local;
  if (!pushed) return null;
  return {
    localRef: local || pushed,
    localOid: pushed,
    remoteRef: remote || local || pushed,
    remoteOid: from || NONE,
  };
}
