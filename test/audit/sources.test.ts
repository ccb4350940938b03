import { describe, expect, it } from 'vitest';
import { gatherSources } from '../../src/audit/gather.ts';
import { importedPaths, importFinder } from '../../src/audit/import-finder.ts';
import { readAuditPolicy } from '../../src/audit/side/policy.ts';
import { openRepository } from '../../src/git/repository.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { createRepo } from '../helpers/repo.ts';

describe('what a text imports of the project', () => {
  const find = importFinder(
    new Set(['a.py', 'pkg/__init__.py', 'pkg/b.py', 'pkg/sub/c.py', 'src/lib/d.py', 'deep/er/util/e.py']),
  );

  it.each([
    ['a.py', 'import pkg.b as x, numpy', ['pkg/b.py']],
    ['a.py', 'from pkg import (\n    b,\n    other,\n)', ['pkg/__init__.py', 'pkg/b.py']],
    ['a.py', 'from pkg.sub.c import f', ['pkg/sub/c.py']],
    ['pkg/b.py', 'from .sub import c', ['pkg/sub/c.py']],
    ['pkg/sub/c.py', 'from .. import b', ['pkg/__init__.py', 'pkg/b.py']],
    ['a.py', '    import lib.d', ['src/lib/d.py']],
    ['a.py', 'from util.e import f', ['deep/er/util/e.py']],
    ['a.py', 'import sklearn, a', []],
    ['a.py', 'x = "import pkg.b"', []],
    ['a.py', 'from ....... import b', []],
  ])('%s: %s', (path, text, expected) => {
    expect(importedPaths(find, path, text)).toEqual(expected);
  });
});

describe('the sources of a tree', async () => {
  const repo = createRepo();
  repo.write('app.py', 'from lib.scale import scaler\nscaler.transform(x)\n');
  repo.write('lib/scale.py', 'from lib.paths import P\nscaler = load(P)\n');
  repo.write('lib/paths.py', 'P = "p"\n');
  repo.write('lib/unrelated.py', 'scaler.fit(x)\n');
  repo.write('plain.py', 'print(1)\n');
  repo.write('.venv/lib/site-packages/x.py', 'scaler.fit(x)\n');
  repo.write('notes.txt', 'scaler.fit(x)\n');
  repo.commit();
  const repository = await openRepository(repo.dir, repo.env);

  it.each([
    ['the disk', () => workTree(repository)],
    ['the index', () => indexTree(repository)],
    ['a commit', () => commitTree(repository, repo.git('rev-parse', 'HEAD'))],
  ])('of %s are those that are looked at and what they import', async (_, open) => {
    const tree = open();
    const all = await gatherSources(tree, () => true);
    expect(all.relevant).toEqual(['app.py', 'lib/scale.py', 'lib/unrelated.py']);
    const one = await gatherSources(tree, (path) => path === 'app.py');
    expect(one.relevant).toEqual(['app.py']);
    expect([...one.texts.keys()].sort()).toEqual(['app.py', 'lib/paths.py', 'lib/scale.py']);
    await tree.close();
  });
});

describe('the policy of an audit', () => {
  const read = (audit: string) =>
    readAuditPolicy(loadPolicy(`version: 1\npairs: { a: { model: a, scaler: b } }\naudit: ${audit}\n`));

  it('says the side of files, folders and globs, and what is not looked at', () => {
    const { sideOf, isIgnored } = read(
      '{ training: [jobs, "**/fit_*.py"], inference: [web/app.py], ignore: [old/] }',
    );
    expect(sideOf('jobs/a/b.py')).toEqual({ side: 'training', pattern: 'jobs' });
    expect(sideOf('x/fit_a.py')).toEqual({ side: 'training', pattern: '**/fit_*.py' });
    expect(sideOf('web/app.py')?.side).toBe('inference');
    expect(sideOf('jobs.py')).toBe(null);
    expect([isIgnored('old/a.py'), isIgnored('older/a.py')]).toEqual([true, false]);
  });

  it('names a broken glob where it stands', () => {
    expect(() => read('{ training: ["a/{b"] }')).not.toThrow();
    expect(() => read('{ training: ["**/**/**/x"] }')).toThrow(/too many wildcards/);
    expect(() => read('{ trainin: [a] }')).toThrow(/trainin/);
  });
});
