import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import type { Tree } from '../../src/git/tree.ts';
import { commitTree } from '../../src/git/trees.ts';
import { gitOnPath, isAlive } from '../helpers/git-on-path.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

async function headTree(repo: TestRepo, env = repo.env): Promise<Tree> {
  return commitTree(await openRepository(repo.dir, env), repo.git('rev-parse', 'HEAD'));
}

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const found: Uint8Array[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return Buffer.concat(found).toString();
}

async function readAll(tree: Tree, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { chunks } of tree.blobs(paths)) found.push(await text(chunks));
  return found;
}

describe('one git process', () => {
  it('gives 300 blobs, asked for in several rounds, and is gone when the tree is closed', async () => {
    const repo = createRepo();
    const paths = Array.from({ length: 300 }, (_, index) => `models/${index}/model.bin`);
    for (const [index, path] of paths.entries()) repo.write(path, `model ${index}\n`.repeat(index));
    repo.commit();
    const { env, processes } = gitOnPath(repo.env);
    const tree = await headTree(repo, env);
    const backwards = [...paths].reverse();
    const contents = [
      ...(await readAll(tree, backwards.slice(0, 200))),
      ...(await readAll(tree, [])),
      ...(await readAll(tree, backwards.slice(200))),
    ];
    expect(contents.reverse()).toEqual(paths.map((_, index) => `model ${index}\n`.repeat(index)));
    await tree.close();
    const readers = processes().filter(({ args }) => args === 'cat-file --batch');
    expect(readers).toHaveLength(1);
    expect(readers.map(({ pid }) => isAlive(pid))).toEqual([false]);
    // The rest: three questions on opening, the three answers, and the list.
    expect(processes().length - readers.length).toBeLessThanOrEqual(6);
  });

  it('skips what is not read of a blob', async () => {
    const repo = createRepo();
    repo.write('a', 'a'.repeat(1_000_000));
    repo.write('b', 'b');
    repo.write('empty', '');
    repo.commit();
    const { env, processes } = gitOnPath(repo.env);
    const tree = await headTree(repo, env);
    const beginnings: string[] = [];
    for await (const { path, chunks } of tree.blobs(['a', 'b', 'empty', 'a', 'b'])) {
      if (path === 'empty') continue;
      for await (const chunk of chunks) {
        beginnings.push(Buffer.from(chunk).toString('utf8', 0, 1));
        break;
      }
    }
    expect(beginnings).toEqual(['a', 'b', 'a', 'b']);
    await tree.close();
    expect(processes().filter(({ args }) => args.startsWith('cat-file'))).toHaveLength(1);
  });

  it('is replaced where much is left unread, and leaves nothing behind on an early break', async () => {
    const repo = createRepo();
    repo.write('large', Buffer.alloc(20_000_000));
    repo.write('b', 'b');
    repo.commit();
    const { env, processes } = gitOnPath(repo.env);
    const tree = await headTree(repo, env);
    let last = '';
    for await (const { path, chunks } of tree.blobs(['large', 'b', 'large', 'b'])) {
      last = path;
      for await (const _ of chunks) break;
      if (processes().filter(({ args }) => args.startsWith('cat-file')).length === 2 && path === 'large')
        break;
    }
    expect(last).toBe('large');
    expect(await readAll(tree, ['b'])).toEqual(['b']);
    await tree.close();
    const readers = processes().filter(({ args }) => args.startsWith('cat-file'));
    expect(readers).toHaveLength(3);
    expect(readers.some(({ pid }) => isAlive(pid))).toBe(false);
  });

  it('is one each for two readers at the same time', async () => {
    const repo = createRepo();
    const paths = Array.from({ length: 40 }, (_, index) => `${index}`);
    for (const path of paths) repo.write(path, path.repeat(50_000));
    repo.commit();
    const tree = await headTree(repo);
    const expected = paths.map((path) => path.repeat(50_000));
    expect(await Promise.all([readAll(tree, paths), readAll(tree, paths)])).toEqual([expected, expected]);
    await tree.close();
    await expect(readAll(tree, paths)).rejects.toThrow('the tree is closed');
  });

  it('gives no bytes of one blob to a reader of another', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.write('b', 'b');
    repo.commit();
    const tree = await headTree(repo);
    const blobs = tree.blobs(['a', 'b'])[Symbol.asyncIterator]();
    const a = await blobs.next();
    const b = await blobs.next();
    await expect(text(a.value.chunks)).rejects.toThrow('`a` was read after another blob was asked for');
    expect(await text(b.value.chunks)).toBe('b');
    await tree.close();
  });
});

/** Runs TypeScript in a process of its own; gives what it prints. */
async function runScript(repo: TestRepo, contents: string): Promise<string> {
  const script = join(temporaryFolder(), 'script.mjs');
  await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const options = { cwd: repo.dir, env: repo.env, encoding: 'utf8', timeout: 60_000 } as const;
  return execFileSync(process.execPath, [script], options);
}

describe('a large blob', () => {
  it('streams through in bounded memory, from git and from disk', async () => {
    const repo = createRepo();
    repo.write('large', Buffer.alloc(200_000_000));
    repo.commit();
    repo.write('untracked', Buffer.alloc(200_000_000));
    // In a process of its own: the memory of this one is also that of the tests before.
    const output = await runScript(repo, STREAM);
    const { read, longest, grown } = JSON.parse(output);
    expect(read).toEqual([200_000_000, 200_000_000]);
    expect(longest).toBeLessThanOrEqual(1024 * 1024);
    expect(grown).toBeLessThan(120_000_000);
  });
});

it('a tree that nobody closes does not keep the program running', async () => {
  const repo = createRepo();
  repo.write('a', 'a');
  repo.commit();
  const output = await runScript(
    repo,
    `
      import { headCommit } from '../../src/git/commits.ts';
      import { openRepository } from '../../src/git/repository.ts';
      import { commitTree } from '../../src/git/trees.ts';

      const repo = await openRepository('.');
      const tree = commitTree(repo, await headCommit(repo));
      for await (const { path, size } of tree.blobs(['a'])) console.log(path, size);
    `,
  );
  expect(output).toBe('a 1\n');
});

/** Reads a blob from git and one from disk, slowly at times, and tells by how many bytes the process grew. */
const STREAM = `
  import { headCommit } from '../../src/git/commits.ts';
  import { openRepository } from '../../src/git/repository.ts';
  import { commitTree, workTree } from '../../src/git/trees.ts';

  const repo = await openRepository('.');
  const before = process.memoryUsage().rss;
  const read = [];
  let longest = 0;
  for (const [tree, path] of [[commitTree(repo, await headCommit(repo)), 'large'], [workTree(repo), 'untracked']]) {
    let bytes = 0;
    for await (const { chunks } of tree.blobs([path])) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        longest = Math.max(longest, chunk.length);
        if (Math.random() < 0.01) await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
    read.push(bytes);
    await tree.close();
  }
  console.log(JSON.stringify({ read, longest, grown: process.resourceUsage().maxRSS * 1024 - before }));
`;

describe('what goes wrong is a Problem', () => {
  const oidOf = (repo: TestRepo, path: string) => repo.git('rev-parse', `HEAD:${path}`);

  it('a blob that is missing, with its path and id; the next one can be read', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.write('b', 'b');
    repo.commit();
    const oid = oidOf(repo, 'a');
    rmSync(join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const tree = await headTree(repo);
    await expect(readAll(tree, ['a'])).rejects.toMatchObject({
      name: 'Problem',
      path: 'a',
      message: `the content of \`a\` (blob ${oid}) is not in this clone`,
      fix: expect.stringContaining('git fetch'),
    });
    expect(await readAll(tree, ['b'])).toEqual(['b']);
    await tree.close();
  });

  it('an object that is no blob', async () => {
    const repo = createRepo();
    repo.write('a/b', 'b');
    repo.commit();
    const oid = oidOf(repo, 'a');
    const listing = `printf '100644 blob ${oid}\\ta\\0'`;
    const { env } = gitOnPath(repo.env, 'ls-tree', listing);
    const tree = await headTree(repo, env);
    await expect(readAll(tree, ['a'])).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining(`is no file's content (git says \`${oid} tree `),
    });
    await tree.close();
  });

  it.each([
    ['before the header', `read oid; echo 'fatal: boom' >&2; exit 128`],
    ['in the header', `read oid; printf '%s bl' "$oid"; echo 'fatal: boom' >&2; exit 128`],
    ['in the content', `read oid; printf '%s blob 1000\\nshort' "$oid"; echo 'fatal: boom' >&2; exit 128`],
  ])('git dies %s', async (_, script) => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    const { env, processes } = gitOnPath(repo.env, 'cat-file', script);
    const tree = await headTree(repo, env);
    await expect(readAll(tree, ['a'])).rejects.toMatchObject({
      name: 'Problem',
      path: 'a',
      message: `git stopped while it read \`a\` (blob ${oidOf(repo, 'a')}): boom`,
    });
    await tree.close();
    expect(processes().some(({ pid }) => isAlive(pid))).toBe(false);
  });

  it('git is killed while it is read from', async () => {
    const repo = createRepo();
    repo.write('large', Buffer.alloc(50_000_000));
    repo.commit();
    const { env, processes } = gitOnPath(repo.env);
    const tree = await headTree(repo, env);
    const killed = async () => {
      for await (const { chunks } of tree.blobs(['large'])) {
        for await (const _ of chunks) {
          for (const { pid } of processes().filter(({ args }) => args.startsWith('cat-file'))) {
            if (isAlive(pid)) process.kill(pid, 'SIGKILL');
          }
        }
      }
    };
    await expect(killed()).rejects.toMatchObject({ name: 'Problem', path: 'large' });
    await tree.close();
  });

  it('git goes away from the PATH', async () => {
    const repo = createRepo();
    repo.write('a', 'a');
    repo.commit();
    const opened = await openRepository(repo.dir, repo.env);
    const tree = commitTree(opened, repo.git('rev-parse', 'HEAD'));
    await tree.entries();
    opened.env.PATH = '/nowhere';
    await expect(readAll(tree, ['a'])).rejects.toMatchObject({ message: 'git is not on the PATH' });
    await tree.close();
  });
});

it('chunks may end anywhere in the header, the content and the newline after it', async () => {
  const repo = createRepo();
  repo.write('a', 'hello');
  repo.write('b', 'hello!');
  repo.commit();
  const pieces = ['\'%s\' "$oid"', "' bl'", "'ob 5'", "'\\nhel'", "'lo'", "'\\n'"];
  const script = `while read oid; do ${pieces.map((piece) => `printf ${piece}; sleep 0.02`).join('; ')}; done`;
  const { env } = gitOnPath(repo.env, 'cat-file', script);
  const tree = await headTree(repo, env);
  expect(await readAll(tree, ['a', 'b', 'a'])).toEqual(['hello', 'hello', 'hello']);
  await tree.close();
});
