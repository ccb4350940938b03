import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyTree, hooksPath, openRepository, workTreeRoot } from '../../src/git/repository.ts';
import { cleanEnvironment, createRepo, repoAt, temporaryFolder } from '../helpers/repo.ts';

describe('a repository', () => {
  it('is found from its top and from a folder inside', async () => {
    const repo = createRepo();
    repo.write('models/churn/model.bin', 'm');
    for (const dir of [repo.dir, join(repo.dir, 'models/churn')]) {
      expect(await openRepository(dir, repo.env)).toMatchObject({
        root: repo.dir,
        cwd: repo.dir,
        gitDir: join(repo.dir, '.git'),
        commonDir: join(repo.dir, '.git'),
        objectFormat: 'sha1',
      });
    }
  });

  it('may lie in a folder with spaces, quotes, newlines and non-ASCII characters', async () => {
    const dir = join(temporaryFolder(), ' a "b"\n\'c\' ü\n');
    mkdirSync(dir);
    const repo = repoAt(dir);
    repo.git('init', '--quiet');
    expect(await openRepository(dir, repo.env)).toMatchObject({ root: dir, gitDir: join(dir, '.git') });
  });

  it('may be a linked work tree', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    const linked = join(temporaryFolder(), 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    expect(await openRepository(linked, repo.env)).toMatchObject({
      root: linked,
      gitDir: join(repo.dir, '.git/worktrees/linked'),
      commonDir: join(repo.dir, '.git'),
    });
  });

  it('may be bare, and says so only where a work tree is needed', async () => {
    const repo = createRepo('--bare');
    const opened = await openRepository(repo.dir, repo.env);
    expect(opened).toMatchObject({ root: null, gitDir: repo.dir, commonDir: repo.dir });
    expect(() => workTreeRoot(opened)).toThrow(`\`${repo.dir}\` has no work tree`);
    // As in a hook of a server.
    const pinned = await openRepository(repo.dir, { ...repo.env, GIT_DIR: '.' });
    expect(pinned).toMatchObject({ root: null, gitDir: repo.dir, env: { GIT_DIR: repo.dir } });
  });

  it('of SHA-256 is told from one of SHA-1', async () => {
    const repo = createRepo('--object-format=sha256');
    const opened = await openRepository(repo.dir, repo.env);
    expect(opened.objectFormat).toBe('sha256');
    expect(emptyTree(opened)).toBe(repo.git('mktree'));
    const sha1 = createRepo();
    expect(emptyTree(await openRepository(sha1.dir, sha1.env))).toBe(sha1.git('mktree'));
  });

  it('is the one that GIT_DIR names, relative or not', async () => {
    const repo = createRepo();
    repo.git('init', '--quiet', '--separate-git-dir', 'elsewhere');
    const elsewhere = join(repo.dir, 'elsewhere');
    for (const GIT_DIR of ['elsewhere', elsewhere]) {
      const opened = await openRepository(repo.dir, { ...repo.env, GIT_DIR });
      expect(opened).toMatchObject({ root: repo.dir, gitDir: elsewhere });
      expect(opened.env).toMatchObject({ GIT_DIR: elsewhere, GIT_WORK_TREE: repo.dir });
    }
    const other = temporaryFolder();
    const opened = await openRepository(other, { ...repo.env, GIT_DIR: elsewhere, GIT_WORK_TREE: repo.dir });
    expect(opened).toMatchObject({ root: null, gitDir: elsewhere });
  });

  it('opens with every variable set that simple-git is wary of', async () => {
    const repo = createRepo();
    const env = {
      ...repo.env,
      EDITOR: 'vi',
      PAGER: 'less',
      GIT_EDITOR: ':',
      GIT_PAGER: 'cat',
      GIT_SSH_COMMAND: 'ssh -v',
      GIT_ASKPASS: 'true',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_GLOB_PATHSPECS: '1',
      GIT_CONFIG_PARAMETERS: "'core.editor=vi' 'alias.x=!false'",
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'url.https://example.com/.insteadOf',
      GIT_CONFIG_VALUE_0: 'git@example.com:',
      GIT_CONFIG_KEY_1: 'core.sshCommand',
      GIT_CONFIG_VALUE_1: 'ssh',
    };
    expect(await openRepository(repo.dir, env)).toMatchObject({ root: repo.dir });
  });
});

describe('the hooks folder', () => {
  it.each([
    ['is .git/hooks', [], '.git/hooks'],
    ['is what core.hooksPath says, from the top', ['.githooks'], '.githooks'],
    ['is what core.hooksPath says, absolute', ['/somewhere/hooks'], '/somewhere/hooks'],
  ])('%s', async (_, setting, expected) => {
    const repo = createRepo();
    for (const value of setting) repo.git('config', 'core.hooksPath', value);
    repo.write('deep/er/file', '');
    const opened = await openRepository(join(repo.dir, 'deep/er'), repo.env);
    expect(await hooksPath(opened)).toBe(expected.startsWith('/') ? expected : join(repo.dir, expected));
  });

  it('of a linked work tree is that of the repository', async () => {
    const repo = createRepo();
    repo.commit();
    const linked = join(temporaryFolder(), 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    expect(await hooksPath(await openRepository(linked, repo.env))).toBe(join(repo.dir, '.git/hooks'));
  });
});

describe('what cannot be opened is a Problem', () => {
  const env = cleanEnvironment();

  it('no git', async () => {
    const empty = temporaryFolder();
    await expect(openRepository(empty, { ...env, PATH: empty })).rejects.toMatchObject({
      name: 'Problem',
      message: 'git is not on the PATH',
      fix: 'install git 2.25 or newer',
    });
  });

  it('no repository', async () => {
    const empty = temporaryFolder();
    await expect(openRepository(empty, env)).rejects.toMatchObject({
      name: 'Problem',
      message: `\`${empty}\` is not in a git repository`,
      fix: expect.stringContaining('git init'),
    });
  });

  it('no folder, or a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const fix = 'name the repository with `--repo DIR`';
    await expect(openRepository(join(folder, 'none'), env)).rejects.toMatchObject({
      message: `there is no folder \`${folder}/none\``,
      fix,
    });
    await expect(openRepository(join(folder, 'file'), env)).rejects.toMatchObject({
      message: `\`${folder}/file\` is not a folder`,
      fix,
    });
  });

  it('a repository of another user', async () => {
    const repo = createRepo();
    const other = { ...repo.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    await expect(openRepository(repo.dir, other)).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining('dubious ownership'),
      fix: expect.stringContaining(`git config --global --add safe.directory ${repo.dir}`),
    });
  });

  it('a repository that is broken, in git’s words', async () => {
    const repo = createRepo();
    repo.write('.git/config', '[core\n');
    await expect(openRepository(repo.dir, repo.env)).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining('bad config line 1'),
    });
    const linked = temporaryFolder();
    symlinkSync('/nowhere', join(linked, 'x'));
    writeFileSync(join(linked, '.git'), 'gitdir: /nowhere\n');
    await expect(openRepository(linked, env)).rejects.toMatchObject({
      message: 'git rev-parse failed: not a git repository: /nowhere',
    });
  });
});
