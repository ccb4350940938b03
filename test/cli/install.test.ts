import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { type InstallOptions, installCommand } from '../../src/cli/install.ts';
import { packageRoot } from '../../src/cli/package-root.ts';
import { uninstallCommand } from '../../src/cli/uninstall.ts';
import { Problem } from '../../src/problem.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/** A command's words and its exit code. */
interface Said {
  code: number;
  out: string;
  err: string;
}

async function say(command: (io: Io) => Promise<number>): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isTerminal: false,
    color: false,
    width: 100,
    screen: { isTerminal: false, color: false, width: 80, rows: 23 },
  };
  const code = await command(io);
  return { code, out: out.join(''), err: err.join('') };
}

function install(repo: TestRepo, options: Partial<InstallOptions> = {}): Promise<Said> {
  return say((io) => installCommand({ repo: repo.dir, format: 'text', output: null, ...options }, io));
}

function uninstall(repo: TestRepo, format = 'text'): Promise<Said> {
  return say((io) => uninstallCommand({ repo: repo.dir, format, output: null }, io));
}

async function problemOf(said: Promise<Said>): Promise<Problem> {
  const error = await said.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}

/** A repository without hooks, not even git's samples. */
function emptyRepo(): TestRepo {
  const repo = createRepo();
  rmSync(join(repo.dir, '.git/hooks'), { recursive: true, force: true });
  return repo;
}

function hooksOf(repo: TestRepo, folder = '.git/hooks'): Map<string, string> {
  const dir = join(repo.dir, folder);
  if (!existsSync(dir)) return new Map();
  return new Map(
    readdirSync(dir)
      .sort()
      .map((name) => {
        const stats = lstatSync(join(dir, name));
        if (stats.isSymbolicLink()) return [name, `link to ${readlinkSync(join(dir, name))}`];
        return [name, `${(stats.mode & 0o777).toString(8)} ${readFileSync(join(dir, name), 'latin1')}`];
      }),
  );
}

function addHook(repo: TestRepo, name: string, content: string | Buffer, mode = 0o755): void {
  repo.write(`.git/hooks/${name}`, content);
  chmodSync(join(repo.dir, '.git/hooks', name), mode);
}

describe('install', () => {
  test('in a fresh repository: both hooks, executable, one line each', async () => {
    const repo = emptyRepo();
    expect(await install(repo)).toEqual({
      code: 0,
      out: 'pre-commit: installed in .git/hooks/pre-commit\npre-merge-commit: installed in .git/hooks/pre-merge-commit\n',
      err: '',
    });
    const hooks = hooksOf(repo);
    expect([...hooks.keys()]).toEqual(['pre-commit', 'pre-merge-commit']);
    for (const [name, hook] of hooks) {
      expect(hook).toMatch(/^755 #!\/bin\/sh\n# scalerlock-hook sha256:[0-9a-f]{64}\n/);
      expect(hook).toContain(join(packageRoot(), 'hooks', name));
    }
  });

  test('after one that was killed: with the hook from before under both names, and files not written to the end', async () => {
    const repo = emptyRepo();
    const hooks = join(repo.dir, '.git/hooks');
    addHook(repo, 'pre-commit', '#!/bin/sh\n# mine\n');
    linkSync(join(hooks, 'pre-commit'), join(hooks, 'pre-commit.before-scalerlock'));
    const longAgo = new Date(Date.now() - 120_000);
    for (const name of ['pre-commit.0123456789ab.tmp', 'pre-push.ba9876543210.tmp', 'pre-commit.tmp']) {
      addHook(repo, name, 'x');
      if (!name.startsWith('pre-push')) utimesSync(join(hooks, name), longAgo, longAgo);
    }
    const { code, out } = await install(repo);
    expect(code).toBe(0);
    expect(out).toContain('the hook from before runs first');
    const after = hooksOf(repo);
    // What is not named as ours is not ours, and what is new may be being written.
    expect([...after.keys()]).toEqual([
      'pre-commit',
      'pre-commit.before-scalerlock',
      'pre-commit.tmp',
      'pre-merge-commit',
      'pre-push.ba9876543210.tmp',
    ]);
    expect(after.get('pre-commit')).toContain('scalerlock-hook');
    expect(after.get('pre-commit.before-scalerlock')).toBe('755 #!/bin/sh\n# mine\n');
  });

  test('only the hooks that are named', async () => {
    const repo = emptyRepo();
    await install(repo, { preMergeCommit: true });
    expect([...hooksOf(repo).keys()]).toEqual(['pre-merge-commit']);
    expect((await install(repo, { preCommit: true, preMergeCommit: true })).out).toBe(
      'pre-commit: installed in .git/hooks/pre-commit\npre-merge-commit: already installed in .git/hooks/pre-merge-commit\n',
    );
  });

  test('pre-push, where it is named', async () => {
    const repo = emptyRepo();
    await install(repo, { prePush: true, preMergeCommit: true });
    expect([...hooksOf(repo).keys()]).toEqual(['pre-merge-commit', 'pre-push']);
    expect(hooksOf(repo).get('pre-push')).toContain(join(packageRoot(), 'hooks/pre-push'));
    expect((await uninstall(repo)).out).toContain('pre-push: removed from .git/hooks/pre-push\n');
    expect(hooksOf(repo).size).toBe(0);
  });

  test('with --fix the pre-commit hook mends, and without it no longer', async () => {
    const repo = emptyRepo();
    const { out } = await install(repo, { fix: true });
    expect(out).toBe(
      'pre-commit: installed in .git/hooks/pre-commit; it seals and stages what lacks nothing but its seal\npre-merge-commit: installed in .git/hooks/pre-merge-commit\n',
    );
    expect(hooksOf(repo).get('pre-commit')).toContain('exec /bin/sh "$packaged" --fix "$@"\n');
    expect(hooksOf(repo).get('pre-commit')).toContain('exec scalerlock hook pre-commit --fix "$@"\n');
    expect(hooksOf(repo).get('pre-merge-commit')).not.toContain('--fix');
    expect((await install(repo)).out).toContain('pre-commit: brought up to date in .git/hooks/pre-commit\n');
    expect(hooksOf(repo).get('pre-commit')).not.toContain('--fix');
    const { message } = await problemOf(install(repo, { fix: true, prePush: true }));
    expect(message).toBe('`--fix` is of the pre-commit hook');
  });

  test('twice changes nothing', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', '#!/bin/sh\n');
    await install(repo);
    const before = hooksOf(repo);
    const { out } = await install(repo);
    expect(out).toContain(
      'pre-commit: already installed in .git/hooks/pre-commit; the hook from before runs first',
    );
    expect(out).toContain('pre-merge-commit: already installed');
    expect(hooksOf(repo)).toEqual(before);
  });

  test('brings a hook of another Scalerlock, or one that lost its mode, up to date', async () => {
    const repo = emptyRepo();
    await install(repo);
    const right = hooksOf(repo);
    chmodSync(join(repo.dir, '.git/hooks/pre-commit'), 0o644);
    expect((await install(repo)).out).toContain('pre-commit: brought up to date in');
    expect(hooksOf(repo)).toEqual(right);
  });

  test('keeps a hook that is there, and says whether it runs', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', '#!/bin/sh\necho mine\n', 0o700);
    addHook(repo, 'pre-merge-commit', 'off', 0o644);
    const { out } = await install(repo);
    expect(out.split('\n')).toEqual([
      'pre-commit: installed in .git/hooks/pre-commit; the hook from before runs first, as pre-commit.before-scalerlock',
      'pre-merge-commit: installed in .git/hooks/pre-merge-commit; the hook from before is kept as pre-merge-commit.before-scalerlock, and stays off: it is not executable',
      '',
    ]);
    const hooks = hooksOf(repo);
    expect(hooks.get('pre-commit.before-scalerlock')).toBe('700 #!/bin/sh\necho mine\n');
    expect(hooks.get('pre-merge-commit.before-scalerlock')).toBe('644 off');
    expect(hooks.size).toBe(4);
  });

  test('from a folder inside, in a linked work tree, into the common folder', async () => {
    const repo = emptyRepo();
    repo.commit();
    const linked = repoAt(join(temporaryFolder(), 'linked tree'));
    repo.git('worktree', 'add', '--quiet', '-b', 'side', linked.dir);
    mkdirSync(join(linked.dir, 'sub'));
    const { out, err } = await install({ ...linked, dir: join(linked.dir, 'sub') });
    expect(out).toContain(`pre-commit: installed in ${repo.dir}/.git/hooks/pre-commit\n`);
    expect(err).toBe('');
    expect(hooksOf(repo).size).toBe(2);
  });

  test('as JSON', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', '#!/bin/sh\n');
    const hooksPath = join(repo.dir, '.git/hooks');
    const before = { path: join(hooksPath, 'pre-commit.before-scalerlock'), runs: true };
    const { out } = await install(repo, { format: 'json' });
    expect(JSON.parse(out)).toEqual({
      hooksPath,
      hooks: [
        {
          hook: 'pre-commit',
          path: join(hooksPath, 'pre-commit'),
          did: 'installed',
          before,
          fix: false,
        },
        {
          hook: 'pre-merge-commit',
          path: join(hooksPath, 'pre-merge-commit'),
          did: 'installed',
          before: null,
          fix: false,
        },
      ],
      notes: [],
    });
    expect(JSON.parse((await uninstall(repo, 'json')).out)).toEqual({
      hooksPath,
      hooks: [
        { hook: 'pre-commit', path: join(hooksPath, 'pre-commit'), did: 'restored' },
        { hook: 'pre-merge-commit', path: join(hooksPath, 'pre-merge-commit'), did: 'removed' },
        { hook: 'pre-push', path: join(hooksPath, 'pre-push'), did: 'nothing' },
      ],
    });
  });
});

describe('core.hooksPath', () => {
  test('a folder of the work tree gets a word, unless it is ignored', async () => {
    const repo = emptyRepo();
    repo.git('config', 'core.hooksPath', '.githooks');
    const { code, out, err } = await install(repo);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'pre-commit: installed in .githooks/pre-commit\npre-merge-commit: installed in .githooks/pre-merge-commit\n',
    });
    expect(err).toMatch(/^note: .*do not commit it.*`scalerlock hook pre-commit \|\| exit`/);
    repo.write('.gitignore', '.githooks/\n');
    expect((await install(repo)).err).toBe('');
    repo.git('add', '--force', '.githooks');
    expect((await install(repo)).err).toContain('do not commit it');
  });

  test('a link from .git/hooks into the work tree gets it too', async () => {
    const repo = emptyRepo();
    mkdirSync(join(repo.dir, 'tools'));
    symlinkSync('../tools', join(repo.dir, '.git/hooks'));
    expect((await install(repo)).err).toMatch(/do not commit it/);
    expect([...hooksOf(repo, 'tools').keys()]).toEqual(['pre-commit', 'pre-merge-commit']);
  });

  test('a folder outside serves other repositories: it says so', async () => {
    const repo = emptyRepo();
    const folder = join(temporaryFolder(), 'all my "hooks"');
    repo.git('config', 'core.hooksPath', folder);
    const { out, err } = await install(repo);
    expect(out).toContain(`pre-commit: installed in ${folder}/pre-commit\n`);
    expect(err).toMatch(/^note: .*other repositories/);
  });

  test.each(['/dev/null', ''])('hooks that are switched off with %j are a problem', async (off) => {
    const repo = emptyRepo();
    repo.git('config', 'core.hooksPath', off);
    const { message, fix } = await problemOf(install(repo));
    expect(message).toContain(`\`core.hooksPath\` is \`${off}\``);
    expect(fix).toContain('unset it');
    expect(readdirSync(repo.dir)).toEqual(['.git']);
  });
});

describe('what it refuses, changing nothing', () => {
  test.each([
    ['no repository', () => repoAt(temporaryFolder()), 'is not in a git repository'],
    ['a bare repository', () => createRepo('--bare'), 'has no work tree'],
  ])('%s', async (_, make, message) => {
    const repo = make();
    const before = readdirSync(repo.dir);
    expect((await problemOf(install(repo))).message).toContain(message);
    expect(readdirSync(repo.dir)).toEqual(before);
  });

  test('two hooks from before', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-merge-commit', 'new');
    addHook(repo, 'pre-merge-commit.before-scalerlock', 'old');
    const before = hooksOf(repo);
    const { message, path, fix } = await problemOf(install(repo));
    expect(message).toContain('two hooks from before');
    expect(path).toBe(join(repo.dir, '.git/hooks/pre-merge-commit'));
    expect(fix).toContain('delete the other');
    expect(hooksOf(repo)).toEqual(before);
  });

  test('a hook of ours that was edited', async () => {
    const repo = emptyRepo();
    await install(repo);
    addHook(repo, 'pre-commit', `${readFileSync(join(repo.dir, '.git/hooks/pre-commit'))}# mine\n`);
    const before = hooksOf(repo);
    expect((await problemOf(install(repo))).message).toContain('edited by hand');
    expect(hooksOf(repo)).toEqual(before);
  });

  test('a folder that cannot be made', async () => {
    const repo = emptyRepo();
    repo.write('file', '');
    repo.git('config', 'core.hooksPath', 'file/hooks');
    const { message, path, fix } = await problemOf(install(repo));
    expect(message).toBe('the hook could not be read or written: something on the way is no folder');
    expect(path).toBe(join(repo.dir, 'file/hooks/pre-commit'));
    expect(fix).toBe('name another path');
  });

  test('a folder where the hook should be', async () => {
    const repo = emptyRepo();
    mkdirSync(join(repo.dir, '.git/hooks/pre-commit'), { recursive: true });
    expect((await problemOf(install(repo))).message).toContain('something else');
    expect((await problemOf(uninstall(repo))).message).toContain('something else');
    expect([...readdirSync(join(repo.dir, '.git/hooks'))]).toEqual(['pre-commit']);
  });

  /** First lines of what these programs write, as of the versions named. */
  const MANAGED = {
    'pre-commit 4': '#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n',
    'prek 0.3': '#!/bin/sh\n# File generated by prek: https://github.com/j178/prek\n',
    'husky 4': '#!/bin/sh\n# husky\n\n. "$(dirname "$0")/husky.sh"\n',
    'lefthook 2': '#!/bin/sh\n\nif [ "$LEFTHOOK_VERBOSE" = "1" ]; then\n  set -x\nfi\n',
    'simple-git-hooks 2': '#!/bin/sh\nif [ "$SKIP_SIMPLE_GIT_HOOKS" = "1" ]; then\n',
    'overcommit 0.67':
      "#!/usr/bin/env ruby\nhook_type = File.basename($0)\nif hook_type == 'overcommit-hook'\n",
  };
  const RECIPES = {
    'pre-commit 4': '.pre-commit-config.yaml, and run `pre-commit install -t pre-commit -t pre-push`',
    'prek 0.3': '.pre-commit-config.yaml, and run `prek install -t pre-commit -t pre-push`',
    'husky 4':
      'add the line `scalerlock hook pre-commit` to .husky/pre-commit and `scalerlock hook pre-push "$@"` to .husky/pre-push',
    'lefthook 2':
      "`scalerlock: { run: 'scalerlock hook pre-push {0}', use_stdin: true }` under `pre-push:`, `commands:` in lefthook.yml",
    'simple-git-hooks 2':
      '`scalerlock hook pre-commit` to `pre-commit` and `scalerlock hook pre-push "$@"` to `pre-push` under `simple-git-hooks` in package.json',
    'overcommit 0.67': '.overcommit.yml',
  };

  test.each(Object.entries(MANAGED))('a hook of %s: its recipe', async (manager, content) => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', content);
    const before = hooksOf(repo);
    const { message, path, fix } = await problemOf(install(repo, { preCommit: true, prePush: true }));
    const name = manager.split(' ')[0] ?? '';
    expect(message).toMatch(new RegExp(`^(the )?${name}( framework)? writes this repository’s hooks`));
    expect(path).toBe(join(repo.dir, '.git/hooks/pre-commit'));
    expect(fix).toContain(RECIPES[manager as keyof typeof RECIPES]);
    expect(hooksOf(repo)).toEqual(before);
    expect((await uninstall(repo)).out).toContain('.git/hooks/pre-commit is not Scalerlock’s; left as it is');
    expect(hooksOf(repo)).toEqual(before);
  });

  test.each([
    ['.husky/_', '#!/usr/bin/env sh\n. "$(dirname "$0")/h"'],
    ['.config/husky/_', `#!/usr/bin/env sh\n. "\${0%/*}/h"\n`],
    ['.husky', null],
    ['.husky/_', null],
  ])('husky by core.hooksPath %s', async (hooksPath, content) => {
    const repo = emptyRepo();
    repo.git('config', 'core.hooksPath', hooksPath);
    if (content !== null) repo.write(`${hooksPath}/pre-commit`, content);
    expect((await problemOf(install(repo))).message).toMatch(/^husky writes/);
  });
});

describe('uninstall', () => {
  test('where nothing is installed', async () => {
    expect(await uninstall(emptyRepo())).toEqual({
      code: 0,
      out: 'pre-commit: was not installed\npre-merge-commit: was not installed\npre-push: was not installed\n',
      err: '',
    });
  });

  test.each([
    ['text', Buffer.from('#!/bin/sh\r\necho hi\r\n'), 0o755],
    ['bytes, not executable', Buffer.from([0x7f, 0x45, 0xff, 0x00, 0x0a]), 0o640],
    ['nothing', Buffer.alloc(0), 0o711],
  ])('puts back what was there, bytes and mode: %s', async (_, content, mode) => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', content, mode);
    const before = hooksOf(repo);
    await install(repo);
    await install(repo);
    expect((await uninstall(repo)).out).toBe(
      'pre-commit: removed; the hook from before is back in .git/hooks/pre-commit\npre-merge-commit: removed from .git/hooks/pre-merge-commit\npre-push: was not installed\n',
    );
    expect(hooksOf(repo)).toEqual(before);
  });

  test.each(['../../scripts/check', '/nowhere/at/all'])('puts back a link to %s', async (target) => {
    const repo = emptyRepo();
    repo.write('scripts/check', '#!/bin/sh\n');
    mkdirSync(join(repo.dir, '.git/hooks'));
    symlinkSync(target, join(repo.dir, '.git/hooks/pre-commit'));
    const before = hooksOf(repo);
    await install(repo);
    expect(hooksOf(repo).get('pre-commit.before-scalerlock')).toBe(`link to ${target}`);
    await uninstall(repo);
    expect(hooksOf(repo)).toEqual(before);
  });

  test('leaves what is not ours', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', '#!/bin/sh\nscalerlock check --staged\n');
    const before = hooksOf(repo);
    const { code, out } = await uninstall(repo);
    expect(code).toBe(0);
    expect(out).toContain('pre-commit: .git/hooks/pre-commit is not Scalerlock’s; left as it is\n');
    expect(hooksOf(repo)).toEqual(before);
  });

  test('leaves ours where it was edited, and fails', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', 'before');
    await install(repo);
    const text = readFileSync(join(repo.dir, '.git/hooks/pre-commit'), 'utf8');
    addHook(repo, 'pre-commit', text.replace('exit 2', 'exit 0'));
    const { code, out } = await uninstall(repo);
    expect(code).toBe(2);
    expect(out).toContain('was edited since it was installed; left as it is');
    expect([...hooksOf(repo).keys()]).toEqual(['pre-commit', 'pre-commit.before-scalerlock']);
  });

  test('takes ours out from where the pre-commit framework moved it', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', '#!/bin/sh\necho before\n');
    await install(repo, { preCommit: true });
    const ours = readFileSync(join(repo.dir, '.git/hooks/pre-commit'));
    addHook(repo, 'pre-commit.legacy', ours);
    addHook(repo, 'pre-commit', '# File generated by pre-commit: https://pre-commit.com\n');
    const { code, out } = await uninstall(repo);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'pre-commit: .git/hooks/pre-commit is not Scalerlock’s; left as it is',
      'pre-commit: removed; the hook from before is back in .git/hooks/pre-commit.legacy',
    ]);
    expect(hooksOf(repo).get('pre-commit.legacy')).toBe('755 #!/bin/sh\necho before\n');
    expect(hooksOf(repo).size).toBe(2);
  });

  test('brings back a kept hook where ours was deleted', async () => {
    const repo = emptyRepo();
    addHook(repo, 'pre-commit', 'before');
    const before = hooksOf(repo);
    await install(repo, { preCommit: true });
    rmSync(join(repo.dir, '.git/hooks/pre-commit'));
    await uninstall(repo);
    expect(hooksOf(repo)).toEqual(before);
  });
});

describe('the package', () => {
  test('is found from its sources and from its bundle', () => {
    const root = packageRoot();
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name).toBe('scalerlock');
    expect(packageRoot(join(root, 'dist'))).toBe(root);
    expect(packageRoot(join(root, 'src/cli'))).toBe(root);
    expect(existsSync(join(root, 'hooks/pre-commit'))).toBe(true);
  });

  test('is not found in somebody else’s, nor in a broken one', () => {
    const folder = join(temporaryFolder(), 'other');
    mkdirSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name":"other"}');
    expect(() => packageRoot(join(folder, 'dist'))).toThrow('this Scalerlock is not whole');
    writeFileSync(join(folder, 'package.json'), '{');
    expect(() => packageRoot(join(folder, 'dist/deeper'))).toThrow('this Scalerlock is not whole');
  });
});
