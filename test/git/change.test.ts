import { chmodSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../src/git/change.ts';
import { openRepository } from '../../src/git/repository.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { gitOnPath } from '../helpers/git-on-path.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';

/** A change as lines: `M path`, `R old → new`. */
async function changes(
  repo: TestRepo,
  base: string | null,
  head: 'index' | 'worktree' | string,
  env = repo.env,
) {
  const opened = await openRepository(repo.dir, env);
  const trees = { index: indexTree, worktree: workTree };
  const commit = (revision: string) => commitTree(opened, repo.git('rev-parse', revision));
  const headTree = head === 'index' || head === 'worktree' ? trees[head](opened) : commit(head);
  const change = await changeBetween(opened, base === null ? null : commit(base), headTree);
  return change.files.map(
    ({ status, path, from }) => `${status} ${from === null ? '' : `${from} → `}${path}`,
  );
}

const HEADS = ['commit', 'index', 'worktree'] as const;

/** Makes a change so that it shows at the given head, and tells it. */
async function changeAt(head: (typeof HEADS)[number], repo: TestRepo, edit: () => void): Promise<string[]> {
  const base = repo.git('rev-parse', 'HEAD');
  edit();
  if (head === 'index') repo.git('add', '--all');
  if (head === 'commit') repo.commit();
  return changes(repo, base, head === 'commit' ? 'HEAD' : head);
}

const lines = (name: string) => Array.from({ length: 40 }, (_, index) => `${name} ${index}\n`).join('');

function modelRepo(): TestRepo {
  const repo = createRepo();
  for (const name of ['model.bin', 'scaler.bin', 'train.yaml']) {
    repo.write(`models/churn/${name}`, lines(name));
    repo.write(`models/risk/${name}`, lines(`risk ${name}`));
  }
  repo.commit();
  return repo;
}

describe.each(HEADS)('the change from a commit to a %s', (head) => {
  it('has added, modified and deleted files, and nothing else', async () => {
    const repo = modelRepo();
    const files = await changeAt(head, repo, () => {
      repo.write('models/churn/model.bin', 'retrained');
      repo.remove('models/risk/train.yaml');
      repo.write('models/new/ü "x"\n.bin', 'new');
      utimesSync(join(repo.dir, 'models/churn/scaler.bin'), 1, 1);
    });
    expect(files).toEqual([
      'modified models/churn/model.bin',
      'added models/new/ü "x"\n.bin',
      'deleted models/risk/train.yaml',
    ]);
  });

  it('is empty where nothing changed', async () => {
    expect(await changeAt(head, modelRepo(), () => {})).toEqual([]);
  });

  it('knows a folder that was renamed', async () => {
    const repo = modelRepo();
    const files = await changeAt(head, repo, () => {
      renameSync(join(repo.dir, 'models/churn'), join(repo.dir, 'models/a churn'));
    });
    expect(files).toEqual(
      ['model.bin', 'scaler.bin', 'train.yaml'].map(
        (name) => `renamed models/churn/${name} → models/a churn/${name}`,
      ),
    );
  });

  it('pairs the same content by file name, each file once', async () => {
    const repo = createRepo();
    for (const path of ['old/a', 'old/b', 'old/c']) repo.write(path, lines('same'));
    repo.commit();
    const files = await changeAt(head, repo, () => {
      repo.remove('old');
      for (const path of ['new/b', 'new/c']) repo.write(path, lines('same'));
    });
    expect(files).toEqual(['renamed old/b → new/b', 'renamed old/c → new/c', 'deleted old/a']);
  });

  it('takes a copy as added', async () => {
    const repo = modelRepo();
    const files = await changeAt(head, repo, () => repo.write('copy.bin', lines('model.bin')));
    expect(files).toEqual(['added copy.bin']);
  });

  it('takes another mode and another kind as modified', async () => {
    const repo = modelRepo();
    const files = await changeAt(head, repo, () => {
      chmodSync(join(repo.dir, 'models/churn/model.bin'), 0o755);
      repo.remove('models/churn/scaler.bin');
      symlinkSync('model.bin', join(repo.dir, 'models/churn/scaler.bin'));
    });
    expect(files).toEqual(['modified models/churn/model.bin', 'modified models/churn/scaler.bin']);
  });

  it('from nothing has every file as added', async () => {
    const repo = createRepo();
    repo.write('b', 'b');
    repo.write('a', 'a');
    if (head !== 'worktree') repo.git('add', '--all');
    if (head === 'commit') repo.commit();
    expect(await changes(repo, null, head === 'commit' ? 'HEAD' : head)).toEqual(['added a', 'added b']);
  });

  it('works with SHA-256, and with paths that are not UTF-8', async () => {
    const repo = createRepo('--object-format=sha256');
    repo.write('old', lines('x'));
    repo.commit();
    const files = await changeAt(head, repo, () => {
      renameSync(join(repo.dir, 'old'), Buffer.concat([Buffer.from(`${repo.dir}/new`), Buffer.of(0xe9)]));
    });
    expect(files).toEqual(['renamed old → new\udce9']);
  });
});

describe('a file that was renamed and edited', () => {
  it.each(['commit', 'index'] as const)('is known in a %s', async (head) => {
    const repo = modelRepo();
    const files = await changeAt(head, repo, () => {
      repo.remove('models/churn/train.yaml');
      repo.write('train.yaml', lines('train.yaml').replace('train.yaml 7', 'seven'));
    });
    expect(files).toEqual(['renamed models/churn/train.yaml → train.yaml']);
  });

  it('is known in a work tree once it is staged', async () => {
    const repo = modelRepo();
    repo.git('mv', 'models/churn/train.yaml', 'train.yaml');
    repo.write('train.yaml', `${lines('train.yaml')}more\n`);
    expect(await changes(repo, 'HEAD', 'worktree')).toEqual(['renamed models/churn/train.yaml → train.yaml']);
    // What git calls a rename in the index is none where the old file is on disk again.
    repo.write('models/churn/train.yaml', lines('train.yaml'));
    expect(await changes(repo, 'HEAD', 'worktree')).toEqual(['added train.yaml']);
  });
});

describe('the work tree', () => {
  it('does not differ where the disk was set back to the base, whatever is staged', async () => {
    const repo = modelRepo();
    repo.write('models/churn/model.bin', 'staged');
    repo.git('add', '--all');
    repo.write('models/churn/model.bin', lines('model.bin'));
    expect(await changes(repo, 'HEAD', 'worktree')).toEqual([]);
    expect(await changes(repo, 'HEAD', 'index')).toEqual(['modified models/churn/model.bin']);
  });

  it('differs where the disk holds something else of the same size', async () => {
    const repo = modelRepo();
    repo.write('models/churn/model.bin', lines('Model.bin'));
    repo.remove('models/risk/model.bin');
    repo.write('other.bin', lines('rixk model.bin'));
    expect(await changes(repo, 'HEAD', 'worktree')).toEqual([
      'modified models/churn/model.bin',
      'deleted models/risk/model.bin',
      'added other.bin',
    ]);
  });

  it('has a link that points elsewhere as modified', async () => {
    const repo = createRepo();
    symlinkSync('a', join(repo.dir, 'link'));
    repo.commit();
    repo.remove('link');
    symlinkSync('b', join(repo.dir, 'link'));
    symlinkSync('a', join(repo.dir, 'other'));
    expect(await changes(repo, 'HEAD', 'worktree')).toEqual(['modified link', 'added other']);
  });
});

it('asks git a few times, however many files changed', async () => {
  const repo = createRepo();
  for (let index = 0; index < 200; index += 1) repo.write(`old/${index}`, lines(`file ${index}`));
  repo.commit();
  renameSync(join(repo.dir, 'old'), join(repo.dir, 'new'));
  const { env, processes } = gitOnPath(repo.env);
  expect(await changes(repo, 'HEAD', 'worktree', env)).toHaveLength(200);
  expect(processes().length).toBeLessThanOrEqual(9);
});

it('between commits sees what a merge brought', async () => {
  const repo = modelRepo();
  repo.git('checkout', '--quiet', '-b', 'side');
  repo.write('models/churn/model.bin', 'side');
  repo.commit();
  repo.git('checkout', '--quiet', 'main');
  repo.write('models/risk/scaler.bin', 'main');
  repo.commit();
  repo.git('merge', '--quiet', '--no-edit', 'side');
  expect(await changes(repo, 'HEAD^1', 'HEAD')).toEqual(['modified models/churn/model.bin']);
  expect(await changes(repo, 'HEAD^2', 'HEAD')).toEqual(['modified models/risk/scaler.bin']);
});
