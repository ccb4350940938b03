import { beforeAll, describe, expect, it } from 'vitest';
import { grepLines } from '../../src/git/grep.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createRepo } from '../helpers/repo.ts';

const repo = createRepo();
let repository: Repository;
let commit: string;

const ODD = 'a folder/naïve "one".py';

beforeAll(async () => {
  repo.write('a.py', 'import one\nx = 1\nload("m.pkl")\n');
  repo.write(ODD, 'import two\r\nlast = "s.pkl"');
  repo.write('notes.txt', 'import nothing\n');
  repo.write('.gitignore', 'ignored.py\n');
  commit = repo.commit();
  repo.write('staged.PY', 'import three\n');
  repo.git('add', '--all');
  repo.write('a.py', 'import four\n');
  repo.write('untracked.py', Buffer.from('import caf\xe9\n', 'latin1'));
  repo.write('ignored.py', 'import five\n');
  // What people set up for themselves.
  for (const [key, value] of Object.entries({
    'grep.lineNumber': 'true',
    'grep.column': 'true',
    'grep.patternType': 'fixed',
    'color.grep': 'always',
  }))
    repo.git('config', key, value);
  repository = await openRepository(repo.dir, repo.env);
});

const found = async (label: string): Promise<string[]> =>
  (await grepLines(repository, label, '^import |[.](pkl|joblib)', [':(icase)*.py'])).map(
    ({ path, text }) => `${path}|${text}`,
  );

describe('lines of a tree that fit a pattern', () => {
  it('of a commit', async () => {
    expect(await found(commit)).toEqual([
      `${ODD}|import two\r`,
      `${ODD}|last = "s.pkl"`,
      'a.py|import one',
      'a.py|load("m.pkl")',
    ]);
  });

  it('of the index', async () => {
    expect(await found('index')).toEqual([
      `${ODD}|import two\r`,
      `${ODD}|last = "s.pkl"`,
      'a.py|import one',
      'a.py|load("m.pkl")',
      'staged.PY|import three',
    ]);
  });

  it('of the files on disk, untracked ones too, ignored ones not', async () => {
    expect(await found('worktree')).toEqual([
      `${ODD}|import two\r`,
      `${ODD}|last = "s.pkl"`,
      'a.py|import four',
      'staged.PY|import three',
      'untracked.py|import caf�',
    ]);
  });

  it('of a commit that is only named, from a folder, by the paths of all', async () => {
    repo.git('branch', 'index');
    repo.git('branch', 'größe', commit);
    const place = { cwd: `${repo.dir}/a folder`, env: repository.env };
    for (const revision of ['index^{commit}', 'größe^{commit}']) {
      const lines = await grepLines(place, revision, '^import ', [':(top,icase)*.py']);
      expect(lines.map(({ path, text }) => `${path}|${text}`)).toEqual([
        `${ODD}|import two\r`,
        'a.py|import one',
      ]);
    }
  });

  it('takes no name for an option', async () => {
    await expect(grepLines(repository, '-Otouch^{commit}', 'import', [])).rejects.toThrow(/names no commit/);
  });

  it('none', async () => {
    expect(await grepLines(repository, commit, 'nowhere', ['*.py'])).toEqual([]);
  });

  it('says what git says where it cannot look', async () => {
    await expect(grepLines(repository, '0'.repeat(40), 'x', [])).rejects.toThrow(/git grep failed/);
  });
});
