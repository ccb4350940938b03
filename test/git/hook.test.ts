import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../src/git/change.ts';
import { headCommit } from '../../src/git/commits.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/**
 * Runs `git commit` with a pre-commit hook that stands still, calls `inside` with the repository as a program
 * sees it that the hook starts (its folder, its environment), and lets the commit go on.
 */
async function duringCommit<Result>(
  repo: TestRepo,
  args: string[],
  inside: (repository: Repository, env: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  const folder = temporaryFolder();
  const [seen, goOn] = [join(folder, 'seen'), join(folder, 'go-on')];
  const hook = join(repo.git('rev-parse', '--path-format=absolute', '--git-path', 'hooks'), 'pre-commit');
  writeFileSync(
    hook,
    `#!/bin/sh
pwd > '${folder}/pwd'
env -0 > '${folder}/env' && mv '${folder}/env' '${seen}'
while [ ! -e '${goOn}' ]; do sleep 0.02; done
`,
  );
  chmodSync(hook, 0o755);
  const git = spawn('git', ['commit', '--quiet', '--message', 'x', ...args], {
    cwd: repo.dir,
    env: repo.env,
  });
  const ended = new Promise((resolve) => git.once('close', resolve));
  try {
    while (!existsSync(seen) && git.exitCode === null) await setTimeout(10);
    const env = Object.fromEntries(
      readFileSync(seen, 'utf8')
        .split('\0')
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
    );
    const cwd = readFileSync(join(folder, 'pwd'), 'utf8').replace(/\n$/, '');
    return await inside(await openRepository(cwd, env), env);
  } finally {
    writeFileSync(goOn, '');
    await ended;
  }
}

/** What the commit is about to hold, and how that differs from the head. */
async function stagedTexts(repository: Repository) {
  const head = await headCommit(repository);
  const index = indexTree(repository);
  const change = await changeBetween(repository, head === null ? null : commitTree(repository, head), index);
  const paths = [...(await index.entries()).keys()].sort();
  const found = new Map<string, string>();
  for await (const { path, chunks } of index.blobs(paths)) {
    let text = '';
    for await (const chunk of chunks) text += Buffer.from(chunk).toString();
    found.set(path, text);
  }
  await index.close();
  return {
    texts: Object.fromEntries(found),
    files: change.files.map(({ status, path }) => `${status} ${path}`),
  };
}

function twoFiles(): TestRepo {
  const repo = createRepo();
  repo.write('model', 'old');
  repo.write('scaler', 'old');
  repo.commit();
  return repo;
}

describe('inside a pre-commit hook', () => {
  it('of `git commit -- path`, the index is what will be committed, not what is staged', async () => {
    const repo = twoFiles();
    repo.write('model', 'new');
    repo.write('scaler', 'staged');
    repo.git('add', 'scaler');
    const seen = await duringCommit(repo, ['--', 'model'], async (repository, env) => {
      expect(env.GIT_INDEX_FILE).toMatch(/next-index/);
      expect(env.GIT_EDITOR).toBeDefined();
      return stagedTexts(repository);
    });
    expect(seen).toEqual({ texts: { model: 'new', scaler: 'old' }, files: ['modified model'] });
    expect(repo.git('show', 'HEAD:model')).toBe('new');
    expect(repo.git('show', 'HEAD:scaler')).toBe('old');
  });

  it('of a plain commit and of `git commit --all`', async () => {
    const repo = twoFiles();
    repo.write('model', 'staged');
    repo.git('add', 'model');
    repo.write('model', 'on disk');
    const staged = await duringCommit(repo, [], stagedTexts);
    expect(staged).toEqual({ texts: { model: 'staged', scaler: 'old' }, files: ['modified model'] });
    const all = await duringCommit(repo, ['--all'], stagedTexts);
    expect(all).toEqual({ texts: { model: 'on disk', scaler: 'old' }, files: ['modified model'] });
  });

  it('of the first commit', async () => {
    const repo = createRepo();
    repo.write('model', 'm');
    repo.git('add', 'model');
    const seen = await duringCommit(repo, [], stagedTexts);
    expect(seen).toEqual({ texts: { model: 'm' }, files: ['added model'] });
  });

  it('on a detached head, started in a folder of the repository', async () => {
    const repo = twoFiles();
    repo.git('checkout', '--quiet', '--detach');
    repo.write('folder/config', 'c');
    repo.git('add', '.');
    const inFolder = { ...repo, dir: join(repo.dir, 'folder') };
    const seen = await duringCommit(inFolder, [], stagedTexts);
    expect(seen.files).toEqual(['added folder/config']);
  });

  it('of a linked work tree', async () => {
    const repo = twoFiles();
    const linked = repoAt(join(temporaryFolder(), 'linked work'));
    repo.git('worktree', 'add', '--quiet', '-b', 'linked', linked.dir);
    linked.write('model', 'linked');
    const seen = await duringCommit(linked, ['--', 'model'], async (repository, env) => {
      expect(env.GIT_DIR).toBeDefined();
      expect(repository.root).toBe(linked.dir);
      return { ...(await stagedTexts(repository)), work: [...(await workTree(repository).entries()).keys()] };
    });
    expect(seen).toEqual({
      texts: { model: 'linked', scaler: 'old' },
      files: ['modified model'],
      work: ['model', 'scaler'],
    });
  });
});
