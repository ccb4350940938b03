import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoAt, type TestRepo, temporaryFolder } from './repo.ts';

/*
 * Checkouts as actions/checkout makes them: an empty repository that fetches one commit of a bare remote, which serves what
 * GitHub does (any commit by its id, and filters).
 */

/** A bare remote with the branches of a repository; it is pushed to by `push`. */
export interface BareRemote {
  dir: string;
  url: string;
  /** Puts a commit of the repository at a ref of the remote, whatever that was at. */
  push(revision: string, ref: string): void;
  git(...args: string[]): string;
}

export function bareRemote(repo: TestRepo): BareRemote {
  const dir = join(temporaryFolder(), 'origin.git');
  repo.git('clone', '--quiet', '--bare', repo.dir, dir);
  const git = (...args: string[]): string => repo.git('--git-dir', dir, ...args);
  for (const key of ['allowFilter', 'allowAnySHA1InWant']) git('config', `uploadpack.${key}`, 'true');
  // What nobody names any more stays until the test says otherwise.
  git('config', 'gc.auto', '0');
  return {
    dir,
    url: `file://${dir}`,
    git,
    push: (revision, ref) => repo.git('push', '--quiet', '--force', dir, `${revision}:${ref}`),
  };
}

export interface CheckoutOptions {
  /** `fetch-depth`; 0 is all of every branch. */
  depth?: number;
  /** More options of the fetch, as `--filter=blob:none`. */
  options?: string[];
  /** Configuration that the checkout leaves, as its credentials. */
  config?: Record<string, string>;
}

/** Checks out a commit, under the name that actions/checkout gives its ref. */
export function checkOut(url: string, sha: string, ref: string, options: CheckoutOptions = {}): TestRepo {
  const { depth = 1, options: more = [], config = {} } = options;
  const repo = repoAt(temporaryFolder());
  repo.git('init', '--quiet');
  repo.git('remote', 'add', 'origin', url);
  for (const [key, value] of Object.entries({ 'gc.auto': '0', ...config })) repo.git('config', key, value);
  const local = ref
    .replace(/^refs\/heads\//, 'refs/remotes/origin/')
    .replace(/^refs\/pull\//, 'refs/remotes/pull/');
  const quietly = ['--quiet', '--prune', '--no-recurse-submodules', ...more];
  if (depth === 0) {
    repo.git(
      'fetch',
      ...quietly,
      'origin',
      '+refs/heads/*:refs/remotes/origin/*',
      '+refs/tags/*:refs/tags/*',
    );
    repo.git('fetch', ...quietly, 'origin', `+${sha}:${local}`);
  } else {
    repo.git('fetch', ...quietly, '--no-tags', `--depth=${depth}`, 'origin', `+${sha}:${local}`);
  }
  repo.git('checkout', '--quiet', '--force', '--detach', local);
  return repo;
}

/** All of a checkout that a later step could notice: refs, configuration, depth, objects, index and files. */
export function stateOf(repo: TestRepo): unknown {
  const gitDir = join(repo.dir, '.git');
  const read = (name: string): string | null =>
    existsSync(join(gitDir, name)) ? readFileSync(join(gitDir, name), 'utf8') : null;
  return {
    files: readdirSync(gitDir).sort(),
    refs: repo.git('for-each-ref'),
    status: repo.git('status', '--porcelain=v2', '--branch', '--untracked-files=all'),
    objects: repo.git('count-objects', '-v'),
    texts: ['HEAD', 'config', 'shallow', 'FETCH_HEAD'].map(read),
  };
}
