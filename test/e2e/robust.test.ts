import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runGroup } from '../helpers/kill.ts';
import { fillDisk, makeReadOnly, makeWritable, mayMount, smallDisk } from '../helpers/mounts.ts';
import { repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { CLI, churnRepo, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

const COMMIT = ['git', 'commit', '--quiet', '--message', 'a commit'];
const SEAL = [process.execPath, CLI, 'seal'];
const LOCK = 'models/churn/scaler.lock.json';
const REFUSED = 'pair/model-changed-alone';
/** Of commits at once: every sixth begins as the first did; more of them each night. */
const ROUNDS = Number(process.env.SCALERLOCK_COMMIT_ROUNDS ?? 6);

/** Retrained, refitted and sealed: to be taken. */
function writeGood(repo: TestRepo): void {
  writeChurn(repo, { model: 'v2', scaler: 'v2' });
  writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
  const { status, stdout, stderr } = scalerlock(repo, 'seal');
  expect(status, stdout + stderr).toBe(0);
}

/** Retrained alone: to be refused. */
function writeBad(repo: TestRepo): void {
  writeChurn(repo, { model: 'v1-retrained' });
}

function installed(repo: TestRepo = churnRepo()): TestRepo {
  expect(scalerlock(repo, 'install').status).toBe(0);
  repo.git('tag', 'start');
  return repo;
}

function reset(repo: TestRepo): void {
  repo.git('reset', '--quiet', '--hard', 'start');
  repo.git('clean', '--quiet', '--force', '-d');
}

/** Runs the hook as git does; unlike a commit that writes nothing of git's. */
function hook(repo: TestRepo): Promise<Ended> {
  return runGroup(repo, ['git', 'hook', 'run', 'pre-commit']);
}

function stateFolder(repo: TestRepo): string {
  return join(repo.dir, '.git/scalerlock');
}

const stackTrace = /\n {4}at |node:internal/;

describe('two at once', () => {
  test('commits in two linked work trees, again and again', async () => {
    const main = installed();
    const trees = ['one', 'two'].map((name) => {
      const tree = repoAt(join(temporaryFolder(), name));
      main.git('worktree', 'add', '--quiet', '-b', name, tree.dir);
      return tree;
    });
    for (let count = 0; count < ROUNDS; count += 1) {
      if (count % 2 === 0) rmSync(stateFolder(main), { recursive: true, force: true });
      else rmSync(join(stateFolder(main), 'passed'), { recursive: true, force: true });
      const ended = await Promise.all(
        trees.map(async (tree, index) => {
          reset(tree);
          const isGood = (count + index) % 3 !== 0;
          if (isGood) writeGood(tree);
          else writeBad(tree);
          tree.git('add', '--all');
          return { isGood, ...(await runGroup(tree, COMMIT)) };
        }),
      );
      for (const { isGood, status, output } of ended) {
        expect(status, `${count} ${output}`).toBe(isGood ? 0 : 1);
        if (!isGood) expect(output).toContain(REFUSED);
      }
    }
    expect(readdirSync(stateFolder(main), { recursive: true, encoding: 'utf8' }).join('\n')).not.toMatch(
      /\.new$/m,
    );
  }, 600_000);

  test('seals of the same pair', async () => {
    const repo = churnRepo();
    writeGood(repo);
    const sealed = readFileSync(join(repo.dir, LOCK), 'utf8');
    for (let count = 0; count < 5; count += 1) {
      repo.git('checkout', '--quiet', LOCK);
      for (const { status, output } of await Promise.all([runGroup(repo, SEAL), runGroup(repo, SEAL)])) {
        expect(status, output).toBe(0);
      }
      expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toBe(sealed);
    }
    expect(repo.git('status', '--porcelain', '--untracked-files=all')).not.toContain('??');
  }, 120_000);
});

test('what is staged while the hook judges is not remembered as what was to be judged', async () => {
  const repo = installed();
  writeGood(repo);
  const good = ['model.joblib', 'scaler.joblib', 'scaler.lock.json'].map((name) => `models/churn/${name}`);
  const kept = temporaryFolder();
  for (const path of [...good, 'configs', 'deploy'])
    cpSync(join(repo.dir, path), join(kept, path), { recursive: true });
  reset(repo);
  rmSync(stateFolder(repo), { recursive: true, force: true });
  writeBad(repo);
  repo.git('add', '--all');
  const bad = repo.git('write-tree');
  // Git tells the hook what is staged; before the hook looks at it itself, somebody stages something else.
  const told = execFileSync('sh', ['-c', ASK_GIT], { cwd: repo.dir, env: repo.env });
  cpSync(kept, repo.dir, { recursive: true });
  repo.git('add', '--all');
  const bundle = join(dirname(CLI), 'hook.cjs');
  execFileSync(process.execPath, [bundle, 'pre-commit'], { cwd: repo.dir, env: repo.env, input: told });
  repo.git('read-tree', bad);
  const { status, output } = await runGroup(repo, COMMIT);
  expect(status, output).toBe(1);
  expect(output).toContain(REFUSED);
});

/** As hooks/run.sh has it. */
const ASK_GIT = `export LC_ALL=C GIT_OPTIONAL_LOCKS=0
git rev-parse --show-toplevel --absolute-git-dir --git-common-dir --show-object-format 'HEAD^{commit}' 'HEAD^{tree}' :scalerlock.yml
printf '\\0%s\\0' $?
git diff-index --cached --raw -z --no-abbrev --no-renames --ita-invisible-in-index --ignore-submodules=none HEAD
printf '%s\\0' $?`;

describe('a git directory that may not be written', () => {
  const isSkipped = process.getuid?.() === 0 && !mayMount();
  test.skipIf(isSkipped)(
    '(needs the right to mount, or not to be root): the hook judges as ever',
    async () => {
      const repo = installed();
      for (const folder of [stateFolder(repo), join(repo.dir, '.git')]) {
        reset(repo);
        writeBad(repo);
        repo.git('add', '--all');
        rmSync(stateFolder(repo), { recursive: true, force: true });
        expect(makeReadOnly(folder)).toBe(true);
        const refused = await hook(repo);
        makeWritable(folder);
        expect(refused.status, refused.output).toBe(1);
        expect(refused.output).toContain(REFUSED);
        expect(refused.output).not.toMatch(stackTrace);

        reset(repo);
        writeGood(repo);
        repo.git('add', '--all');
        rmSync(stateFolder(repo), { recursive: true, force: true });
        expect(makeReadOnly(folder)).toBe(true);
        const taken = await hook(repo);
        makeWritable(folder);
        expect(taken).toMatchObject({ status: 0, output: '' });
      }
    },
  );

  test.skipIf(isSkipped)('(needs the same): seal writes the lock, install says what is wrong', () => {
    const repo = churnRepo();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    const git = join(repo.dir, '.git');
    expect(makeReadOnly(git)).toBe(true);
    const sealed = scalerlock(repo, 'seal');
    const judged = scalerlock(repo, 'check');
    const refused = scalerlock(repo, 'install');
    makeWritable(git);
    expect(sealed.status, sealed.stderr).toBe(0);
    expect(judged.status, judged.stdout).toBe(0);
    expect(repo.git('status', '--porcelain', '--untracked-files=all')).not.toContain('??');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/read-only|permission/);
    expect(refused.stderr).not.toMatch(stackTrace);
    expect(existsSync(join(git, 'hooks/pre-commit'))).toBe(false);
  });

  test.skipIf(isSkipped)('(needs the same): a work tree that may not be written is said so', () => {
    const repo = churnRepo();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    const before = readFileSync(join(repo.dir, LOCK), 'utf8');
    const folder = join(repo.dir, 'models/churn');
    expect(makeReadOnly(folder)).toBe(true);
    const refused = scalerlock(repo, 'seal');
    makeWritable(folder);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/read-only|permission/);
    expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toBe(before);
  });
});

describe('a full disk', () => {
  test.skipIf(!mayMount())('(needs the right to mount): a clear word, and no wrong verdict', async () => {
    const disk = smallDisk(24) ?? '';
    cpSync(installed().dir, disk, { recursive: true });
    const repo = repoAt(disk);
    const fullWhile = async <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
      const empty = fillDisk(disk);
      try {
        return await work();
      } finally {
        empty();
      }
    };
    const before = readFileSync(join(disk, LOCK), 'utf8');
    const isClear = (result: { status: number; stderr: string }): void => {
      expect(result.status, result.stderr).toBe(2);
      expect(result.stderr).toMatch(/the disk is full/);
      expect(result.stderr).not.toMatch(stackTrace);
    };

    writeBad(repo);
    repo.git('add', '--all');
    rmSync(stateFolder(repo), { recursive: true, force: true });
    const refused = await fullWhile(() => hook(repo));
    expect(refused.status, refused.output).toBe(1);
    expect(refused.output).toContain(REFUSED);

    reset(repo);
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    isClear(await fullWhile(() => scalerlock(repo, 'seal')));
    expect(readFileSync(join(disk, LOCK), 'utf8')).toBe(before);
    expect(repo.git('status', '--porcelain', '--untracked-files=all')).not.toContain('??');

    writeGood(repo);
    repo.git('add', '--all');
    rmSync(stateFolder(repo), { recursive: true, force: true });
    expect(await fullWhile(() => hook(repo))).toMatchObject({ status: 0, output: '' });

    rmSync(join(disk, '.git/hooks'), { recursive: true });
    isClear(await fullWhile(() => scalerlock(repo, 'install')));
    expect(
      readdirSync(join(disk, '.git')).includes('hooks') ? readdirSync(join(disk, '.git/hooks')) : [],
    ).toEqual([]);

    reset(repo);
    repo.git('rm', '--quiet', 'scalerlock.yml', LOCK);
    isClear(await fullWhile(() => scalerlock(repo, 'init', '--yes')));
    expect(existsSync(join(disk, 'scalerlock.yml'))).toBe(false);
    expect(scalerlock(repo, 'init', '--yes').status).toBe(0);
  });
});

describe('what hooks remember, spoilt', () => {
  type Spoil = (file: string) => void;
  const replaced =
    (content: string | Buffer): Spoil =>
    (file) =>
      writeFileSync(file, content);
  const instead =
    (make: Spoil): Spoil =>
    (file) => {
      rmSync(file);
      make(file);
    };
  const NOTHING = '{"paths":"\\n","patterns":[],"ignoredPaths":"\\n","ignoredPatterns":[]}';
  const spoilt: Record<string, Spoil> = {
    'is empty': replaced(''),
    'was cut': (file) => writeFileSync(file, readFileSync(file).subarray(0, 40)),
    'is random bytes': replaced(Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 151) % 256))),
    'is null': replaced('null\nnull\nnull\n'),
    'is a list': replaced('[]\n[]\n[]\n'),
    'has numbers for texts': replaced(
      '{"paths":[1],"patterns":[{}],"ignoredPaths":7,"ignoredPatterns":null}\n',
    ),
    'has no field': replaced('{}\n{}\n{}\n'),
    'has a pattern that is none': replaced(NOTHING.replace('"patterns":[]', '"patterns":["("]')),
    'has prototypes': replaced('{"__proto__":{"paths":[]},"constructor":1}\n'),
    'is nested deep': replaced(`${'['.repeat(100_000)}\n`),
    'is a folder': instead((file) => mkdirSync(file)),
    'is a link to another file': instead((file) => symlinkSync('/etc/passwd', file)),
    'is a link to nowhere': instead((file) => symlinkSync('/nowhere', file)),
    'is a pipe': instead((file) => execFileSync('mkfifo', [file])),
    'may be written by all': (file) => chmodSync(file, 0o777),
  };
  const repo = installed();
  const kept = temporaryFolder();
  beforeAll(async () => {
    rmSync(stateFolder(repo), { recursive: true, force: true });
    writeGood(repo);
    repo.git('add', '--all');
    repo.git('tag', 'good', repo.git('write-tree'));
    expect((await hook(repo)).status).toBe(0);
    cpSync(stateFolder(repo), kept, { recursive: true });
    reset(repo);
    writeBad(repo);
    repo.git('add', '--all');
    repo.git('tag', 'bad', repo.git('write-tree'));
  });
  /** With all there is to remember of the good one. */
  const warm = (isGood: boolean): void => {
    rmSync(stateFolder(repo), { recursive: true, force: true });
    cpSync(kept, stateFolder(repo), { recursive: true });
    repo.git('read-tree', '-u', '--reset', isGood ? 'good' : 'bad');
  };
  const remembered = (kind: string): string[] => {
    const folder = join(stateFolder(repo), kind);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  };

  test.each(Object.entries(spoilt))('each file that %s', async (_, spoil) => {
    const etc = readFileSync('/etc/passwd');
    for (const isGood of [true, false]) {
      warm(isGood);
      for (const kind of isGood ? ['policies', 'passed'] : ['policies'])
        for (const file of remembered(kind)) spoil(file);
      const { status, output } = await hook(repo);
      expect(status, output).toBe(isGood ? 0 : 1);
      expect(output).not.toMatch(stackTrace);
      if (isGood) expect(output).toBe('');
      else expect(output).toContain(REFUSED);
    }
    expect(readFileSync('/etc/passwd')).toEqual(etc);
  });

  test('what V8 compiled, with other bytes', async () => {
    for (const isGood of [true, false]) {
      warm(isGood);
      await hook(repo);
      rmSync(join(stateFolder(repo), 'passed'), { recursive: true, force: true });
      const compiled = existsSync(join(stateFolder(repo), 'compiled')) ? remembered('compiled') : [];
      for (const file of compiled) {
        const bytes = readFileSync(file);
        for (let at = 7; at < bytes.length; at += 997) bytes[at] = 255 - (bytes[at] ?? 0);
        writeFileSync(file, bytes);
      }
      const { status, output } = await hook(repo);
      expect(status, output).toBe(isGood ? 0 : 1);
      expect(output).not.toMatch(stackTrace);
    }
  });

  test.each([
    ['a file', (folder: string) => writeFileSync(folder, 'x')],
    ['a link to a file', (folder: string) => symlinkSync('/etc/passwd', folder)],
    ['a link to nowhere', (folder: string) => symlinkSync('/nowhere/at/all', folder)],
  ])('where its folder should be there is %s', async (_, make) => {
    for (const isGood of [true, false]) {
      warm(isGood);
      rmSync(stateFolder(repo), { recursive: true, force: true });
      make(stateFolder(repo));
      const { status, output } = await hook(repo);
      expect(status, output).toBe(isGood ? 0 : 1);
      expect(output).not.toMatch(stackTrace);
      rmSync(stateFolder(repo));
    }
  });
});
