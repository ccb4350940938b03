import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import type { Tree } from '../../src/git/tree.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

const ODD_PATHS = [
  'with space/and  two',
  '"quoted"',
  "it's",
  'tab\there',
  'new\nline',
  '-leading-dash',
  '--all',
  ':(glob)**',
  '*',
  'back\\slash',
  'größe/模型.pkl',
  '🦊',
  '__proto__',
  'constructor/toString',
];

async function trees(repo: TestRepo) {
  const opened = await openRepository(repo.dir, repo.env);
  return {
    commit: (revision = 'HEAD') => commitTree(opened, repo.git('rev-parse', revision)),
    index: () => indexTree(opened),
    work: () => workTree(opened),
  };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return found;
}

/** The texts of the files at these paths. */
async function texts(tree: Tree, ...paths: string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { path, size, chunks } of tree.blobs(paths)) {
    const bytes = Buffer.concat(await collect(chunks));
    expect(bytes.length).toBe(size);
    Object.defineProperty(found, path, { value: bytes.toString(), enumerable: true });
  }
  await tree.close();
  return found;
}

const paths = async (tree: Tree) => [...(await tree.entries()).keys()].sort();

describe('the three trees', () => {
  it('of partly staged work hold three different contents', async () => {
    const repo = createRepo();
    repo.write('model', 'committed');
    repo.commit();
    repo.write('model', 'staged');
    repo.git('add', 'model');
    repo.write('model', 'on disk');
    const { commit, index, work } = await trees(repo);
    expect(await texts(commit(), 'model')).toEqual({ model: 'committed' });
    expect(await texts(index(), 'model')).toEqual({ model: 'staged' });
    expect(await texts(work(), 'model')).toEqual({ model: 'on disk' });
    expect((await index().entries()).get('model')?.oid).toBe(repo.git('rev-parse', ':model'));
    expect((await work().entries()).get('model')?.oid).toBeNull();
    expect([commit().label, index().label, work().label]).toEqual([
      repo.git('rev-parse', 'HEAD'),
      'index',
      'worktree',
    ]);
  });

  it.each(['sha1', 'sha256'])('agree where nothing has changed (%s)', async (format) => {
    const repo = createRepo(`--object-format=${format}`);
    for (const [index, path] of ODD_PATHS.entries()) repo.write(path, `content ${index}`);
    repo.commit();
    const { commit, index, work } = await trees(repo);
    const expected = new Map(
      ODD_PATHS.map((path) => [path, { kind: 'file', oid: repo.git('rev-parse', `HEAD:${path}`) }] as const),
    );
    for (const tree of [commit(), index(), work()]) {
      expect(new Map(await tree.entries())).toEqual(expected);
      expect(Object.entries(await texts(tree, ...ODD_PATHS))).toEqual(
        ODD_PATHS.map((path, at) => [path, `content ${at}`]),
      );
    }
  });

  it('keep paths apart that are not UTF-8', async () => {
    const repo = createRepo();
    const latin = Buffer.concat([Buffer.from(`${repo.dir}/caf`), Buffer.of(0xe9)]);
    writeFileSync(latin, 'latin');
    repo.write('café', 'utf');
    repo.commit();
    writeFileSync(Buffer.concat([latin, Buffer.of(0xff)]), 'untracked');
    const { commit, index, work } = await trees(repo);
    for (const tree of [commit(), index()]) expect(await paths(tree)).toEqual(['café', 'caf\udce9'].sort());
    expect(await texts(commit(), 'café', 'caf\udce9')).toEqual({ café: 'utf', 'caf\udce9': 'latin' });
    expect(await texts(work(), 'café', 'caf\udce9', 'caf\udce9\udcff')).toEqual({
      café: 'utf',
      'caf\udce9': 'latin',
      'caf\udce9\udcff': 'untracked',
    });
  });

  it('know links, programs and submodules', async () => {
    const repo = createRepo();
    const inner = join(repo.dir, 'inner');
    mkdirSync(inner);
    repoAt(inner).git('init', '--quiet');
    const innerCommit = repoAt(inner).commit();
    // What a repository says of its own submodules does not hide them.
    repo.git('config', '--file', '.git/config', 'diff.ignoreSubmodules', 'all');
    repo.git('config', '--file', '.git/config', 'submodule.inner.ignore', 'all');
    repo.write('run.sh', '#!/bin/sh');
    chmodSync(join(repo.dir, 'run.sh'), 0o755);
    repo.write('.gitmodules', '[submodule "inner"]\n\tpath = inner\n\turl = ./inner\n\tignore = all\n');
    symlinkSync('/etc/passwd', join(repo.dir, 'link'));
    repo.git('add', '--all', '--force');
    repo.commit();
    const { commit, index, work } = await trees(repo);
    for (const tree of [commit(), index(), work()]) {
      const entries = await tree.entries();
      expect([...entries.keys()].sort()).toEqual(['.gitmodules', 'inner', 'link', 'run.sh']);
      expect(entries.get('inner')).toEqual({ kind: 'submodule', oid: innerCommit });
      expect(entries.get('link')).toMatchObject({ kind: 'link', oid: repo.git('rev-parse', ':link') });
      expect(entries.get('run.sh')).toMatchObject({ kind: 'file', executable: true });
      expect(await texts(tree, 'link')).toEqual({ link: '/etc/passwd' });
      await expect(texts(tree, 'inner')).rejects.toThrow('is a submodule in the tree');
      await expect(texts(tree, 'nowhere')).rejects.toThrow('is not in the tree');
    }
  });
});

describe('the index', () => {
  it('of a repository without commits is what is staged', async () => {
    const repo = createRepo();
    const { index } = await trees(repo);
    expect(await paths(index())).toEqual([]);
    repo.write('a', 'a');
    repo.write('b', 'b');
    repo.git('add', 'a');
    expect(await texts(index(), 'a')).toEqual({ a: 'a' });
    expect(await paths(index())).toEqual(['a']);
  });

  it('has no paths that are only meant to be added, but empty files', async () => {
    const repo = createRepo();
    repo.write('empty', '');
    repo.write('meant', 'later');
    repo.git('add', 'empty');
    repo.git('add', '--intent-to-add', 'meant');
    const { index, work } = await trees(repo);
    expect(await paths(index())).toEqual(['empty']);
    expect(await texts(index(), 'empty')).toEqual({ empty: '' });
    expect(await texts(work(), 'empty', 'meant')).toEqual({ empty: '', meant: 'later' });
    expect((await work().entries()).get('meant')?.oid).toBeNull();
  });

  it('with merge conflicts is a Problem; the work tree is as it is on disk', async () => {
    const repo = createRepo();
    for (const path of ['b', 'a', 'gone']) repo.write(path, 'base');
    repo.commit();
    repo.git('checkout', '--quiet', '-b', 'side');
    for (const path of ['b', 'a', 'gone']) repo.write(path, 'side');
    repo.commit();
    repo.git('checkout', '--quiet', 'main');
    for (const path of ['b', 'a']) repo.write(path, 'main');
    repo.remove('gone');
    repo.commit();
    expect(() => repo.git('merge', 'side')).toThrow();
    repo.remove('gone');
    const { index, work } = await trees(repo);
    await expect(index().entries()).rejects.toMatchObject({
      name: 'Problem',
      message: '`a` has merge conflicts (and 2 more)',
      path: 'a',
      fix: expect.stringContaining('git add'),
    });
    expect(await paths(work())).toEqual(['a', 'b']);
    expect((await texts(work(), 'a')).a).toContain('<<<<<<<');
  });

  it('and the work tree of a bare repository are Problems, its commits are not', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    const bare = repoAt(join(temporaryFolder(), 'bare'));
    repo.git('clone', '--quiet', '--bare', repo.dir, bare.dir);
    const { commit, index, work } = await trees(bare);
    expect(await texts(commit(), 'a')).toEqual({ a: 'a' });
    for (const tree of [index(), work()]) {
      await expect(tree.entries()).rejects.toMatchObject({
        name: 'Problem',
        message: expect.stringContaining('bare'),
      });
    }
  });
});

describe('the work tree', () => {
  it('has tracked and untracked files, neither ignored nor deleted ones', async () => {
    const repo = createRepo();
    for (const path of ['kept', 'deleted', 'unstaged', 'folder/a', 'folder/b']) repo.write(path, path);
    repo.write('.gitignore', '*.log\nbuild/\n');
    repo.write('tracked.log', 'tracked though ignored');
    repo.git('add', '--force', 'tracked.log');
    repo.commit();
    repo.remove('deleted');
    repo.remove('folder');
    repo.git('rm', '--quiet', '--cached', 'unstaged');
    repo.write('new/deep/untracked', 'u');
    repo.write('build/ignored', 'i');
    repo.write('x.log', 'i');
    const { work } = await trees(repo);
    expect(await paths(work())).toEqual([
      '.gitignore',
      'kept',
      'new/deep/untracked',
      'tracked.log',
      'unstaged',
    ]);
    const entries = await work().entries();
    expect(entries.get('kept')?.oid).toBe(repo.git('rev-parse', ':kept'));
    expect(entries.get('new/deep/untracked')).toEqual({ kind: 'file', oid: null });
    expect(await texts(work(), 'unstaged', 'kept')).toEqual({ unstaged: 'unstaged', kept: 'kept' });
  });

  it('of a repository without commits is what is on disk', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    const { work } = await trees(repo);
    expect(new Map(await work().entries())).toEqual(new Map([['a', { kind: 'file', oid: null }]]));
  });

  it('takes a file whose time alone has changed as unchanged, and leaves the index as it is', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    utimesSync(join(repo.dir, 'a'), 1, 1);
    const before = statSync(join(repo.dir, '.git/index'), { bigint: true }).mtimeNs;
    const { work } = await trees(repo);
    expect((await work().entries()).get('a')?.oid).toBe(repo.git('rev-parse', ':a'));
    expect(statSync(join(repo.dir, '.git/index'), { bigint: true }).mtimeNs).toBe(before);
  });

  it('has a link where a file became one, and never looks behind it', async () => {
    const repo = createRepo();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'model'), 'secret');
    repo.write('model', 'm');
    repo.write('folder/model', 'm');
    repo.commit();
    repo.remove('model');
    repo.remove('folder');
    symlinkSync(join(outside, 'model'), join(repo.dir, 'model'));
    symlinkSync(outside, join(repo.dir, 'folder'));
    symlinkSync(outside, join(repo.dir, 'untracked'));
    const { work } = await trees(repo);
    const link = { kind: 'link', oid: null };
    expect(Object.fromEntries(await work().entries())).toEqual({
      model: link,
      folder: link,
      untracked: link,
    });
  });

  it.each([
    ['a folder on the way', 'folder', 'folder/model'],
    ['the file', 'folder/model', 'folder/model'],
  ])('does not follow a link that comes after it was listed: %s', async (_, replaced, path) => {
    const repo = createRepo();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'model'), 'secret');
    repo.write('folder/model', 'm');
    repo.commit();
    const { work } = await trees(repo);
    const tree = work();
    await tree.entries();
    repo.remove(replaced);
    symlinkSync(replaced === path ? join(outside, 'model') : outside, join(repo.dir, replaced));
    await expect(texts(tree, path)).rejects.toMatchObject({
      name: 'Problem',
      path,
      message: expect.stringContaining('symbolic link'),
    });
  });

  it('does not wait for a pipe, and tells of a file that went away', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.write('b', 'b');
    const { work } = await trees(repo);
    const tree = work();
    await tree.entries();
    repo.remove('a');
    repo.remove('b');
    execFileSync('mkfifo', [join(repo.dir, 'a')]);
    await expect(texts(tree, 'a')).rejects.toMatchObject({
      message: expect.stringContaining('not a regular file'),
    });
    await expect(texts(tree, 'b')).rejects.toMatchObject({ message: '`b` went away while it was read' });
  });

  it('tells of a file that grows while it is read', async () => {
    const repo = createRepo();
    repo.write('a', Buffer.alloc(600_000));
    const { work } = await trees(repo);
    const grow = async () => {
      for await (const { chunks } of work().blobs(['a'])) {
        for await (const _ of chunks) repo.write('a', Buffer.alloc(700_000));
      }
    };
    await expect(grow()).rejects.toMatchObject({ name: 'Problem', message: '`a` changed while it was read' });
  });

  it('has what a sparse checkout leaves out, as it is staged', async () => {
    const repo = createRepo();
    repo.write('here', 'here');
    repo.write('away', 'away');
    repo.commit();
    repo.git('update-index', '--skip-worktree', 'away');
    repo.remove('away');
    const { work } = await trees(repo);
    expect(await texts(work(), 'away', 'here')).toEqual({ away: 'away', here: 'here' });
  });

  it('leaves out repositories that lie in it', async () => {
    const repo = createRepo();
    const inner = join(repo.dir, 'inner');
    mkdirSync(inner);
    repoAt(inner).git('init', '--quiet');
    repoAt(inner).write('a', 'a');
    repoAt(inner).commit();
    repo.write('b', 'b');
    const { work } = await trees(repo);
    expect(await paths(work())).toEqual(['b']);
  });

  it('of a linked work tree is its own', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    const linked = join(temporaryFolder(), 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    repoAt(linked).write('a', 'other');
    renameSync(join(linked, 'a'), join(linked, 'b'));
    const { work, index } = await trees(repoAt(linked));
    expect(await texts(work(), 'b')).toEqual({ b: 'other' });
    expect(await paths(index())).toEqual(['a']);
  });
});

describe('a commit', () => {
  it('that is not there is a Problem in git’s words', async () => {
    const repo = createRepo();
    const opened = await openRepository(repo.dir, repo.env);
    await expect(commitTree(opened, 'f'.repeat(40)).entries()).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining('not a tree object'),
    });
  });

  it('is listed from the top even where git runs in a folder of it', async () => {
    const repo = createRepo();
    repo.write('folder/a', 'a');
    const oid = repo.commit();
    const opened = await openRepository(join(repo.dir, 'folder'), repo.env);
    expect(await paths(commitTree(opened, oid))).toEqual(['folder/a']);
    rmSync(join(repo.dir, 'folder'), { recursive: true });
    expect(await texts(commitTree(opened, oid), 'folder/a')).toEqual({ 'folder/a': 'a' });
  });
});
