import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomic } from '../../src/git/write.ts';
import { createRepo, temporaryFolder } from '../helpers/repo.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, open: vi.fn(real.open), rename: vi.fn(real.rename) };
});

afterEach(() => {
  vi.restoreAllMocks();
});

const failure = (code: string) => Object.assign(new Error(`${code}: from the system`), { code });

describe('a file', () => {
  it('is written, over an old one too, and nothing else is left', async () => {
    const { dir } = createRepo();
    await writeFileAtomic(dir, 'scaler.lock.json', '{}\n');
    await writeFileAtomic(dir, './scaler.lock.json', 'größer\n');
    expect(readFileSync(join(dir, 'scaler.lock.json'), 'utf8')).toBe('größer\n');
    expect(readdirSync(dir)).toEqual(['.git', 'scaler.lock.json']);
  });

  it('may have any name, in folders that are not there yet', async () => {
    const { dir } = createRepo();
    const paths = [
      'a b/ü\n"x"/-lock.json',
      `${'l'.repeat(250)}.json`,
      '__proto__',
      'a/../b.json',
      '.github/x',
      'caf\udce9',
    ];
    for (const path of paths) await writeFileAtomic(dir, path, path);
    expect(readFileSync(join(dir, 'a b/ü\n"x"/-lock.json'), 'utf8')).toContain('-lock');
    expect(existsSync(join(dir, 'b.json'))).toBe(true);
    expect(existsSync(Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.of(0xe9)]))).toBe(true);
  });

  it('keeps the mode it has; a new one gets the mode asked for', async () => {
    const { dir } = createRepo();
    const mode = (path: string) => statSync(join(dir, path)).mode & 0o777;
    await writeFileAtomic(dir, 'hook', 'a', { mode: 0o755 });
    expect(mode('hook')).toBe(0o755 & ~process.umask());
    chmodSync(join(dir, 'hook'), 0o640);
    await writeFileAtomic(dir, 'hook', 'b', { mode: 0o755 });
    expect(mode('hook')).toBe(0o640);
    await writeFileAtomic(dir, 'plain', 'a');
    expect(mode('plain')).toBe(0o666 & ~process.umask());
  });
});

describe('nothing is written', () => {
  it.each([
    ['../x', 'leaves the repository'],
    ['a/../../x', 'leaves the repository'],
    ['/etc/x', 'leaves the repository'],
    ['C:/x', 'leaves the repository'],
    ['a\0b', 'leaves the repository'],
    ['.git/hooks/pre-commit', 'git’s own folder'],
    ['a/.GIT/config', 'git’s own folder'],
    ['.git. /config', 'git’s own folder'],
    ['GIT~1/config', 'git’s own folder'],
    ['', 'names a folder'],
    ['.', 'names a folder'],
    ['a/', 'names a folder'],
    ['folder', 'a folder is there'],
    ['link', 'symbolic link'],
    ['outside/x', 'symbolic link'],
    ['folder/outside/deep/x', '`folder/outside` is a symbolic link'],
  ])('to %j', async (path, why) => {
    const { dir } = createRepo();
    const outside = temporaryFolder();
    mkdirSync(join(dir, 'folder'));
    symlinkSync(outside, join(dir, 'outside'));
    symlinkSync(outside, join(dir, 'folder/outside'));
    symlinkSync(join(outside, 'x'), join(dir, 'link'));
    await expect(writeFileAtomic(dir, path, 'x')).rejects.toMatchObject({
      name: 'Problem',
      path,
      message: expect.stringContaining(why),
    });
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['.git', 'folder', 'link', 'outside']);
  });

  it('through a file', async () => {
    const { dir } = createRepo();
    await writeFileAtomic(dir, 'file', 'x');
    await expect(writeFileAtomic(dir, 'file/x', 'x')).rejects.toMatchObject({
      name: 'Problem',
      message: '`file/x` could not be written: something on the way is no folder',
    });
  });

  it('with a name that is too long', async () => {
    const { dir } = createRepo();
    await expect(writeFileAtomic(dir, 'l'.repeat(300), 'x')).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining('the name is too long'),
    });
    expect(readdirSync(dir)).toEqual(['.git']);
  });

  it.runIf(process.getuid?.() !== 0)('where one may not write', async () => {
    const { dir } = createRepo();
    mkdirSync(join(dir, 'closed'), { mode: 0o555 });
    await expect(writeFileAtomic(dir, 'closed/x', 'x')).rejects.toMatchObject({
      fix: expect.stringContaining('right'),
    });
  });
});

describe('what the system refuses is a Problem, and the old file stays', () => {
  it.each([
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'EIO: from the system'],
  ])('%s', async (code, why) => {
    const { dir } = createRepo();
    await writeFileAtomic(dir, 'lock', 'old');
    for (const mocked of [vi.mocked(fs.open), vi.mocked(fs.rename)]) {
      // Under the git directory, and beside it.
      mocked.mockRejectedValueOnce(failure(code)).mockRejectedValueOnce(failure(code));
      await expect(writeFileAtomic(dir, 'lock', 'new')).rejects.toMatchObject({
        name: 'Problem',
        path: 'lock',
        message: `\`lock\` could not be written: ${why}`,
        fix: expect.stringMatching(/./),
      });
      expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe('old');
      expect(readdirSync(dir).sort()).toEqual(['.git', 'lock']);
    }
  });

  it('a disk that fills up half way', async () => {
    const { dir } = createRepo();
    const { open } = await vi.importActual<typeof fs>('node:fs/promises');
    for (const _place of ['under the git directory', 'beside it']) {
      vi.mocked(fs.open).mockImplementationOnce(async (...args) => {
        const file = await open(...args);
        file.sync = () => Promise.reject(failure('ENOSPC'));
        return file;
      });
    }
    await expect(writeFileAtomic(dir, 'new', 'text')).rejects.toMatchObject({
      fix: 'free some space; it is as it was',
    });
    expect(readdirSync(dir)).toEqual(['.git']);
  });
});

describe('what is not written to its end', () => {
  const unfinished = (dir: string) => readdirSync(join(dir, '.git/scalerlock/unfinished'));

  it('lies under the git directory, and goes when it is old', async () => {
    const { dir } = createRepo();
    const { rename } = await vi.importActual<typeof fs>('node:fs/promises');
    const seen: string[][] = [];
    vi.mocked(fs.rename).mockImplementation(async (...args) => {
      seen.push(readdirSync(dir), unfinished(dir));
      await rename(...args);
    });
    await writeFileAtomic(dir, 'lock', 'text');
    expect(seen).toEqual([['.git'], [expect.stringMatching(/^\.scalerlock-.*\.tmp$/)]]);
    expect(unfinished(dir)).toEqual([]);

    for (const name of ['old', 'new']) writeFileSync(join(dir, '.git/scalerlock/unfinished', name), '');
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(join(dir, '.git/scalerlock/unfinished/old'), longAgo, longAgo);
    await writeFileAtomic(dir, 'lock', 'text');
    expect(unfinished(dir)).toEqual(['new']);
  });

  it('lies in the part of the git directory that is of this work tree', async () => {
    const repo = createRepo();
    repo.commit();
    const linked = join(temporaryFolder(), 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    await writeFileAtomic(linked, 'lock', 'text');
    expect(existsSync(join(repo.dir, '.git/worktrees/linked/scalerlock/unfinished'))).toBe(true);
    expect(readdirSync(linked).sort()).toEqual(['.git', 'lock']);
  });

  it.each([
    ['there is no git directory', (dir: string) => rmSync(join(dir, '.git'), { recursive: true })],
    [
      'it is something else',
      (dir: string) => {
        rmSync(join(dir, '.git'), { recursive: true });
        writeFileSync(join(dir, '.git'), 'gitdir: nowhere\0');
      },
    ],
    ['a file has its name', (dir: string) => writeFileSync(join(dir, '.git/scalerlock'), '')],
    [
      'it lies elsewhere',
      () => {
        vi.mocked(fs.rename).mockRejectedValueOnce(failure('EXDEV'));
      },
    ],
  ])('lies beside the file where %s', async (_, make) => {
    const { dir } = createRepo();
    make(dir);
    await writeFileAtomic(dir, 'lock', 'text');
    expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe('text');
    expect(readdirSync(dir).filter((name) => name !== '.git')).toEqual(['lock']);
  });
});
