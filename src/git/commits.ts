import { Problem } from '../problem.ts';
import { isObjectId } from './object-id.ts';
import type { Repository } from './repository.ts';
import { git, runGit } from './run.ts';
import { gitFailed, gitsWords } from './words.ts';

/**
 * The id of the commit that a revision names (a branch, a tag, an id, `HEAD~1` …). Throws a Problem where
 * there is none.
 */
export async function resolveCommit(repo: Repository, revision: string): Promise<string> {
  const { oid, stderr } = await verify(repo, `${revision}^{commit}`);
  if (oid !== null && revision !== '') return oid;
  // Git names the revision again, with what we put after it.
  const words = gitsWords(stderr).replace(`${revision}^{commit}: `, '');
  const reason = stderr.trim() === '' ? '' : `: ${words}`;
  throw new Problem(`no commit is called \`${revision}\`${reason}`, {
    fix: 'check the name, or fetch it (`git fetch origin NAME`; in GitHub Actions set `fetch-depth: 0`)',
  });
}

/**
 * The commit that is checked out; null in a repository without commits. Throws a Problem where that commit is
 * gone.
 */
export async function headCommit(repo: Repository): Promise<string | null> {
  const { oid } = await verify(repo, 'HEAD^{commit}');
  if (oid !== null) return oid;
  const named = await verify(repo, 'HEAD');
  if (named.oid === null) return null;
  throw new Problem(`HEAD is ${named.oid}, which is not a commit of this repository`, {
    fix: 'the repository is damaged: see `git fsck`, or clone it again',
  });
}

/**
 * The best common ancestor of two commits; null where their histories share none, as in a clone that is too
 * shallow.
 */
export async function mergeBase(repo: Repository, a: string, b: string): Promise<string | null> {
  const [first = null] = await mergeBases(repo, await resolveCommit(repo, a), [await resolveCommit(repo, b)]);
  return first;
}

/** The best common ancestors of a commit and others (by their ids), which count as if they were merged. */
export async function mergeBases(
  repo: Repository,
  commit: string,
  others: readonly string[],
): Promise<string[]> {
  if (others.length === 0) return [];
  const args = ['merge-base', '--all', commit, ...others];
  const { code, stdout, stderr } = await runGit(repo, args);
  if (code > 1) throw gitFailed(args, stderr);
  return stdout.toString().split('\n').filter(Boolean);
}

/** Whether this clone has only the last part of the history. */
export async function isShallow(repo: Repository): Promise<boolean> {
  const answer = await git(repo, ['rev-parse', '--is-shallow-repository']);
  return answer.toString().trim() === 'true';
}

/** The ids of a commit's parents; none for the first commit, and for the last one of a shallow clone. */
export async function parents(repo: Repository, commit: string): Promise<string[]> {
  const oid = await resolveCommit(repo, commit);
  const line = await git(repo, ['rev-list', '--parents', '--max-count=1', oid]);
  return line.toString().trim().split(' ').slice(1);
}

/**
 * The commit that a commit was made on; null for a first commit. Throws a Problem where this clone is too shallow to
 * have it: what it changed is then not known.
 */
export async function firstParent(repo: Repository, commit: string): Promise<string | null> {
  const [known] = await parents(repo, commit);
  if (known !== undefined) return known;
  if ((await namedParents(repo, commit)).length === 0) return null;
  throw new Problem(`the clone does not reach back to the parent of ${commit.slice(0, 12)}`, {
    fix: '`git fetch --unshallow`; in GitHub Actions set `fetch-depth: 0` at actions/checkout',
  });
}

/** The parents that a commit names, whether or not the clone has them. */
export async function namedParents(repo: Repository, commit: string): Promise<string[]> {
  const text = (await git(repo, ['cat-file', 'commit', commit])).toString('latin1');
  const header = text.slice(0, text.indexOf('\n\n'));
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, oid]) => oid ?? []);
}

/** Whether a repository has a commit, by its id. What it lacks is not fetched. */
export async function hasCommit({ cwd, env }: Repository, oid: string): Promise<boolean> {
  const place = { cwd, env: { ...env, GIT_NO_LAZY_FETCH: '1' } };
  return (await runGit(place, ['cat-file', '-e', `${oid}^{commit}`])).code === 0;
}

/** Revisions begin with anything but a dash: `--end-of-options` would say so too, but not to git 2.25. */
async function verify(repo: Repository, revision: string): Promise<{ oid: string | null; stderr: string }> {
  if (revision.startsWith('-') || revision.includes('\0')) return { oid: null, stderr: '' };
  const { code, stdout, stderr } = await runGit(repo, ['rev-parse', '--verify', '--quiet', revision]);
  const oid = stdout.toString().trim();
  return { oid: code === 0 && isObjectId(oid) ? oid : null, stderr };
}
