import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Content, readContents } from '../../src/git/content.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { Tree } from '../../src/git/tree.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

async function read(tree: Tree, paths: string[], keep: number): Promise<Content[]> {
  const found: Content[] = [];
  for await (const content of readContents(tree, paths, { keep })) found.push(content);
  await tree.close();
  return found;
}

async function trees(repo: TestRepo) {
  const opened = await openRepository(repo.dir, repo.env);
  return {
    commit: commitTree(opened, repo.git('rev-parse', 'HEAD')),
    index: indexTree(opened),
    work: workTree(opened),
  };
}

/** Of what git itself has. */
const plain = { md5: null, found: 'read', error: null };

describe('contents', () => {
  const large = Buffer.alloc(3_000_000, 'model');
  const files: Record<string, string | Buffer> = { empty: '', small: 'scaler', large };

  it('come with hash and size, in the order asked for, and with bytes up to a limit', async () => {
    const repo = createRepo();
    for (const [path, content] of Object.entries(files)) repo.write(path, content);
    repo.commit();
    const order = ['large', 'empty', 'small'];
    for (const tree of Object.values(await trees(repo))) {
      const contents = await read(tree, order, 6);
      expect(contents).toEqual([
        { path: 'large', sha256: sha256(large), size: 3_000_000, bytes: null, pointer: null, ...plain },
        { path: 'empty', sha256: sha256(''), size: 0, bytes: Buffer.alloc(0), pointer: null, ...plain },
        {
          path: 'small',
          sha256: sha256('scaler'),
          size: 6,
          bytes: Buffer.from('scaler'),
          pointer: null,
          ...plain,
        },
      ]);
      // Typed arrays can be built on them.
      expect(contents[2]?.bytes?.byteOffset).toBe(0);
    }
  });

  it.each([0, 5, 2_999_999, 3_000_000, Number.POSITIVE_INFINITY])('are kept up to %d bytes', async (keep) => {
    const repo = createRepo();
    for (const [path, content] of Object.entries(files)) repo.write(path, content);
    repo.commit();
    const { index } = await trees(repo);
    for (const { path, size, bytes } of await read(index, Object.keys(files), keep)) {
      const expected = Buffer.from(files[path] ?? '');
      expect(bytes === null ? null : expected.equals(bytes), path).toBe(size <= keep ? true : null);
    }
  });
});

describe('a Git LFS pointer', () => {
  const model = Buffer.alloc(2048, 'model');
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(model)}\nsize 2048\n`;

  /** A repository with a filter that stores pointers, as git-lfs does. */
  function lfsRepo(): TestRepo {
    const repo = createRepo();
    repo.write('.git/pointer', pointer);
    repo.git('config', 'filter.lfs.clean', `cat '${repo.dir}/.git/pointer'`);
    repo.write('.gitattributes', '*.bin filter=lfs -text\n');
    repo.write('model.bin', model);
    repo.commit();
    return repo;
  }

  it('stands for its content in a commit and in the index; the work tree has the content itself', async () => {
    const repo = lfsRepo();
    const stands = {
      path: 'model.bin',
      sha256: sha256(model),
      size: 2048,
      bytes: null,
      pointer: 'lfs' as const,
      md5: null,
      error: null,
    };
    expect(repo.git('show', 'HEAD:model.bin')).toBe(pointer.trimEnd());
    // The file of the work tree is what the pointer names, and so may stand in for it.
    for (const side of ['commit', 'index'] as const) {
      const all = async (keep: number) => read((await trees(repo))[side], ['model.bin'], keep);
      expect(await all(0)).toEqual([{ ...stands, found: 'left alone' }]);
      expect(await all(1e9)).toEqual([{ ...stands, bytes: model, found: 'read' }]);
      repo.remove('model.bin');
      expect(await all(1e9)).toEqual([{ ...stands, found: 'nowhere' }]);
      repo.write('model.bin', model);
    }
    const { work } = await trees(repo);
    expect((await work.entries()).get('model.bin')?.oid).toBe(repo.git('rev-parse', ':model.bin'));
    expect(await read(work, ['model.bin'], 1e9)).toEqual([
      { ...stands, bytes: model, pointer: null, found: 'read' },
    ]);
  });

  it('stands for its content on disk too, where LFS was not run', async () => {
    const repo = createRepo();
    repo.write('model.bin', pointer);
    const { work } = { work: workTree(await openRepository(repo.dir, repo.env)) };
    expect(await read(work, ['model.bin'], 0)).toMatchObject([
      { sha256: sha256(model), size: 2048, pointer: 'lfs' },
    ]);
  });
});
