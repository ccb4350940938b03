import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A real git repository in a temporary folder, for one test file; the folder goes when the file's tests are
 * over.
 */
export interface TestRepo {
  /** The top of the work tree; real, absolute. */
  dir: string;
  /**
   * For every process that works in the repository: no configuration of the user's, a fixed author and clock.
   */
  env: NodeJS.ProcessEnv;
  /** Writes a file, with the folders on the way. */
  write(path: string, content: string | Uint8Array): void;
  /** Removes a file or a folder. */
  remove(path: string): void;
  /** Runs git; gives what it prints, without the last newline. Throws with git's words where it fails. */
  git(...args: string[]): string;
  /** The same with more of an environment, or words on standard input. */
  gitWith(options: { env?: NodeJS.ProcessEnv; input?: string | Uint8Array }, ...args: string[]): string;
  /** Stages all there is and commits it; gives the commit's id. */
  commit(message?: string): string;
}

const folders: string[] = [];

/** What clean-up.ts does after each test file. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A temporary folder that goes when the file's tests are over. */
export function temporaryFolder(name = 'scalerlock-'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)));
  folders.push(folder);
  return folder;
}

/**
 * The environment of a machine where nobody has configured git. Variables of a git that runs these tests (a
 * hook) are left out.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const person = { NAME: 'Test', EMAIL: 'test@example.com', DATE: '2024-01-01T00:00:00Z' };
  for (const [key, value] of Object.entries(person)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  return {
    ...env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    TZ: 'UTC',
  };
}

/** A new repository on branch `main`, without commits. `init` are more options of `git init`. */
export function createRepo(...init: string[]): TestRepo {
  const dir = temporaryFolder();
  const repo = repoAt(dir);
  repo.git('init', '--quiet', ...init);
  // Older gits have no `init --initial-branch`.
  repo.git('symbolic-ref', 'HEAD', 'refs/heads/main');
  return repo;
}

/** The same for a folder that is there already, as a clone or a linked work tree. */
export function repoAt(dir: string): TestRepo {
  const env = cleanEnvironment();

  function gitWith(
    options: { env?: NodeJS.ProcessEnv; input?: string | Uint8Array },
    ...args: string[]
  ): string {
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      cwd: dir,
      env: { ...env, ...options.env },
      input: options.input ?? '',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`git ${args.join(' ')} exited with ${status}: ${stderr}`);
    return stdout.toString().replace(/\n$/, '');
  }

  return {
    dir,
    env,
    write(path, content) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    },
    remove: (path) => rmSync(join(dir, path), { recursive: true }),
    git: (...args) => gitWith({}, ...args),
    gitWith,
    commit(message = 'change') {
      gitWith({}, 'add', '--all');
      gitWith({}, 'commit', '--quiet', '--allow-empty', '--message', message);
      return gitWith({}, 'rev-parse', 'HEAD');
    },
  };
}
