import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../problem.ts';
import { knownRepository } from './known-repository.ts';
import { type Place, placeOf } from './place.ts';
import { gitLine, runGit } from './run.ts';
import { gitFailed } from './words.ts';

/** A repository, and how git is run in it. */
export interface Repository extends Place {
  /**
   * The top of the work tree, absolute; null in a bare repository (commits can be read there, nothing else).
   */
  readonly root: string | null;
  /** Absolute; of a linked work tree the part that is its own. */
  readonly gitDir: string;
  /** Absolute; what all work trees of the repository share. */
  readonly commonDir: string;
  readonly objectFormat: 'sha1' | 'sha256';
}

/**
 * The repository that `dir` is in. Like git, and so inside a hook, it goes by `GIT_DIR`, `GIT_WORK_TREE` and
 * `GIT_INDEX_FILE` where `env` has them. Throws a Problem where there is no git, no such folder, no
 * repository, or one that git distrusts.
 */
export async function openRepository(dir: string, env: NodeJS.ProcessEnv = process.env): Promise<Repository> {
  const place = placeOf(dir, env);
  await mustBeFolder(place.cwd);

  const all = await runGit(place, ['rev-parse', ...KINDS, ...PLACES]);
  const lines = all.stdout.toString().split('\n').slice(0, -1);
  // A path may hold newlines, and where there is no work tree git stops at the last question: then one process each.
  const isClear = all.code === 0 && lines.length === KINDS.length + PLACES.length;
  const [inside, format, gitDir, common, root] = isClear ? lines : await askEach(place);
  const repository = {
    root: inside === 'true' && root ? resolve(root) : null,
    gitDir: resolve(gitDir ?? ''),
    commonDir: resolve(place.cwd, common ?? ''),
    objectFormat: format === 'sha256' ? ('sha256' as const) : ('sha1' as const),
  };
  return knownRepository(repository, env);
}

/** What `git rev-parse` is asked: of the repository, and where it lies. */
const KINDS = ['--is-inside-work-tree', '--show-object-format'] as const;
const PLACES = ['--absolute-git-dir', '--git-common-dir', '--show-toplevel'] as const;

async function askEach(place: Place): Promise<string[]> {
  const args = ['rev-parse', ...KINDS];
  const { code, stdout, stderr } = await runGit(place, args);
  if (code !== 0) throw notOpened(place.cwd, args, stderr);
  const [inside = '', format = ''] = stdout.toString().split('\n');
  const places = inside === 'true' ? PLACES : PLACES.slice(0, 2);
  const found = await Promise.all(places.map((each) => gitLine(place, ['rev-parse', each])));
  return [inside, format, ...found];
}

/** The top of the work tree. Throws a Problem in a bare repository. */
export function workTreeRoot(repo: Repository): string {
  if (repo.root !== null) return repo.root;
  throw new Problem(`\`${repo.gitDir}\` has no work tree: the repository is bare, or this is its inside`, {
    fix: 'run it in a clone, or name two commits (`--base REV --head REV`)',
  });
}

/** The folder git takes hooks from, absolute: `core.hooksPath` where it is set. */
export async function hooksPath(repo: Repository): Promise<string> {
  return resolve(repo.cwd, await gitLine(repo, ['rev-parse', '--git-path', 'hooks']));
}

/** The id that an empty tree has in every repository, whether or not it was ever written. */
export function emptyTree(repo: Repository): string {
  return repo.objectFormat === 'sha256'
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}

async function mustBeFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => null);
  if (found?.isDirectory()) return;
  throw new Problem(found ? `\`${dir}\` is not a folder` : `there is no folder \`${dir}\``, {
    fix: 'name the repository with `--repo DIR`',
  });
}

function notOpened(dir: string, args: readonly string[], stderr: string): Problem {
  const distrusted = /safe\.directory (.+)$/m.exec(stderr)?.[1];
  if (distrusted !== undefined || stderr.includes('dubious ownership')) {
    return new Problem(
      `git distrusts \`${dir}\`: the repository belongs to another user (dubious ownership)`,
      {
        fix: `if you trust it: \`git config --global --add safe.directory ${distrusted ?? dir}\``,
      },
    );
  }
  if (stderr.includes('not a git repository (or any')) {
    return new Problem(`\`${dir}\` is not in a git repository`, {
      fix: 'run it in one, name one with `--repo DIR`, or make one with `git init`',
    });
  }
  return gitFailed(args, stderr);
}
