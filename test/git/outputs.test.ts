import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { changeBetween } from '../../src/git/change.ts';
import { openRepository } from '../../src/git/repository.ts';
import { commitTree, workTree } from '../../src/git/trees.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];
const out = (path: string, md5 = A): string =>
  `outs:\n- md5: ${md5}\n  size: 1\n  hash: md5\n  path: ${path}\n`;

/** What the work tree has by name only: path and content, or why that is not known. */
async function outputs(repo: TestRepo): Promise<Record<string, string>> {
  const tree = workTree(await openRepository(repo.dir, repo.env));
  const entries = await tree.entries();
  await tree.close();
  return Object.fromEntries(
    [...entries].flatMap(([path, { output }]) =>
      output ? [[path, output.error ?? `${output.pointer.hash} by ${output.namedBy}`]] : [],
    ),
  );
}

it('are at the paths that pointer files name, tracked or not yet', async () => {
  const repo = createRepo();
  repo.write('models/m.pkl.dvc', out('m.pkl'));
  repo.commit();
  repo.write('n.pkl.dvc', out('n.pkl', B));
  expect(await outputs(repo)).toEqual({
    'models/m.pkl': `${A} by models/m.pkl.dvc`,
    'n.pkl': `${B} by n.pkl.dvc`,
  });
});

it('do not count where git has the path itself, or two pointer files disagree', async () => {
  const repo = createRepo();
  repo.write('m.pkl.dvc', out('m.pkl'));
  repo.write('m.pkl', 'in git');
  repo.write('n.pkl.dvc', out('n.pkl'));
  repo.write('other.dvc', out('n.pkl', B));
  repo.write('same.dvc', out('same'));
  repo.write('same2.dvc', out('same'));
  expect(await outputs(repo)).toEqual({
    'n.pkl': 'names another content than other.dvc',
    same: `${A} by same.dvc`,
  });
});

it('are with a folder its files, where the listing in the cache is the one that is meant', async () => {
  const repo = createRepo();
  const listing = `[{"md5": "${B}", "relpath": "sub/x"}]`;
  const md5 = createHash('md5').update(listing).digest('hex');
  repo.write('d.dvc', out('d', `${md5}.dir`));
  repo.write('.gitignore', '.dvc/cache\n');
  expect(await outputs(repo)).toEqual({ 'd/': `${md5}.dir by d.dvc` });
  const cached = `.dvc/cache/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}.dir`;
  repo.write(cached, listing.replace('sub', 'bus'));
  expect(await outputs(repo)).toEqual({ 'd/': `${md5}.dir by d.dvc` });
  repo.write(cached, listing);
  expect(await outputs(repo)).toEqual({ 'd/': `${md5}.dir by d.dvc`, 'd/sub/x': `${B} by d.dvc` });
});

it('change, move and go with their pointer files', async () => {
  const repo = createRepo();
  for (const name of ['same', 'changed', 'gone', 'moved']) repo.write(`${name}.dvc`, out(name, hashOf(name)));
  const base = repo.commit();
  repo.write('changed.dvc', out('changed', B));
  repo.remove('gone.dvc');
  repo.git('mv', 'moved.dvc', 'moved2.dvc');
  repo.write('moved2.dvc', out('moved2', hashOf('moved')));
  const head = repo.commit();
  const opened = await openRepository(repo.dir, repo.env);
  const { files } = await changeBetween(opened, commitTree(opened, base), commitTree(opened, head));
  expect(files.filter(({ path }) => !path.endsWith('.dvc'))).toEqual([
    { status: 'modified', path: 'changed', from: null },
    { status: 'deleted', path: 'gone', from: null },
    { status: 'renamed', path: 'moved2', from: 'moved' },
  ]);
});

function hashOf(name: string): string {
  return createHash('md5').update(name).digest('hex');
}
