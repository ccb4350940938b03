import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countInIndex, markedFolders, mayNameOutputs } from '../../src/git/index-file.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/** A repository with folders of MLflow and Spark, one with a name that is not ASCII, and look-alikes. */
function markedRepo(...init: string[]): TestRepo {
  const repo = createRepo(...init);
  for (const path of [
    'runs/ärger 1/MLmodel',
    'runs/ärger 1/model.pkl',
    'runs/ärger 1/MLmodel.bak',
    'scalers/spark/metadata/part-00000',
    'scalers/spark/metadata/part-00001',
    'scalers/late/metadata/part-00000-0c1f.txt',
    'other/metadata/part-00000/deeper',
    'other/notMLmodel',
    'MLmodel',
    `deep/${'long-name-'.repeat(20)}/${'longer-name-'.repeat(18)}`,
  ]) {
    repo.write(path, 'x');
  }
  repo.git('add', '--all');
  return repo;
}

const indexOf = (repo: TestRepo): string => join(repo.dir, '.git/index');
const MARKED = new Set(['runs/ärger 1', 'scalers/spark', 'scalers/late']);

describe('markedFolders', () => {
  it.each(['2', '3', '4'])('in an index of version %s', (version) => {
    const repo = markedRepo();
    // An entry of version 3 is one with a flag more, as that of `add --intent-to-add`.
    if (version === '3') {
      repo.write('intended', 'x');
      repo.git('add', '--intent-to-add', 'intended');
    } else repo.git('update-index', '--index-version', version);
    expect(markedFolders(indexOf(repo), 'sha1')).toEqual(MARKED);
  });

  it('in a repository of SHA-256', () => {
    expect(markedFolders(indexOf(markedRepo('--object-format=sha256')), 'sha256')).toEqual(MARKED);
  });

  it('none', () => {
    const repo = createRepo();
    repo.write('sdir.txt', 'a name like that of an extension of the index');
    repo.write('link', 'another');
    repo.git('add', '--all');
    expect(markedFolders(indexOf(repo), 'sha1')).toEqual(new Set());
  });

  it('is not told by a split index, nor by a sparse one', () => {
    const split = markedRepo();
    split.git('update-index', '--split-index');
    expect(markedFolders(indexOf(split), 'sha1')).toBe(null);

    const sparse = markedRepo();
    sparse.commit();
    sparse.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'runs');
    expect(markedFolders(indexOf(sparse), 'sha1')).toBe(null);
  });

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['something else', 'no index at all, but long enough to be one'],
    ['of a version to come', Buffer.from('DIRC\0\0\0\x09\0\0\0\0padding-padding')],
  ])('is not told by a file that is %s', (_, content) => {
    const file = join(temporaryFolder(), 'index');
    writeFileSync(file, content);
    expect(markedFolders(file, 'sha1')).toBe(null);
  });

  it('is not told by an index that is cut off, nor by none', () => {
    const file = join(temporaryFolder(), 'index');
    writeFileSync(file, Buffer.concat([Buffer.from('DIRC\0\0\0\x02\0\0\0\x05'), Buffer.from('x/MLmodel\0')]));
    expect(markedFolders(file, 'sha1')).toBe(null);
    expect(markedFolders(join(file, 'none'), 'sha1')).toBe(null);
  });
});

describe('mayNameOutputs', () => {
  it.each([
    ['2', 'models/model.pkl.dvc'],
    ['4', 'models/model.pkl.dvc'],
    ['2', 'dvc.lock'],
    ['4', 'pipelines/dvc.yaml'],
  ])('in an index of version %s: %s', (version, path) => {
    const repo = markedRepo();
    repo.git('update-index', '--index-version', version);
    expect(mayNameOutputs(indexOf(repo), 'sha1')).toBe(false);
    // In version 4 of a name only its end is written that differs from the name before.
    repo.write(path.replace(/.$/, '!'), 'a neighbour');
    repo.write(path, 'outs: []\n');
    repo.git('add', '--all');
    expect(mayNameOutputs(indexOf(repo), 'sha1')).toBe(true);
  });

  it('is not told by a split index, nor by no index', () => {
    const split = markedRepo();
    split.git('update-index', '--split-index');
    expect(mayNameOutputs(indexOf(split), 'sha1')).toBe(true);
    expect(mayNameOutputs(join(temporaryFolder(), 'none'), 'sha1')).toBe(true);
  });
});

describe('countInIndex', () => {
  it('counts the entries of a content, wherever in the file they lie', () => {
    const repo = createRepo();
    // So many that the file is read in several pieces.
    for (let file = 0; file < 4000; file += 1)
      repo.write(`files/${'long-name-'.repeat(8)}${file}`, `${file}`);
    repo.write('a/copy', '3999');
    repo.git('add', '--all');
    const oids = ['0', '1999', '3999', 'none'].map((text) =>
      repo.gitWith({ input: text }, 'hash-object', '--stdin'),
    );
    expect(countInIndex(indexOf(repo), oids)).toEqual([1, 1, 2, 0]);
    const all = repo
      .git('ls-files', '--stage', 'files')
      .split('\n')
      .map((line) => line.split(' ')[1] ?? '');
    expect(new Set(countInIndex(indexOf(repo), all.slice(0, 3000)))).toEqual(new Set([1]));
  });
});
