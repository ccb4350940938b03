import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOOK_NAMES, type HookName, hookScript, whoseHook } from '../../src/git/hook-script.ts';
import { placeHook, readHook } from '../../src/git/hooks.ts';
import { hooksFolder } from '../../src/git/hooks-folder.ts';
import { openRepository } from '../../src/git/repository.ts';
import { type FakePackage, fakePackage } from '../helpers/fake-package.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/** Installs the hooks of a fake package, and gives the folder they are in. */
async function place(
  repo: TestRepo,
  scalerlock: FakePackage,
  node: string | null = process.execPath,
): Promise<string> {
  const folder = await hooksFolder(await openRepository(repo.dir, repo.env));
  for (const hook of HOOK_NAMES) {
    const packaged = join(scalerlock.folder, 'hooks', hook);
    await placeHook(await readHook(folder, hook), hookScript(hook, { packaged, node }));
  }
  return folder;
}

function tryCommit(repo: TestRepo, ...args: string[]): { status: number | null; stderr: string } {
  const all = ['commit', '--quiet', '--allow-empty', '--message', 'x', ...args];
  const { status, stderr } = spawnSync('git', all, { cwd: repo.dir, env: repo.env, encoding: 'utf8' });
  return { status, stderr };
}

/** Runs a hook file as git does, with an environment of one's own. */
function runHook(file: string, env: NodeJS.ProcessEnv, args: string[] = [], input = '') {
  return spawnSync('/bin/sh', [file, ...args], { env, input, encoding: 'utf8' });
}

function existingHook(repo: TestRepo, hook: HookName, lines: string, mode = 0o755): string {
  const file = join(repo.dir, '.git/hooks', hook);
  mkdirSync(join(repo.dir, '.git/hooks'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode });
  return file;
}

describe('a placed hook, run by git', () => {
  test('hands over to the bundle, whose exit code decides', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    await place(repo, scalerlock);
    expect(tryCommit(repo).status).toBe(0);
    expect(scalerlock.runs()).toMatchObject([{ args: ['pre-commit'] }]);
    scalerlock.exitWith(1);
    expect(tryCommit(repo).status).toBe(1);
    expect(repo.git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(tryCommit(repo, '--no-verify').status).toBe(0);
  });

  test('runs before a merge commit', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    repo.commit();
    repo.git('checkout', '--quiet', '-b', 'side');
    repo.write('side', '');
    repo.commit();
    repo.git('checkout', '--quiet', 'main');
    repo.write('main', '');
    repo.commit();
    await place(repo, scalerlock);
    scalerlock.exitWith(1);
    expect(() => repo.git('merge', '--no-edit', 'side')).toThrow();
    expect(scalerlock.runs()).toMatchObject([{ args: ['pre-merge-commit'] }]);
    repo.git('merge', '--abort');
    scalerlock.exitWith(0);
    repo.git('merge', '--quiet', '--no-edit', 'side');
    expect(repo.git('log', '-1', '--format=%s')).toContain('side');
  });

  test('runs before a push, after the hook from before: each is told what is pushed', async () => {
    const [repo, scalerlock, remote] = [createRepo(), fakePackage(), createRepo('--bare')];
    const commit = repo.commit();
    repo.git('remote', 'add', 'there', remote.dir);
    existingHook(repo, 'pre-push', 'cat >&2; echo "$1" >&2; exit $FAILS');
    await place(repo, scalerlock);
    const push = (env: { FAILS?: string }, ...args: string[]) =>
      spawnSync('git', ['push', '--quiet', 'there', ...args], {
        cwd: repo.dir,
        env: { ...repo.env, FAILS: '0', ...env },
        encoding: 'utf8',
      });
    const zeros = '0'.repeat(40);
    const lines = ['a', 'b'].map((name) => `HEAD ${commit} refs/heads/${name} ${zeros}\n`).join('');
    expect(push({ FAILS: '3' }, 'HEAD:refs/heads/a', 'HEAD:refs/heads/b').status).toBe(1);
    expect(scalerlock.runs()).toEqual([]);
    scalerlock.exitWith(1);
    expect(push({}, 'HEAD:refs/heads/a', 'HEAD:refs/heads/b').status).toBe(1);
    expect(scalerlock.runs()).toEqual([{ args: ['pre-push', 'there', remote.dir], stdin: lines }]);
    expect(remote.git('for-each-ref')).toBe('');
    scalerlock.exitWith(0);
    const pushed = push({}, 'HEAD:refs/heads/a', 'HEAD:refs/heads/b');
    expect(pushed).toMatchObject({ status: 0, stdout: '', stderr: `${lines}there\n` });
    // Nothing to push: git still asks.
    expect(push({}, 'HEAD:refs/heads/a').status).toBe(0);
    expect(scalerlock.runs().map(({ stdin }) => stdin)).toEqual([lines, '']);
    expect(push({}, '--no-verify', '--delete', 'a')).toMatchObject({ status: 0, stderr: '' });
    expect(scalerlock.runs()).toEqual([]);
  });

  test('runs in a linked work tree', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    repo.commit();
    const linked = repoAt(join(temporaryFolder(), 'linked'));
    repo.git('worktree', 'add', '--quiet', linked.dir);
    expect(await place(linked, scalerlock)).toBe(join(repo.dir, '.git/hooks'));
    expect(tryCommit(linked).status).toBe(0);
    expect(tryCommit(repo).status).toBe(0);
    expect(scalerlock.runs()).toHaveLength(2);
  });

  test.each([
    ['relative to the top', 'my hooks', ''],
    ['from the home folder', '~/my hooks', 'my hooks'],
  ])('respects a core.hooksPath %s', async (_, hooksPath, inHome) => {
    const [home, made, scalerlock] = [temporaryFolder(), createRepo(), fakePackage()];
    const repo = { ...made, env: { ...made.env, HOME: home } };
    made.git('config', 'core.hooksPath', hooksPath);
    const folder = await place(repo, scalerlock);
    expect(folder).toBe(inHome ? join(home, inHome) : join(repo.dir, hooksPath));
    mkdirSync(join(repo.dir, 'sub'));
    expect(tryCommit({ ...repo, dir: join(repo.dir, 'sub') }).status).toBe(0);
    expect(scalerlock.runs()).toHaveLength(1);
  });

  test('a package under a path that needs quoting', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage(`it's a "path" with $HOME, \`id\`; ä *`)];
    const spaced = repoAt(join(temporaryFolder(), `it's "here"  $PWD`));
    repo.git('clone', '--quiet', repo.dir, spaced.dir);
    await place(spaced, scalerlock);
    expect(tryCommit(spaced)).toEqual({ status: 0, stderr: '' });
    expect(scalerlock.runs()).toHaveLength(1);
  });
});

describe('the hook that was there before', () => {
  test('runs first, with the same arguments and the same input', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const seen = join(repo.dir, 'seen');
    const file = existingHook(repo, 'pre-commit', `read line; printf '%s|' "$line" "$@" > '${seen}'`);
    await place(repo, scalerlock);
    const { status } = runHook(file, process.env, ['a b', "c'd"], 'first\nsecond\n');
    expect(status).toBe(0);
    expect(readFileSync(seen, 'utf8')).toBe("first|a b|c'd|");
    expect(scalerlock.runs()[0]?.args).toEqual(['pre-commit', 'a b', "c'd"]);
  });

  test('fails for both', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const file = existingHook(repo, 'pre-commit', 'echo no >&2; exit 7');
    await place(repo, scalerlock);
    expect(tryCommit(repo)).toEqual({ status: 1, stderr: 'no\n' });
    expect(runHook(file, process.env).status).toBe(7);
    expect(scalerlock.runs()).toEqual([]);
  });

  test('may be a link, which still leads where it led', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    repo.write('scripts/check', '#!/bin/sh\necho linked >&2\n');
    chmodSync(join(repo.dir, 'scripts/check'), 0o755);
    mkdirSync(join(repo.dir, '.git/hooks'), { recursive: true });
    symlinkSync('../../scripts/check', join(repo.dir, '.git/hooks/pre-commit'));
    await place(repo, scalerlock);
    expect(tryCommit(repo)).toEqual({ status: 0, stderr: 'linked\n' });
    expect(readFileSync(join(repo.dir, 'scripts/check'), 'utf8')).toBe('#!/bin/sh\necho linked >&2\n');
    expect(scalerlock.runs()).toHaveLength(1);
  });

  test('is found where a hook manager has renamed ours', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const file = existingHook(repo, 'pre-commit', 'exit 7');
    await place(repo, scalerlock);
    writeFileSync(`${file}.legacy`, readFileSync(file));
    expect(runHook(`${file}.legacy`, process.env).status).toBe(7);
  });

  test('stays off where git did not run it', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    existingHook(repo, 'pre-commit', 'exit 7', 0o644);
    await place(repo, scalerlock);
    expect(tryCommit(repo).status).toBe(0);
    expect(scalerlock.runs()).toHaveLength(1);
  });
});

describe('what the hook needs', () => {
  const oneLine = /^scalerlock: [^\n]*git commit --no-verify\n$/;

  /** The usual places for Node made places where there is none, whatever machine this is. */
  function withoutNode(scalerlock: FakePackage): void {
    const file = join(scalerlock.folder, 'hooks/run.sh');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\/(opt\/homebrew|usr\/local)\//g, '/nowhere/'));
  }

  /** A Node that says it is of this version. */
  function fakeNode(folder: string, version: string): void {
    mkdirSync(folder, { recursive: true });
    const lie = join(folder, 'lie.cjs');
    writeFileSync(lie, `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`);
    const line = `exec '${process.execPath}' --require '${lie}' "$@"`;
    writeFileSync(join(folder, 'node'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }

  test('no Node: one line that says how to get it, and exit 2', async () => {
    const [repo, scalerlock, home] = [createRepo(), fakePackage(), temporaryFolder()];
    withoutNode(scalerlock);
    const file = join(await place(repo, scalerlock, '/nowhere/node'), 'pre-commit');
    const { status, stdout, stderr } = runHook(file, { PATH: '', HOME: home });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain('https://nodejs.org');
    const merge = runHook(file.replace('pre-commit', 'pre-merge-commit'), { PATH: '', HOME: home });
    expect(merge.stderr).toContain('git merge --no-verify');
  });

  test('no PATH at all, but the Node that installed it', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const file = join(await place(repo, scalerlock), 'pre-commit');
    expect(runHook(file, { PATH: '' }).status).toBe(0);
    expect(scalerlock.runs()).toHaveLength(1);
  });

  test('passes over a Node that is too old', async () => {
    const [repo, scalerlock, home] = [createRepo(), fakePackage(), temporaryFolder()];
    withoutNode(scalerlock);
    const file = join(await place(repo, scalerlock, null), 'pre-commit');
    const env = { PATH: join(home, 'bin'), HOME: home };
    fakeNode(join(home, 'bin'), '16.20.2');
    fakeNode(join(home, '.nvm/versions/node/v19.9.0/bin'), '19.9.0');
    expect(runHook(file, env).stderr).toMatch(oneLine);
    fakeNode(join(home, '.nvm/versions/node/v20.0.0/bin'), '20.0.0');
    expect(runHook(file, env)).toMatchObject({ status: 0, stderr: '' });
    expect(scalerlock.runs()).toHaveLength(1);
  });

  test('SCALERLOCK_NODE goes before the Node that installed it, unless it is too old or no Node at all', async () => {
    const [repo, scalerlock, folder] = [createRepo(), fakePackage(), temporaryFolder()];
    const installedBy = join(folder, 'installed by');
    writeFileSync(installedBy, '#!/bin/sh\nexit 5\n', { mode: 0o755 });
    const file = join(await place(repo, scalerlock, installedBy), 'pre-commit');
    const withNode = (node: string) => runHook(file, { PATH: '', SCALERLOCK_NODE: node });
    expect(withNode(process.execPath)).toMatchObject({ status: 0, stderr: '' });
    expect(scalerlock.runs()).toHaveLength(1);
    fakeNode(folder, '18.19.1');
    for (const node of [join(folder, 'node'), '/bin/true/node', join(folder, 'nowhere')]) {
      expect(withNode(node)).toMatchObject({ status: 5, stderr: '' });
    }
    expect(scalerlock.runs()).toEqual([]);
  });

  test.each(['--require ./missing.js', '--inspect-brk=0', '--no-such-option'])(
    'NODE_OPTIONS=%s is for other programs',
    async (NODE_OPTIONS) => {
      const [repo, scalerlock] = [createRepo(), fakePackage()];
      const file = join(await place(repo, scalerlock), 'pre-commit');
      for (const node of [process.execPath, '']) {
        const env = { PATH: '', NODE_OPTIONS, SCALERLOCK_NODE: node };
        expect(runHook(file, env)).toMatchObject({ status: 0, stdout: '', stderr: '' });
      }
      expect(scalerlock.runs()).toHaveLength(2);
    },
  );

  test('no bundle: one line, exit 2', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const file = join(await place(repo, scalerlock), 'pre-commit');
    rmSync(join(scalerlock.folder, 'dist'), { recursive: true });
    const { status, stderr } = runHook(file, { PATH: '' });
    expect(status).toBe(2);
    expect(stderr).toMatch(oneLine);
  });

  test('the package is gone: the one on the PATH, else one line and exit 2', async () => {
    const [repo, scalerlock, bin] = [createRepo(), fakePackage(), temporaryFolder()];
    const file = join(await place(repo, scalerlock), 'pre-commit');
    rmSync(join(scalerlock.folder, 'hooks'), { recursive: true });
    const { status, stderr } = runHook(file, { PATH: bin });
    expect(status).toBe(2);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(join(scalerlock.folder, 'hooks/pre-commit'));
    expect(stderr).toContain(`delete ${file}`);
    const cli = `exec '${process.execPath}' '${join(scalerlock.folder, 'dist/hook.cjs')}' "$@"`;
    writeFileSync(join(bin, 'scalerlock'), `#!/bin/sh\n${cli}\n`, { mode: 0o755 });
    expect(runHook(file, { PATH: bin }, ['x']).status).toBe(0);
    expect(scalerlock.runs()).toMatchObject([{ args: ['hook', 'pre-commit', 'x'] }]);
  });
});

describe('whose hook it is', () => {
  const ours = hookScript('pre-commit', { packaged: '/a/hooks/pre-commit', node: null });

  test.each([
    ['as we wrote it', ours, 'ours'],
    [
      'of another hook and another place',
      hookScript('pre-merge-commit', { packaged: "/ö'", node: '/n' }),
      'ours',
    ],
    ['with a line more', `${ours}echo hello\n`, 'edited'],
    ['with a line less', ours.replace('exit 2\n', ''), 'edited'],
    ['with another first line', ours.replace('#!/bin/sh', '#!/bin/bash'), 'edited'],
    ['with other line ends', ours.replaceAll('\n', '\r\n'), 'edited'],
    ['of somebody else', '#!/bin/sh\nscalerlock check --staged\n', 'foreign'],
    ['of nobody', '', 'foreign'],
  ])('%s', (_, text, whose) => {
    expect(whoseHook(text)).toBe(whose);
  });
});
