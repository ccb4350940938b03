import { isObjectId } from '../git/object-id.ts';
import { Problem } from '../problem.ts';
import { valueAt } from './payload.ts';

/** What Scalerlock takes from the workflow's event. */
export interface WorkflowEvent {
  name: string;
  /** The commit that the workflow runs on; of a pull request, the merge that GitHub made to try it. */
  sha: string;
  /** The event as GitHub sends it: a stranger's word, looked at field by field. */
  payload: Payload;
}

export type Payload = Record<string, unknown>;

/** More than git takes for the name of a file, which a branch's is. */
const LONGEST_BRANCH = 250;

/** The id of a commit. @throws {Problem} where the field is none. */
export function commitId(payload: Payload, ...path: string[]): string {
  const value = valueAt(payload, ...path);
  if (isObjectId(value)) return value;
  throw new Problem(`the event names no commit in \`${path.join('.')}\``, {
    fix: 'run it on `pull_request` or `push`, or give the inputs `base` and `head`',
  });
}

/** The id that stands for no commit: of a ref that is new, or gone. */
export function isNothing(commit: string): boolean {
  return /^0+$/.test(commit);
}

/** The name of a branch, without `refs/heads/`. @throws {Problem} where the field is none, or no name that git would take. */
export function branchName(payload: Payload, ...path: string[]): string {
  const value = valueAt(payload, ...path);
  const name = typeof value === 'string' ? value.replace(/^refs\/heads\//, '') : '';
  if (isBranchName(name)) return name;
  throw new Problem(`the event names no branch in \`${path.join('.')}\``, {
    fix: 'run it on `pull_request` or `push`, or give the inputs `base` and `head`',
  });
}

/** As git-check-ref-format(1) has it: what passes is one argument, one line and no pattern. */
export function isBranchName(name: string): boolean {
  const parts = name.split('/');
  return (
    name.length <= LONGEST_BRANCH &&
    !/[\0- \x7f~^:?*[\\]|\.\.|@\{|^@$|\.$/.test(name) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}
