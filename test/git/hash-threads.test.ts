import { createHash } from 'node:crypto';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Content, readContents } from '../../src/git/content.ts';
import { type HashThreads, hashThreads, type OpenFile } from '../../src/git/hash-threads.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { HashOnly, Tree } from '../../src/git/tree.ts';
import { workTree } from '../../src/git/trees.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

const digestOf = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

describe('threads', () => {
  const folder = temporaryFolder();
  let threads: HashThreads = hashThreads(0);
  afterEach(() => threads.close());

  function file(name: string, bytes: Uint8Array, lie = 0): () => Promise<OpenFile> {
    writeFileSync(join(folder, name), bytes);
    return async () => {
      const handle = await open(join(folder, name));
      return { fd: handle.fd, size: bytes.length + lie, close: () => handle.close() };
    };
  }

  it.each([0, 1, 131_072, 131_073, 40_000_000])('hash a file of %d bytes as Node does', async (size) => {
    threads = hashThreads(1);
    const bytes = Buffer.alloc(size, 'model');
    const done: number[] = [];
    const options = { algorithms: ['sha256', 'md5'], onProgress: (more: number) => done.push(more) };
    expect(await threads.hash(file('model', bytes), options)).toEqual({
      size,
      digests: { sha256: digestOf('sha256', bytes), md5: digestOf('md5', bytes) },
    });
    expect(done.reduce((sum, more) => sum + more, 0)).toBe(size);
    expect(done.length).toBe(size > 32 * 1024 * 1024 ? 2 : 1);
  });

  it.each([
    ['grew', -1],
    ['was cut', 1],
  ])('say that a file %s', async (_, lie) => {
    threads = hashThreads(1);
    const options = { algorithms: ['sha256'] };
    const failed = await threads.hash(file('model', Buffer.alloc(300_000, 'model'), lie), options);
    expect(failed).toMatchObject({ failure: 'changed' });
    // And go on.
    expect(await threads.hash(file('model', Buffer.from('a')), options)).toMatchObject({ size: 1 });
  });

  it('say what the system says of a file that cannot be read', async () => {
    threads = hashThreads(1);
    const directory = async () => {
      const handle = await open(folder);
      return { fd: handle.fd, size: 10, close: () => handle.close() };
    };
    expect(await threads.hash(directory, { algorithms: ['sha256'] })).toEqual({
      failure: 'unreadable',
      code: 'EISDIR',
    });
  });

  it('say that they were lost, and others take their place', async () => {
    threads = hashThreads(1);
    const lost = await threads.hash(file('model', Buffer.from('a')), { algorithms: ['no such hash'] });
    expect(lost).toMatchObject({ failure: 'lost' });
    expect(await threads.hash(file('model', Buffer.from('a')), { algorithms: ['sha256'] })).toMatchObject({
      size: 1,
    });
  });

  it('are never more than they should be, and answer whoever asked', async () => {
    threads = hashThreads(2);
    let [now, most] = [0, 0];
    const sizes = Array.from({ length: 9 }, (_, index) => index * 100_000);
    const hashed = sizes.map((size, index) => {
      const opener = file(`model-${index}`, Buffer.alloc(size, `${index}`));
      return threads.hash(
        async () => {
          now += 1;
          most = Math.max(most, now);
          const opened = await opener();
          return {
            ...opened,
            close: () => {
              now -= 1;
              return opened.close();
            },
          };
        },
        { algorithms: ['sha256'] },
      );
    });
    const expected = sizes.map((size, index) => ({
      size,
      digests: { sha256: digestOf('sha256', Buffer.alloc(size, `${index}`)) },
    }));
    expect(await Promise.all(hashed)).toEqual(expected);
    expect([now, most]).toEqual([0, 2]);
  });

  it('close what they are at when they are ended, and open nothing more', async () => {
    threads = hashThreads(1);
    truncateSync(join(folder, 'model'), 2 ** 40);
    let opened = 0;
    let closed = 0;
    const endless = async () => {
      opened += 1;
      const handle = await open(join(folder, 'model'));
      const close = () => {
        closed += 1;
        return handle.close();
      };
      return { fd: handle.fd, size: 2 ** 40, close };
    };
    let first: ReturnType<HashThreads['hash']> = Promise.resolve(null);
    await new Promise<void>((onProgress) => {
      first = threads.hash(endless, { algorithms: ['sha256'], onProgress: () => onProgress() });
    });
    const second = threads.hash(endless, { algorithms: ['sha256'] });
    await threads.close();
    expect(await first).toMatchObject({ failure: 'lost' });
    expect(await second).toBeNull();
    expect([opened, closed]).toEqual([1, 1]);
  });
});

describe('large files of a work tree', () => {
  const LARGE = 64 * 1024 * 1024 + 1;
  const KEEP = 1000;

  /** Of zeros, which take no room on disk. */
  function writeLarge(repo: TestRepo, path: string, size = LARGE): void {
    repo.write(path, path);
    truncateSync(join(repo.dir, path), size);
  }

  function sha256Of(path: string, size = LARGE): string {
    const bytes = Buffer.alloc(size);
    bytes.write(path);
    return digestOf('sha256', bytes);
  }

  async function read(repo: TestRepo, paths: string[], onBytes = (_path: string) => {}) {
    const done = new Map<string, number>();
    const contents: Content[] = [];
    const tree = workTree(await openRepository(repo.dir, repo.env));
    const onProgress: HashOnly['onProgress'] = ({ path, bytes }) => {
      done.set(path, (done.get(path) ?? 0) + bytes);
      onBytes(path);
    };
    const watched: Tree = {
      ...tree,
      blobs: (asked, hashOnly) => tree.blobs(asked, hashOnly && { ...hashOnly, onProgress }),
    };
    try {
      for await (const content of readContents(watched, paths, { keep: KEEP })) {
        contents.push(content);
      }
    } finally {
      await tree.close();
    }
    return { contents, done };
  }

  it('come in their order among the others, with the hashes they always had', async () => {
    const repo = createRepo();
    for (const path of ['a', 'c', 'd']) writeLarge(repo, path);
    writeLarge(repo, 'e', LARGE + 1);
    repo.write('b', 'scaler');
    const paths = ['b', 'e', 'a', 'b', 'c', 'd', 'a'];
    const { contents, done } = await read(repo, paths);
    expect(contents.map(({ path }) => path)).toEqual(paths);
    for (const { path, sha256, size, bytes } of contents) {
      if (path === 'b') expect(bytes?.toString()).toBe('scaler');
      else expect({ sha256, bytes }).toEqual({ sha256: sha256Of(path, size), bytes: null });
    }
    expect(done.get('e')).toBe(LARGE + 1);
  });

  it('are not followed where they are links by now, and say so when their turn comes', async () => {
    const repo = createRepo();
    const outside = temporaryFolder();
    writeLarge(repo, 'a');
    writeLarge(repo, 'f/b');
    writeFileSync(join(outside, 'b'), 'b');
    truncateSync(join(outside, 'b'), LARGE);
    const tree = workTree(await openRepository(repo.dir, repo.env));
    await tree.entries();
    repo.remove('f');
    symlinkSync(outside, join(repo.dir, 'f'));
    const found: string[] = [];
    const all = async () => {
      for await (const { path } of readContents(tree, ['a', 'f/b'], { keep: KEEP })) found.push(path);
    };
    await expect(all()).rejects.toMatchObject({ name: 'Problem', path: 'f/b' });
    expect(found).toEqual(['a']);
    await tree.close();
  });

  it('are noticed to change while they are read', async () => {
    const repo = createRepo();
    writeLarge(repo, 'a');
    writeLarge(repo, 'b', 2 ** 33);
    const changed = read(repo, ['a', 'b'], (path) => {
      if (path === 'b') truncateSync(join(repo.dir, 'b'), LARGE);
    });
    await expect(changed).rejects.toMatchObject({
      name: 'Problem',
      message: '`b` changed while it was read',
    });
  });
});
