import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commitUnseen,
  expectRefused,
  hooked,
  hookedChurn,
  MODEL,
  retrain,
  runGit,
  runGitWith,
  SCALER,
} from '../helpers/git-hooks.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, type Result, writeChurn } from '../helpers/scalerlock.ts';

const NONE = '0'.repeat(40);
const ALONE = 'pair/scaler-changed-alone';

/** The sealed pair, pushed to a remote that it follows; the hooks are in it. */
function pushedRepo(): TestRepo {
  const repo = hookedChurn();
  addRemote(repo, 'origin');
  repo.git('fetch', '--quiet', 'origin');
  return repo;
}

/** A bare copy of the repository as it is now. */
function addRemote(repo: TestRepo, name: string): string {
  const bare = join(temporaryFolder(), `${name}.git`);
  repo.git('clone', '--quiet', '--bare', repo.dir, bare);
  repo.git('remote', 'add', name, bare);
  return bare;
}

function push(repo: TestRepo, ...args: string[]): Result {
  return runGit(repo, 'push', '--quiet', ...args);
}

function expectPushed(result: Result): void {
  expect(result).toEqual({ status: 0, stdout: '', stderr: '' });
}

function refit(repo: TestRepo, message = 'refit'): void {
  writeChurn(repo, { scaler: 'v1-refit' });
  commitUnseen(repo, message);
}

function restore(repo: TestRepo): void {
  writeChurn(repo, { scaler: 'v1' });
  commitUnseen(repo, 'restore');
}

/** What a branch of the remote is now. */
function at(repo: TestRepo, ref: string, remote = 'origin'): string {
  return repo.git('ls-remote', remote, ref).split('\t')[0] ?? '';
}

describe('git push of a branch that is there already', () => {
  test('is judged from what it is there: refused with ref, commits and rule, and nothing is sent', () => {
    const repo = pushedRepo();
    const before = at(repo, 'refs/heads/main');
    refit(repo);
    const refused = push(repo, 'origin', 'main');
    expectRefused(refused, ALONE);
    const [base, head] = [before, repo.git('rev-parse', 'main')].map((oid) => oid.slice(0, 7));
    expect(refused.stderr).toContain(`main → main  ${base}..${head}`);
    expect(at(repo, 'refs/heads/main')).toBe(before);
    expect(push(repo, '--no-verify', 'origin', 'main').status).toBe(0);
  });

  test('of a retrain, of what touches no pair, and of a break that was mended on the way, passes in silence', () => {
    const repo = pushedRepo();
    repo.write('notes', 'n');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
    refit(repo);
    restore(repo);
    expectPushed(push(repo, 'origin', 'main'));
    retrain(repo);
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
  });

  test('up to date, there is nothing to judge', () => {
    const repo = pushedRepo();
    expectPushed(push(repo, 'origin', 'main'));
  });

  test('judges every pair of the state, as the Action does: one that was broken before is refused too', () => {
    const repo = pushedRepo();
    refit(repo);
    expect(push(repo, '--no-verify', 'origin', 'main').status).toBe(0);
    repo.write('notes', 'n');
    commitUnseen(repo);
    expectRefused(push(repo, 'origin', 'main'), ALONE);
  });

  test('the policy of what is there judges: a push cannot weaken its own judge', () => {
    const repo = pushedRepo();
    repo.write('scalerlock.yml', `${repo.git('show', 'HEAD:scalerlock.yml')}\nrules: { ${ALONE}: off }\n`);
    refit(repo);
    const refused = push(repo, 'origin', 'main');
    expectRefused(refused, ALONE);
    expect(refused.stderr).toContain('policy/changed');
  });

  test('what is judged is what is pushed, not the work tree, the index or HEAD', () => {
    const repo = pushedRepo();
    repo.git('branch', 'good');
    refit(repo);
    writeChurn(repo, { model: 'v3' });
    repo.git('add', '--all');
    repo.write('notes', 'n');
    expectPushed(push(repo, 'origin', 'good:main'));
    expectRefused(push(repo, 'origin', 'HEAD:main'), ALONE);
    expectRefused(push(repo, 'origin', `${repo.git('rev-parse', 'HEAD')}:main`), ALONE);
    expectRefused(push(repo, 'origin', 'HEAD^{/refit}:main'), ALONE);
  });

  test('a force push is judged from what it takes away, where this clone has that', () => {
    const repo = pushedRepo();
    retrain(repo);
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
    repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    repo.write('notes', 'n');
    commitUnseen(repo);
    // Back to the pair as it was: model, scaler and lock together.
    const back = push(repo, '--force', 'origin', 'main');
    expect(back.status, back.stderr).toBe(0);
    refit(repo);
    expectRefused(push(repo, '--force', 'origin', 'main'), ALONE);
  });

  test('a force push over a commit that this clone never saw is judged from where the histories parted', () => {
    const repo = pushedRepo();
    const other = repoAt(join(temporaryFolder(), 'other'));
    repo.git('clone', '--quiet', repo.git('remote', 'get-url', 'origin'), other.dir);
    other.write('elsewhere', 'e');
    commitUnseen(other);
    expect(push(other, 'origin', 'HEAD:main').status).toBe(0);

    repo.write('notes', 'n');
    commitUnseen(repo);
    expectPushed(push(repo, '--force', 'origin', 'main'));
    expect(push(other, '--force', 'origin', 'HEAD:main').status).toBe(0);
    refit(repo);
    expectRefused(push(repo, '--force', 'origin', 'main'), ALONE);
  });

  test('after a rebase, for which git runs no hook', () => {
    const repo = pushedRepo();
    repo.git('switch', '--quiet', '--create', 'topic');
    repo.write('topic', 't');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'topic'));
    repo.git('switch', '--quiet', 'main');
    refit(repo);
    repo.git('switch', '--quiet', 'topic');
    expect(runGit(repo, 'rebase', '--quiet', 'main').status).toBe(0);
    expectRefused(push(repo, '--force', 'origin', 'topic'), ALONE);
  });
});

describe('git push of what is new there', () => {
  test('a new branch is judged from where it left what the remote has', () => {
    const repo = pushedRepo();
    repo.git('switch', '--quiet', '--create', 'topic');
    repo.write('notes', 'n');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'topic'));
    repo.git('switch', '--quiet', '--create', 'on-top');
    refit(repo);
    const refused = push(repo, 'origin', 'on-top');
    expectRefused(refused, ALONE);
    expect(refused.stderr).toContain(`${repo.git('rev-parse', 'topic').slice(0, 7)}..`);
  });

  test('a new branch into which main was merged is judged from the last meeting', () => {
    const repo = pushedRepo();
    repo.git('switch', '--quiet', '--create', 'topic');
    repo.write('notes', 'n');
    commitUnseen(repo);
    repo.git('switch', '--quiet', 'main');
    retrain(repo);
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
    repo.git('switch', '--quiet', 'topic');
    repo.git('merge', '--quiet', '--no-edit', 'main');
    expectPushed(push(repo, 'origin', 'topic'));
  });

  test('a new branch of commits that the remote has brings nothing', () => {
    const repo = pushedRepo();
    refit(repo);
    expect(push(repo, '--no-verify', 'origin', 'main').status).toBe(0);
    expectPushed(push(repo, 'origin', 'main:refs/heads/same'));
  });

  test('the first push to an empty remote is judged as a whole', () => {
    const repo = hookedChurn();
    const bare = join(temporaryFolder(), 'empty.git');
    repo.git('init', '--quiet', '--bare', bare);
    repo.git('remote', 'add', 'origin', bare);
    refit(repo);
    const refused = push(repo, 'origin', 'main');
    expectRefused(refused, 'lock/content-mismatch');
    expect(refused.stderr).toContain('nothing..');
    restore(repo);
    expectPushed(push(repo, '--set-upstream', 'origin', 'main'));
  });

  test('a push to a URL, or to a remote that was never fetched, is compared with what other remotes have', () => {
    const repo = pushedRepo();
    const bare = addRemote(repo, 'fork');
    refit(repo);
    expectRefused(push(repo, bare, 'main:topic'), ALONE);
    expectRefused(push(repo, 'fork', 'main:topic'), ALONE);
    expectRefused(push(repo, `file://${bare}`, 'main:topic'), ALONE);
    restore(repo);
    expectPushed(push(repo, 'fork', 'main:topic'));
  });

  test('tags: new ones, annotated or not, are judged; so is one that moves', () => {
    const repo = pushedRepo();
    repo.write('notes', 'n');
    commitUnseen(repo);
    repo.git('tag', '--annotate', '--message', 'one', 'v1');
    expectPushed(push(repo, 'origin', 'v1'));
    refit(repo);
    repo.git('tag', 'light');
    expectRefused(push(repo, 'origin', 'light'), ALONE);
    repo.git('tag', '--force', '--annotate', '--message', 'two', 'v1');
    expectRefused(push(repo, '--force', 'origin', 'v1'), ALONE);
    restore(repo);
    repo.git('tag', '--force', '--annotate', '--message', 'three', 'v1');
    expectPushed(push(repo, '--force', 'origin', 'v1'));
  });

  test('tags: of a file or a tree, and notes, are nothing of ours', () => {
    const repo = pushedRepo();
    repo.git('tag', 'blob', `HEAD:${MODEL}`);
    repo.git('tag', '--annotate', '--message', 'tree', 'tree', 'HEAD^{tree}');
    repo.git('notes', 'add', '--message', 'a note');
    expectPushed(push(repo, 'origin', 'blob', 'tree', 'refs/notes/commits'));
  });

  test('unrelated histories: one without a policy is silent, one with a policy is judged as a whole', () => {
    const repo = pushedRepo();
    repo.git('switch', '--quiet', '--orphan', 'pages');
    repo.write('index.html', '<p>');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'pages'));
    const other = hooked(churnRepo());
    other.git('commit', '--quiet', '--amend', '--no-verify', '--message', 'another root');
    repo.git('fetch', '--quiet', other.dir, 'main:other');
    expectPushed(push(repo, 'origin', 'other'));
    expectRefused(push(repo, '--force', 'origin', 'pages:main'), 'policy/changed');
  });
});

describe('git push', () => {
  test('of several refs judges each, and says of which each report is', () => {
    const repo = pushedRepo();
    repo.git('branch', 'good');
    repo.git('branch', 'bad');
    repo.git('switch', '--quiet', 'bad');
    refit(repo);
    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v1-retrained' });
    commitUnseen(repo);
    repo.git('switch', '--quiet', 'good');
    repo.write('notes', 'n');
    commitUnseen(repo);
    const refused = push(repo, 'origin', 'good', 'bad', 'main');
    expectRefused(refused, ALONE);
    expect(refused.stderr).toMatch(/bad → bad/);
    expect(refused.stderr).toMatch(/main → main/);
    expect(refused.stderr).toContain('pair/model-changed-alone');
    expect(refused.stderr).not.toMatch(/good → good/);
    expectRefused(push(repo, '--all', 'origin'), ALONE);
    expectRefused(push(repo, '--mirror', 'origin'), ALONE);
    expectPushed(push(repo, 'origin', 'good'));
  });

  test('that only deletes a ref has nothing to judge, beside another ref too', () => {
    const repo = pushedRepo();
    repo.git('branch', 'topic');
    expectPushed(push(repo, 'origin', 'topic'));
    refit(repo);
    expectPushed(push(repo, 'origin', '--delete', 'topic'));
    expectPushed(push(repo, 'origin', 'main~1:refs/heads/topic'));
    expectRefused(push(repo, 'origin', ':topic', 'main'), ALONE);
  });

  test('judges the same range once, whatever refs it is pushed to, and a tag of a pushed branch not again', () => {
    const repo = pushedRepo();
    refit(repo);
    repo.git('tag', 'v1');
    const refused = push(repo, 'origin', 'main:a', 'main:b', 'v1', 'main');
    expectRefused(refused, ALONE);
    expect(refused.stderr.split(ALONE)).toHaveLength(2);
  });

  test('of a hundred tags asks git a few times', () => {
    const repo = hookedChurn();
    const bare = join(temporaryFolder(), 'empty.git');
    repo.git('init', '--quiet', '--bare', bare);
    repo.git('remote', 'add', 'origin', bare);
    for (let index = 0; index < 100; index += 1) {
      const oid = repo.git('commit-tree', '-p', 'HEAD', '-m', String(index), 'HEAD^{tree}');
      repo.git('update-ref', 'HEAD', oid);
      repo.git('update-ref', `refs/tags/v${index}`, oid);
    }
    const trace = join(temporaryFolder(), 'trace');
    expectPushed(
      runGitWith(repo, { env: { GIT_TRACE2: trace } }, 'push', '--quiet', '--tags', 'origin', 'main'),
    );
    expect(readFileSync(trace, 'utf8').match(/ start .*git/g)?.length).toBeLessThan(30);
  });

  test('from a shallow clone: judged where it reaches back, else a clear word and no pass', () => {
    const repo = pushedRepo();
    repo.write('notes', 'n');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
    const shallow = repoAt(join(temporaryFolder(), 'shallow'));
    const url = `file://${repo.git('remote', 'get-url', 'origin')}`;
    repo.git('clone', '--quiet', '--depth=1', url, shallow.dir);
    hooked(shallow);
    shallow.write('more', 'm');
    commitUnseen(shallow);
    expectPushed(push(shallow, 'origin', 'HEAD:refs/heads/topic'));
    refit(shallow);
    expectRefused(push(shallow, 'origin', 'HEAD:refs/heads/topic'), ALONE);

    shallow.git('remote', 'remove', 'origin');
    shallow.git('remote', 'add', 'elsewhere', url);
    const refused = push(shallow, 'elsewhere', 'HEAD:refs/heads/new');
    expectRefused(refused, 'does not reach back');
    expect(refused.stderr).toContain('git fetch --unshallow');
  });

  test('from a bare repository, and from a linked worktree', () => {
    const repo = pushedRepo();
    const linked = repoAt(join(temporaryFolder(), 'linked'));
    repo.git('worktree', 'add', '--quiet', '-b', 'linked', linked.dir);
    refit(linked);
    expectRefused(push(linked, 'origin', 'linked'), ALONE);

    const bare = repoAt(join(temporaryFolder(), 'bare.git'));
    repo.git('clone', '--quiet', '--mirror', repo.dir, bare.dir);
    bare.git('remote', 'set-url', 'origin', repo.git('remote', 'get-url', 'origin'));
    bare.git('config', '--unset', 'remote.origin.mirror');
    hooked(bare);
    expectRefused(push(bare, 'origin', 'linked'), /lock\/content-mismatch|pair\//);
    expectPushed(push(bare, 'origin', 'main:refs/heads/topic'));
  });

  test('in a repository of SHA-256', () => {
    const repo = hooked(createRepo('--object-format=sha256'));
    const churn = churnRepo();
    for (const path of churn.git('ls-files').split('\n')) {
      repo.write(path, Buffer.from(churn.git('cat-file', 'blob', `HEAD:${path}`)));
    }
    writeChurn(repo, { model: 'v1', scaler: 'v1' });
    commitUnseen(repo);
    addRemote(repo, 'origin');
    repo.git('fetch', '--quiet', 'origin');
    repo.write('notes', 'n');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main'));
    refit(repo);
    expectRefused(push(repo, 'origin', 'main', 'main:new'), ALONE);
  });

  test('without a policy anywhere is silent', () => {
    const repo = hooked(createRepo());
    repo.write('a', 'a');
    commitUnseen(repo);
    addRemote(repo, 'origin');
    repo.write('b', 'b');
    commitUnseen(repo);
    expectPushed(push(repo, 'origin', 'main', 'main:new'));
  });

  test('with a policy that is broken is refused: it could not judge', () => {
    const repo = pushedRepo();
    repo.write('scalerlock.yml', 'pears:\n');
    commitUnseen(repo);
    const refused = push(repo, 'origin', 'main');
    expectRefused(refused, 'scalerlock.yml');
    expect(refused.stderr).not.toContain('    at ');
  });
});

describe('what the hook is told', () => {
  const hook = (repo: TestRepo, input: string, env: NodeJS.ProcessEnv = {}): Result =>
    runGitWith(repo, { input, env }, '-c', `alias.x=!sh ${repo.dir}/.git/hooks/pre-push origin url`, 'x');

  test('a line it does not understand is not let through', () => {
    const repo = pushedRepo();
    const { status, stderr } = hook(repo, 'main\n');
    expect(stderr).toContain('not understood');
    expect(status).toBe(2);
  });

  test('findings are exit 1, nothing is 0, an id that is nowhere is 2', () => {
    const repo = pushedRepo();
    const base = repo.git('rev-parse', 'HEAD');
    refit(repo);
    const line = (local: string, there: string) => `refs/heads/main ${local} refs/heads/main ${there}\n`;
    const head = repo.git('rev-parse', 'HEAD');
    expect(hook(repo, line(head, base)).status).toBe(1);
    expect(hook(repo, '').status).toBe(0);
    expect(hook(repo, line(NONE, base)).status).toBe(0);
    expect(hook(repo, line('1'.repeat(40), base)).status).toBe(2);
    // A commit that is only there: judged from what the remote is known to have.
    expect(hook(repo, line(head, '1'.repeat(40))).stderr).toContain(SCALER);
  });

  test('the pre-commit framework tells it in variables', () => {
    const repo = pushedRepo();
    const from = repo.git('rev-parse', 'HEAD');
    refit(repo);
    const env = {
      PRE_COMMIT: '1',
      PRE_COMMIT_FROM_REF: from,
      PRE_COMMIT_TO_REF: repo.git('rev-parse', 'HEAD'),
      PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main',
      PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/main',
    };
    expectRefused(hook(repo, '', env), ALONE);
    const { PRE_COMMIT_FROM_REF: _, PRE_COMMIT_TO_REF: __, ...first } = env;
    expectRefused(hook(repo, '', first), ALONE);
  });
});
