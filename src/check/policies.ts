import type { Level } from '../generated/policy.ts';
import type { Change, Tree } from '../git/tree.ts';
import type { PolicyDifference } from '../policy/compare.ts';
import { followRenames } from '../policy/follow-renames.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { Problem } from '../problem.ts';
import { renames } from './renames.ts';
import type { Texts } from './texts.ts';

/** The policies that judge a change. */
export interface Policies {
  head: LoadedPolicy | null;
  /** As it stood at the base, its paths following the renames of the change; null where there was none. */
  base: LoadedPolicy | null;
  /** The base's policy as it stood there, to find the pairs of the base's tree. */
  baseAsWritten: LoadedPolicy | null;
  changes: PolicyDifference[];
}

/**
 * Reads the policies of both trees. A broken policy at the head is a `Problem`; one at the base cannot judge, and the
 * change says so as a warning, so that the commit that mends it can pass.
 */
export async function readPolicies(change: Change, texts: Texts): Promise<Policies> {
  const head = await readPolicy(change.head, texts);
  const touched = change.files.some(({ path, from }) => path === POLICY_PATH || from === POLICY_PATH);
  if (change.base === null) return { head, base: null, baseAsWritten: null, changes: [] };
  if (!touched) return { head, base: head, baseAsWritten: head, changes: [] };

  let baseAsWritten: LoadedPolicy | null;
  try {
    baseAsWritten = await readPolicy(change.base, texts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = `the base's ${POLICY_PATH} could not be read, so that the new one judges alone`;
    return { head, base: null, baseAsWritten: null, changes: [{ message, at: null, weakens: false }] };
  }
  const renamedTo = new Map([...(await renames(change))].map(([path, from]) => [from, path]));
  const base = baseAsWritten && followRenames(baseAsWritten, renamedTo);
  // Few changes touch the policy.
  const { comparePolicies } = await import('../policy/compare.ts');
  const { RULES } = await import('../rules/registry.ts');
  const levelOf = (id: string): Level => RULES.find((rule) => rule.id === id)?.level ?? 'error';
  return { head, base, baseAsWritten, changes: comparePolicies(base, head, levelOf).changes };
}

/** The policy of a tree; null where it has none. A broken one is a `Problem`. */
async function readPolicy(tree: Tree, texts: Texts): Promise<LoadedPolicy | null> {
  const unread = new Map<string, Problem>();
  const text = (await texts.texts(tree, [POLICY_PATH], unread)).get(POLICY_PATH);
  for (const problem of unread.values()) throw problem;
  if (text === undefined) return null;
  // The YAML parser and the schema are not for a hook that knows the policy already.
  const { loadPolicy } = await import('../policy/load.ts');
  return loadPolicy(text, POLICY_PATH);
}

/** Whether either side of a change has a policy: a branch from before Scalerlock can be worked on. */
export async function hasPolicy({ base, head }: Change): Promise<boolean> {
  if ((await head.entries()).has(POLICY_PATH)) return true;
  return base !== null && (await base.entries()).has(POLICY_PATH);
}

/** What to say where a repository has no policy. */
export function noPolicy(): Problem {
  return new Problem(`there is no ${POLICY_PATH}`, {
    fix: 'run `scalerlock init` at the repository root, and commit what it writes',
  });
}
