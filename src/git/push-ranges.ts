import { Problem } from '../problem.ts';
import { mergeBases } from './commits.ts';
import { type Range, whereItLeft } from './ranges.ts';
import type { Repository } from './repository.ts';
import { git, runGit } from './run.ts';

/** What a push does to one ref; an id of zeros is none. */
export interface RefUpdate {
  /** What it becomes: the id of a commit or a tag, or a revision. */
  localOid: string;
  /** The ref there. */
  remoteRef: string;
  /** What it is there now. */
  remoteOid: string;
}

/** A ref of a push, and the commits that the push brings to it. */
export interface PushedRange<Ref> {
  ref: Ref;
  range: Range;
}

/** A ref with the commit that it is to name. */
interface Head<Ref> {
  ref: Ref;
  head: string;
}

/** More of them say nothing new: each is where the history once met what the remote has. */
const MOST_MEETINGS = 256;

/**
 * The ranges that a push brings, one a ref: from what the ref is there now; of a new ref, or where this clone does not have
 * that commit, from where its history left what the remote has, as far as this clone knows. Left out are deleted refs,
 * and those that bring no commit. A tag brings none that a branch of the same push has.
 *
 * @throws {Problem} where the clone is too shallow to compare, or a revision is none.
 */
export async function rangesOfPush<Ref extends RefUpdate>(
  repo: Repository,
  refs: readonly Ref[],
  remote: string,
): Promise<PushedRange<Ref>[]> {
  const pushed = refs.filter(({ localOid }) => !isNone(localOid));
  const here = await peel(
    repo,
    pushed.map(({ localOid }) => localOid),
  );
  const there = await peel(
    { ...repo, env: { ...repo.env, GIT_NO_LAZY_FETCH: '1' } },
    pushed.map(({ remoteOid }) => remoteOid).filter((oid) => !isNone(oid)),
  );

  const heads = pushed.flatMap((ref): Head<Ref>[] => {
    const object = here.get(ref.localOid);
    if (!object) throw noCommit(ref.localOid);
    // A tag may name a file or a tree: nothing of ours.
    return object.type === 'commit' ? [{ ref, head: object.oid }] : [];
  });
  const before = ({ remoteOid }: Ref): string | null => {
    const object = there.get(remoteOid);
    return object?.type === 'commit' ? object.oid : null;
  };
  const updated = heads.flatMap(({ ref, head }): PushedRange<Ref>[] => {
    const base = before(ref);
    return base === null || base === head ? [] : [{ ref, range: { base, head } }];
  });
  const fresh = heads.filter(({ ref }) => before(ref) === null);
  return [...updated, ...(await rangesOfNew(repo, fresh, heads, await known(repo, remote)))];
}

async function rangesOfNew<Ref extends RefUpdate>(
  repo: Repository,
  fresh: readonly Head<Ref>[],
  all: readonly Head<Ref>[],
  remote: Known,
): Promise<PushedRange<Ref>[]> {
  const isTag = ({ ref }: Head<Ref>): boolean => ref.remoteRef.startsWith('refs/tags/');
  const branches = fresh.filter((each) => !isTag(each));
  const tags = fresh.filter(isTag);
  const pushedBranches = all.filter((each) => !isTag(each)).map(({ head }) => head);
  const onBranches = await newCommits(repo, branches, remote, []);
  const onTags = await newCommits(repo, tags, remote, pushedBranches);
  const bringing = [
    ...branches.filter(({ head }) => onBranches.has(head)),
    ...tags.filter(({ head }) => onTags.has(head)),
  ];
  const ranges = new Map<string, Range>();
  for (const { head } of bringing) {
    if (!ranges.has(head)) ranges.set(head, { base: await whereItLeftRemote(repo, head, remote), head });
  }
  return bringing.flatMap(({ ref, head }) => {
    const range = ranges.get(head);
    return range ? [{ ref, range }] : [];
  });
}

/** What this clone knows of a remote. */
interface Known {
  /** The option of rev-list that stands for its refs, as they were when it was fetched last. */
  refs: string;
  /** The branch that its HEAD is; null where that is not known. */
  main: string | null;
  words: string;
}

/** A remote that was never fetched, or a URL in its place, is taken to have what any other remote has. */
async function known(repo: Repository, remote: string): Promise<Known> {
  const isName = remote !== '' && !/[\s~^:?*[\\]|^-|\.\.|\/$/.test(remote);
  const refs = `refs/remotes/${remote}`;
  const listed = isName ? await git(repo, ['for-each-ref', '--count=1', `${refs}/`]) : '';
  if (listed.length === 0) return { refs: '--remotes', main: null, words: 'what any remote has' };
  const { code, stdout } = await runGit(repo, ['rev-parse', '--verify', '--quiet', `${refs}/HEAD^{commit}`]);
  const main = code === 0 ? stdout.toString().trim() : null;
  return { refs: `--remotes=${remote}`, main, words: `what \`${remote}\` has` };
}

/** The commits of these heads that neither the remote has nor the others bring. */
async function newCommits<Ref>(
  repo: Repository,
  heads: readonly Head<Ref>[],
  { refs }: Known,
  others: readonly string[],
): Promise<Set<string>> {
  if (heads.length === 0) return new Set();
  const revisions = [...heads.map(({ head }) => head), ...others.map((oid) => `^${oid}`)];
  const output = await git(repo, ['rev-list', '--stdin', '--not', refs], `${revisions.join('\n')}\n`);
  return new Set(output.toString().split('\n'));
}

async function whereItLeftRemote(
  repo: Repository,
  head: string,
  { refs, main, words }: Known,
): Promise<string | null> {
  const output = await git(repo, ['rev-list', '--boundary', head, '--not', refs]);
  const boundary = output
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('-'));
  const oids = boundary.slice(0, MOST_MEETINGS).map((line) => line.slice(1));
  const [preferred] = main === null ? [] : await mergeBases(repo, head, [main]);
  return whereItLeft(repo, head, { oids, words, preferred: preferred ?? null });
}

/** What objects and revisions are, tags peeled; one that is not in this clone is left out. */
async function peel(
  repo: Repository,
  revisions: readonly string[],
): Promise<Map<string, { oid: string; type: string }>> {
  const asked = [...new Set(revisions)].filter((revision) => !/[\0\n]/.test(revision));
  if (asked.length === 0) return new Map();
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const input = asked.map((revision) => `${revision}^{}\n`).join('');
  const lines = (await runGit(repo, args, input)).stdout.toString().split('\n');
  return new Map(
    asked.flatMap((revision, index) => {
      const [, oid, type] = /^([0-9a-f]+) (commit|tree|blob)$/.exec(lines[index] ?? '') ?? [];
      return oid && type ? [[revision, { oid, type }] as const] : [];
    }),
  );
}

function isNone(oid: string): boolean {
  return /^0+$/.test(oid);
}

function noCommit(revision: string): Problem {
  return new Problem(`no commit is called \`${revision}\``, { fix: 'check what is pushed, and `git fsck`' });
}
