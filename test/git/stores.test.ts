import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pointer } from '../../src/git/pointer.ts';
import { openRepository } from '../../src/git/repository.ts';
import { openObjects } from '../../src/git/stores.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

const CONTENT = Buffer.from('a large model');
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const MD5 = createHash('md5').update(CONTENT).digest('hex');
const DVC_NAME = `${MD5.slice(0, 2)}/${MD5.slice(2)}`;

const LFS: Pointer = { system: 'lfs', algorithm: 'sha256', hash: SHA256, size: CONTENT.length };
const DVC: Pointer = { system: 'dvc', algorithm: 'md5', hash: MD5, size: CONTENT.length, settings: '.dvc' };
const LFS_PATH = `.git/lfs/objects/${SHA256.slice(0, 2)}/${SHA256.slice(2, 4)}/${SHA256}`;

/** What the clone has for a pointer to `m.pkl`, in the order in which it is looked at. */
async function found(repo: TestRepo, pointer: Pointer, path = 'm.pkl'): Promise<[string, boolean][]> {
  const objects: [string, boolean][] = [];
  for await (const { chunks, isStore } of openObjects(await openRepository(repo.dir), pointer, path)) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    objects.push([Buffer.concat(parts).toString(), isStore]);
  }
  return objects;
}

describe('what this clone has of a content', () => {
  it.each([
    ['Git LFS', LFS, LFS_PATH],
    ['DVC', DVC, `.dvc/cache/files/md5/${DVC_NAME}`],
    ['DVC before version 3', DVC, `.dvc/cache/${DVC_NAME}`],
    ['DVC in a folder', { ...DVC, settings: 'sub/.dvc' }, `sub/.dvc/cache/files/md5/${DVC_NAME}`],
  ])('is in the store of %s, then in the work tree', async (_, pointer, path) => {
    const repo = createRepo();
    repo.write(path, CONTENT);
    repo.write('m.pkl', 'on disk');
    expect(await found(repo, pointer)).toEqual([
      ['a large model', true],
      ['on disk', false],
    ]);
  });

  it('is nowhere in a fresh clone', async () => {
    expect(await found(createRepo(), DVC)).toEqual([]);
  });

  it('is in the folder that DVC’s settings name, where that is in the repository', async () => {
    const repo = createRepo();
    repo.write('.dvc/config', '[core]\n    remote = r\n[cache]\n    dir = ../big/cache\n');
    repo.write(`big/cache/files/md5/${DVC_NAME}`, CONTENT);
    expect(await found(repo, DVC)).toEqual([['a large model', true]]);
  });

  it('is in a folder elsewhere only by settings that git does not track', async () => {
    const repo = createRepo();
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'files/md5', MD5.slice(0, 2)), { recursive: true });
    writeFileSync(join(elsewhere, 'files/md5', DVC_NAME), CONTENT);
    const settings = `[cache]\n    dir = ${elsewhere}\n`;
    repo.write('.dvc/config', settings);
    expect(await found(repo, DVC)).toEqual([]);
    repo.write('.dvc/config', '[cache]\n    dir = ../../outside\n');
    repo.write('.dvc/config.local', settings);
    expect(await found(repo, DVC)).toEqual([['a large model', true]]);
    repo.git('add', '.dvc/config.local');
    expect(await found(repo, DVC)).toEqual([]);
  });

  it('is not behind a symbolic link', async () => {
    const repo = createRepo();
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'files/md5', MD5.slice(0, 2)), { recursive: true });
    writeFileSync(join(elsewhere, 'files/md5', DVC_NAME), CONTENT);
    repo.write('.dvc/config', '');
    symlinkSync(elsewhere, join(repo.dir, '.dvc/cache'));
    symlinkSync(join(elsewhere, 'files/md5', DVC_NAME), join(repo.dir, 'm.pkl'));
    expect(await found(repo, DVC)).toEqual([]);
  });
});
