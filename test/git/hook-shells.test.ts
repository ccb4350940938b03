import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOOK_NAMES, hookScript } from '../../src/git/hook-script.ts';
import { placeHook, readHook } from '../../src/git/hooks.ts';
import { fakePackage } from '../helpers/fake-package.ts';
import { createRepo, repoAt, temporaryFolder } from '../helpers/repo.ts';
import { PROJECT } from '../helpers/scalerlock.ts';
import { toolsFolder } from '../helpers/tools.ts';

const HOOKS = join(PROJECT, 'hooks');

/** The shells that git may run a hook in: dash on Debian, bash on macOS and in Git for Windows, BusyBox on Alpine. */
const SHELLS = [
  ['sh'],
  ['dash'],
  ['bash', '--posix'],
  ['bash'],
  ['busybox', 'sh'],
  ['zsh', '--emulate', 'sh'],
  ['ksh'],
];

/** Those that are on this machine, by their absolute paths: some tests put another `sh` on the PATH. */
const there = SHELLS.flatMap(([name = '', ...args]) => {
  const path = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  const runs = path !== '' && spawnSync(path, [...args, '-c', ':']).status === 0;
  return runs ? [[path, ...args]] : [];
});

/** Every script that a shell reads of ours, by name. */
function scripts(): Map<string, string> {
  const packaged = readdirSync(HOOKS).map((name) => [name, readFileSync(join(HOOKS, name), 'utf8')] as const);
  const written = HOOK_NAMES.flatMap((hook) =>
    [false, true].map((fix) => {
      const start = { packaged: `/it's "here"/hooks/${hook}`, node: 'C:/Program Files/nodejs/node.exe', fix };
      return [`installed ${hook}${fix ? ' --fix' : ''}`, hookScript(hook, start)] as const;
    }),
  );
  return new Map([...packaged, ...written]);
}

test('there is more than one shell to try', () => {
  expect(there.length).toBeGreaterThan(1);
});

describe.each([...scripts()])('%s', (_, text) => {
  test('has the line ends of sh, and nothing that depends on a code page', () => {
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
    expect(text.endsWith('\n')).toBe(true);
  });

  test.each(there)('is read by %s', (...shell) => {
    const [command = '', ...args] = shell;
    const { status, stderr } = spawnSync(command, [...args, '-n'], { input: text, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test('git checks the scripts out with the line ends of sh, on Windows too', () => {
  const names = readdirSync(HOOKS).map((name) => `hooks/${name}`);
  const args = ['check-attr', 'eol', '--', ...names];
  const { stdout } = spawnSync('git', args, { cwd: PROJECT, encoding: 'utf8' });
  expect(stdout).toBe(names.map((name) => `${name}: eol: lf\n`).join(''));
});

test('on Windows paths are written with slashes, for its shell', () => {
  const system = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
  Object.defineProperty(process, 'platform', { ...system, value: 'win32' });
  try {
    const text = hookScript('pre-commit', {
      packaged: "C:\\Users\\Ada O'Neil\\hooks\\pre-commit",
      node: 'C:\\Program Files\\nodejs\\node.exe',
    });
    expect(text).toContain("packaged='C:/Users/Ada O'\\''Neil/hooks/pre-commit'\n");
    expect(text).toContain("SCALERLOCK_INSTALLED_NODE='C:/Program Files/nodejs/node.exe'\n");
  } finally {
    Object.defineProperty(process, 'platform', system);
  }
});

const shellcheck = toolsFolder('pypi');

test.skipIf(shellcheck === null).each([...scripts()])('shellcheck has nothing to say of %s', (name, text) => {
  const folder = temporaryFolder();
  cpSync(HOOKS, join(folder, 'hooks'), { recursive: true });
  writeFileSync(join(folder, 'hooks', name), text);
  const options = ['--external-sources', '--enable', 'all', '--exclude', 'SC2250,SC2292,SC2310,SC2312'];
  const { status, stdout } = spawnSync(
    join(shellcheck ?? '', 'shellcheck'),
    [...options, join('hooks', name)],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

/** A folder of commands that has this shell as `sh`, git, and nothing else: no Node, no Python. */
function bareBin(shell: readonly string[]): string {
  const bin = temporaryFolder();
  for (const command of ['git', 'env']) {
    symlinkSync(
      spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim(),
      join(bin, command),
    );
  }
  writeFileSync(join(bin, 'sh'), `#!/bin/sh\nexec ${shell.join(' ')} "$@"\n`, { mode: 0o755 });
  return bin;
}

describe.each(there.map((shell) => ({ shell, name: shell.join(' ') })))('run by $name', ({ shell }) => {
  // As on Windows: a drive's letter, spaces, quotes; and what a shell would expand.
  test.each(['C:/Program Files/scaler lock', `it's "$HOME" \`x\` & ü`])('from a package in %s', (name) => {
    const scalerlock = fakePackage(name);
    const [command = '', ...args] = shell;
    const runIn = (hook: string, input: string) =>
      spawnSync(command, [...args, join(scalerlock.folder, 'hooks', hook), 'a b', '$HOME'], {
        env: { PATH: process.env.PATH, SCALERLOCK_NODE: process.execPath },
        input,
        encoding: 'utf8',
      });
    for (const hook of HOOK_NAMES) {
      expect(runIn(hook, '')).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(scalerlock.runs().map((run) => run.args)).toEqual([[hook, 'a b', '$HOME']]);
    }
    scalerlock.exitWith(1);
    expect(runIn('pre-commit', '').status).toBe(1);
  });

  test('a placed hook in a repository with such a path, before and after', async () => {
    const scalerlock = fakePackage('C:/Program Files/scaler lock');
    const repo = repoAt(join(temporaryFolder(), `D: it's "$HOME"`));
    mkdirSync(repo.dir);
    repo.git('init', '--quiet');
    const folder = join(repo.dir, '.git/hooks');
    for (const hook of HOOK_NAMES) {
      const packaged = join(scalerlock.folder, 'hooks', hook);
      await placeHook(
        await readHook(folder, hook),
        hookScript(hook, { packaged, node: process.execPath, fix: true }),
      );
      const before = join(folder, `${hook}.before-scalerlock`);
      writeFileSync(before, '#!/bin/sh\necho before >&2\n');
      chmodSync(before, 0o755);
      const [command = '', ...args] = shell;
      const input = hook === 'pre-push' ? 'a 1 b 0\nc 1 d\\n 0\n' : '';
      const env = { PATH: bareBin(shell) + delimiter + process.env.PATH };
      const ran = spawnSync(command, [...args, join(folder, hook), 'origin'], {
        env,
        input,
        encoding: 'utf8',
      });
      expect(ran).toMatchObject({ status: 0, stdout: '', stderr: 'before\n' });
      const [run] = scalerlock.runs();
      expect(run?.args).toEqual([hook, '--fix', 'origin']);
      if (hook === 'pre-push') expect(run?.stdin).toBe(input);
    }
  });
});

describe('with hardly a PATH', () => {
  test('git commits through the hook with git and sh alone, by the Node that installed it', async () => {
    const [repo, scalerlock] = [createRepo(), fakePackage()];
    const folder = join(repo.dir, '.git/hooks');
    const packaged = join(scalerlock.folder, 'hooks/pre-commit');
    const script = (node: string | null) => hookScript('pre-commit', { packaged, node });
    await placeHook(await readHook(folder, 'pre-commit'), script(process.execPath));
    const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL } = repo.env;
    const person = { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL };
    const env = { ...person, PATH: bareBin(['/bin/sh']), GIT_CONFIG_GLOBAL: '/dev/null' };
    const commit = (...args: string[]) =>
      spawnSync('git', ['commit', '--quiet', '--allow-empty', '--message', 'x', ...args], {
        cwd: repo.dir,
        env,
        encoding: 'utf8',
      });
    expect(commit()).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(scalerlock.runs()).toHaveLength(1);

    // Neither that Node nor another: one line that says how to get one, and how to commit meanwhile.
    const run = join(scalerlock.folder, 'hooks/run.sh');
    writeFileSync(run, readFileSync(run, 'utf8').replace(/\/(opt\/homebrew|usr\/local)\//g, '/nowhere/'));
    await placeHook(await readHook(folder, 'pre-commit'), script('/nowhere/node'));
    const refused = commit();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toBe(
      'scalerlock: it needs Node.js 20 or newer and found none: get it from https://nodejs.org, or name it in SCALERLOCK_NODE; meanwhile: git commit --no-verify\n',
    );
    expect(commit('--no-verify')).toMatchObject({ status: 0, stderr: '' });
    rmSync(join(repo.dir, '.git/hooks'), { recursive: true });
  });
});
