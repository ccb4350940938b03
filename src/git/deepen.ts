import type { Problem } from '../problem.ts';
import { hasCommit } from './commits.ts';
import { type Failure, fetchInto } from './fetch.ts';
import { endsOfHistory, isAncestor, surelyCommon } from './histories.ts';
import { notReached } from './not-reached.ts';
import { remoteOf } from './remote.ts';
import type { Repository } from './repository.ts';
import { gitLine, runGit } from './run.ts';
import { createSideStore, removeSideStore, withObjectsOf } from './side-store.ts';

/**
 * What can be known of a repository from a checkout that may have only the last commit of it: what lacks is fetched from the
 * remote, and no more than that. The checkout itself never changes.
 */
export interface Reach {
  /** The checkout, with the commits that `has` was asked for. */
  readonly repository: Repository;
  /** Whether there is such a commit, here or on the remote. False too where the remote could not be asked: see `lacks`. */
  has(oid: string): Promise<boolean>;
  /** Whether what is not here may well be on the remote: it could not be asked. */
  readonly isCutOff: boolean;
  /** Why a commit that was asked for is not there, as a Problem that says what to set. */
  lacks(what: string): Problem;
  /**
   * The commit that a branch of the remote is at; null where the remote has no such branch. Where the remote cannot be asked, a
   * full clone knows what it was when it was made.
   *
   * @throws {Problem} where neither knows.
   */
  tip(branch: string): Promise<string | null>;
  /** The commit that a full ref of the remote names; null where there is none, or the remote could not be asked. */
  named(ref: string): Promise<string | null>;
  /** Whether a branch of the remote has a commit in its history; false where nobody knows. */
  branchHas(branch: string, oid: string): Promise<boolean>;
  /** The best common ancestors; none where the histories share nothing, or it is not known: see `isKnown`. */
  mergeBases(a: string, b: string): Promise<{ oids: string[]; isKnown: boolean }>;
  /** A place for objects that we make, which `repository` has too. */
  store(): Promise<Repository>;
  /** Removes what was fetched. */
  close(): Promise<void>;
}

/** So deep a history is asked for, step by step, until it says enough: the last is more than a branch ever has. */
const DEPTHS = [32, 512, 8192, 65_536];

/** All fetches of a run together, in milliseconds. */
const LONGEST = 5 * 60_000;

/** `temp` is a folder for what is fetched. */
export async function reachOf(repo: Repository, temp: string): Promise<Reach> {
  const remote = await remoteOf(repo);
  const until = AbortSignal.timeout(LONGEST);
  const stores = new Map<'contents' | 'history', Promise<Repository>>();
  let repository = repo;
  let failure: Failure | null = null;

  function storeOf(kind: 'contents' | 'history'): Promise<Repository> {
    const known = stores.get(kind) ?? createSideStore(repo, remote, { temp, shared: kind === 'contents' });
    stores.set(kind, known);
    return known;
  }

  async function contents(): Promise<Repository> {
    const made = await storeOf('contents');
    repository = withObjectsOf(made, repo);
    return made;
  }

  const isCutOff = (): boolean => remote === null || (failure !== null && failure.kind !== 'absent');

  /** Whether all of it was fetched. A remote that could not be asked once is not asked again. */
  async function fetched(kind: 'contents' | 'history', wants: readonly string[], depth: number) {
    if (remote === null || isCutOff()) return false;
    const store = kind === 'contents' ? await contents() : await storeOf(kind);
    const historyOnly = kind === 'history';
    const outcome = await fetchInto(store, { remote: remote.name, wants, depth, historyOnly, until });
    failure = outcome.kind === 'fetched' ? null : outcome;
    return outcome.kind === 'fetched';
  }

  async function named(ref: string): Promise<string | null> {
    const own = 'refs/scalerlock/named';
    if (!(await fetched('history', [`+${ref}:${own}`], 1))) return null;
    return gitLine(await storeOf('history'), ['rev-parse', '--verify', `${own}^{commit}`]);
  }

  async function tip(branch: string): Promise<string | null> {
    const now = await named(`refs/heads/${branch}`);
    if (now !== null || failure?.kind === 'absent') return now;
    const isWhole = (await endsOfHistory(repo)).size === 0;
    const known = isWhole ? await commitAt(repo, localRef(branch)) : null;
    if (known !== null) return known;
    throw notReached(`the branch \`${branch}\``, failure, remote);
  }

  /** Where a checkout keeps what it knows of a branch of its remote; without a remote the branch is its own. */
  function localRef(branch: string): string {
    return remote === null ? `refs/heads/${branch}` : `refs/remotes/${remote.name}/${branch}`;
  }

  return {
    get repository() {
      return repository;
    },
    get isCutOff() {
      return isCutOff();
    },
    store: contents,
    tip,
    named,
    async has(oid) {
      if (await hasCommit(repository, oid)) return true;
      return (await fetched('contents', [oid], 1)) && hasCommit(repository, oid);
    },
    lacks: (what) => notReached(what, failure, remote),
    async branchHas(branch, oid) {
      if (await isAncestor(repo, oid, localRef(branch))) return true;
      const ref = `refs/heads/${branch}`;
      const own = 'refs/scalerlock/branch';
      for (const depth of [1, ...DEPTHS]) {
        if (!(await fetched('history', [`+${ref}:${own}`], depth))) return false;
        const store = await storeOf('history');
        if (await isAncestor(store, oid, own)) return true;
        if ((await endsOfHistory(store)).size === 0) return false;
      }
      return false;
    },
    async mergeBases(a, b) {
      if ((await hasCommit(repo, a)) && (await hasCommit(repo, b))) {
        const oids = await surelyCommon(repo, a, b);
        if (oids !== null) return { oids, isKnown: true };
      }
      for (const depth of DEPTHS) {
        if (!(await fetched('history', [a, b], depth))) break;
        const oids = await surelyCommon(await storeOf('history'), a, b);
        if (oids !== null) return { oids, isKnown: true };
      }
      return { oids: [], isKnown: false };
    },
    async close() {
      for (const store of await Promise.allSettled(stores.values())) {
        if (store.status === 'fulfilled') await removeSideStore(store.value);
      }
    },
  };
}

/** The commit at a full ref of the checkout; null where there is none. */
async function commitAt(repo: Repository, ref: string): Promise<string | null> {
  const { code, stdout } = await runGit(repo, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return code === 0 ? stdout.toString().trim() : null;
}
