import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commit,
  commitUnseen,
  expectRefused,
  expectSilent,
  hooked,
  hookedChurn,
  LOCK,
  MODEL,
  retrain,
  runGit,
  runGitWith,
  SCALER,
} from '../helpers/git-hooks.ts';
import { repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, fixture, type Result, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

const ALONE = 'pair/scaler-changed-alone';

interface PartialClone {
  repo: TestRepo;
  /** The bare repository that it fetches from. */
  origin: string;
  /** Runs something, and gives the ids of the blobs that git fetched for it meanwhile. */
  fetched(run: (env: NodeJS.ProcessEnv) => Result): { result: Result; blobs: string[]; fetches: number };
}

/** A clone without blobs of a repository with one sealed pair, a config beside it, and a large file of nobody's. */
function partialClone(...options: string[]): PartialClone {
  const source = churnRepo();
  source.write('data/unrelated.bin', fixture('churn/v2/model.joblib'));
  source.write('docs/readme', 'r');
  source.commit('more');
  const origin = join(temporaryFolder(), 'origin.git');
  source.git('clone', '--quiet', '--bare', source.dir, origin);
  source.git('--git-dir', origin, 'config', 'uploadpack.allowFilter', 'true');
  source.git('--git-dir', origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const repo = repoAt(join(temporaryFolder(), 'partial'));
  source.git('clone', '--quiet', '--filter=blob:none', ...options, `file://${origin}`, repo.dir);
  hooked(repo);
  return {
    repo,
    origin,
    fetched(run) {
      const missing = (): Set<string> =>
        new Set(
          repo.git('rev-list', '--objects', '--all', '--missing=print').match(/(?<=^\?)[0-9a-f]+/gm) ?? [],
        );
      const before = missing();
      const trace = join(temporaryFolder(), 'trace');
      const result = run({ GIT_TRACE2: trace });
      const after = missing();
      const log = existsSync(trace) ? readFileSync(trace, 'utf8') : '';
      return {
        result,
        blobs: [...before].filter((oid) => !after.has(oid)),
        fetches: log.match(/ start .*fetch.*--filter=blob:none/g)?.length ?? 0,
      };
    },
  };
}

const oidOf = (repo: TestRepo, path: string, revision = 'HEAD'): string =>
  repo.git('rev-parse', `${revision}:${path}`);

/** The hook alone: where nothing is checked out, `git commit` itself looks at the content of every file. */
const runHook = (repo: TestRepo, env: NodeJS.ProcessEnv = {}): Result =>
  runGitWith(repo, { env }, 'hook', 'run', 'pre-commit');

describe('a partial clone (--filter=blob:none)', () => {
  test('fetches the policy alone for a commit that touches no pair', () => {
    const { repo, fetched } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    const oid = repo.gitWith({ input: 'n' }, 'hash-object', '-w', '--stdin');
    repo.git('update-index', '--add', '--cacheinfo', `100644,${oid},notes`);
    const { result, blobs } = fetched((env) => runHook(repo, env));
    expectSilent(result);
    // The policy says which pairs there are: it alone is needed.
    expect(blobs).toEqual([oidOf(repo, 'scalerlock.yml')]);
  });

  test('fetches what a touched pair needs, and nothing else', () => {
    const { repo, fetched } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    const refit = repo.gitWith(
      { input: fixture('churn/v1-refit/scaler.joblib') },
      'hash-object',
      '-w',
      '--stdin',
    );
    repo.git('update-index', '--cacheinfo', `100644,${refit},${SCALER}`);
    const { result, blobs, fetches } = fetched((env) => runHook(repo, env));
    expectRefused(result, ALONE);
    const needed = [
      'scalerlock.yml',
      MODEL,
      SCALER,
      LOCK,
      'configs/train.yaml',
      'deploy/staging.yaml',
      'deploy/prod.yaml',
    ];
    expect(blobs.sort()).toEqual(needed.map((path) => oidOf(repo, path)).sort());
    expect(fetches).toBeLessThanOrEqual(needed.length);
    expect(blobs).not.toContain(oidOf(repo, 'data/unrelated.bin'));
  });

  test('fetches nothing twice, and nothing that is there', () => {
    const { repo, fetched } = partialClone();
    writeChurn(repo, { scaler: 'v1-refit' });
    const { result, blobs } = fetched((env) =>
      runGitWith(repo, { env }, 'commit', '--quiet', '-a', '-m', 'x'),
    );
    expectRefused(result, ALONE);
    expect(blobs).toEqual([]);
    retrain(repo);
    expectSilent(commit(repo, '-a'));
  });

  test('whose remote is gone: a clear word and no pass where a blob is needed, silence where none is', () => {
    const { repo, origin } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    repo.git('cat-file', 'blob', 'HEAD:scalerlock.yml');
    renameSync(origin, `${origin}.away`);
    const oid = repo.gitWith({ input: 'n' }, 'hash-object', '-w', '--stdin');
    repo.git('update-index', '--add', '--cacheinfo', `100644,${oid},notes`);
    expectSilent(runHook(repo));
    const refit = repo.gitWith(
      { input: fixture('churn/v1-refit/scaler.joblib') },
      'hash-object',
      '-w',
      '--stdin',
    );
    repo.git('update-index', '--cacheinfo', `100644,${refit},${SCALER}`);
    const refused = runHook(repo);
    expectRefused(refused, /not in this partial clone, and could not be fetched/);
    expect(refused.stderr).toMatch(/models\/churn|configs|deploy/);
    expect(refused.stderr).not.toContain('    at ');
    expect(scalerlock(repo, 'check', '--staged').status).toBe(2);
  });

  test('with GIT_NO_LAZY_FETCH: a clear word, exit 2, and no fetch', () => {
    const { repo, fetched } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    const offline = repoAt(repo.dir);
    offline.env.GIT_NO_LAZY_FETCH = '1';
    const { blobs, result } = fetched((env) => {
      Object.assign(offline.env, env);
      return scalerlock(offline, 'check', '--staged');
    });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('scalerlock.yml');
    expect(result.stderr).toContain('not in this partial clone');
    expect(result.stderr).toContain('GIT_NO_LAZY_FETCH');
    expect(blobs).toEqual([]);
    expect(scalerlock(repo, 'check', '--staged').status).toBe(0);
  });

  test('finds a renamed artifact without the blobs of the rest', () => {
    const { repo, fetched } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    const model = oidOf(repo, MODEL);
    repo.git('update-index', '--force-remove', MODEL);
    repo.git('update-index', '--add', '--cacheinfo', `100644,${model},models/renamed.joblib`);
    const { result, blobs } = fetched((env) => runHook(repo, env));
    expectRefused(result, 'pair/missing-artifact');
    expect(blobs).not.toContain(oidOf(repo, 'data/unrelated.bin'));
  });

  test('in a push: what both sides of the range need is fetched', () => {
    const { repo, fetched } = partialClone('--no-checkout');
    repo.git('read-tree', 'HEAD');
    const refit = repo.gitWith(
      { input: fixture('churn/v1-refit/scaler.joblib') },
      'hash-object',
      '-w',
      '--stdin',
    );
    repo.git('update-index', '--cacheinfo', `100644,${refit},${SCALER}`);
    repo.git('commit', '--quiet', '--no-verify', '--message', 'unseen');
    const { result, blobs } = fetched((env) =>
      runGitWith(repo, { env }, 'push', 'origin', 'HEAD:refs/heads/main'),
    );
    expectRefused(result, ALONE);
    expect(blobs).toContain(oidOf(repo, SCALER, 'HEAD~1'));
    expect(blobs).not.toContain(oidOf(repo, 'data/unrelated.bin'));
  });
});

describe('a sparse and partial clone', () => {
  test('judges a pair that lies outside of the checkout, and fetches that alone', () => {
    const { repo, fetched } = partialClone('--sparse');
    repo.git('sparse-checkout', 'set', '--sparse-index', 'deploy');
    expect(existsSync(join(repo.dir, MODEL))).toBe(false);
    repo.write('deploy/staging.yaml', 'scaler:\n  version: "1.0.0" # sparse\n');
    const { result, blobs } = fetched((env) =>
      runGitWith(repo, { env }, 'commit', '--quiet', '-a', '-m', 'x'),
    );
    expectSilent(result);
    expect(blobs.sort()).toEqual(
      [MODEL, SCALER, LOCK, 'configs/train.yaml'].map((path) => oidOf(repo, path)).sort(),
    );
    repo.write('deploy/staging.yaml', 'scaler:\n  version: "2.0.0"\n');
    expectRefused(commit(repo, '-a'), 'config/version-mismatch');
    expect(existsSync(join(repo.dir, MODEL))).toBe(false);
  });
});

describe('a shallow clone', () => {
  test('judges commits as any other does', () => {
    const repo = hookedChurn();
    repo.write('notes', 'n');
    commitUnseen(repo);
    const shallow = repoAt(join(temporaryFolder(), 'shallow'));
    repo.git('clone', '--quiet', '--depth=1', `file://${repo.dir}`, shallow.dir);
    hooked(shallow);
    writeChurn(shallow, { scaler: 'v1-refit' });
    expectRefused(commit(shallow, '-a'), ALONE);
    retrain(shallow);
    expectSilent(commit(shallow, '-a'));
    expect(runGit(shallow, 'rev-parse', '--is-shallow-repository').stdout.trim()).toBe('true');
  });
});
