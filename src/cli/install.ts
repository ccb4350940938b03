import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HOOK_NAMES, type HookName, hookScript, KEPT_SUFFIX } from '../git/hook-script.ts';
import { type HookPlace, mustBePlaceable, placeHook, readHook } from '../git/hooks.ts';
import { type HooksReach, hooksFolder, hooksReach } from '../git/hooks-folder.ts';
import { openRepository, workTreeRoot } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { forTerminal } from '../report/escape.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { managerOf } from './hook-managers.ts';
import { packageRoot } from './package-root.ts';
import { pathFrom } from './path-from.ts';

/** With none of the hooks named, those that judge what is committed are installed. */
export interface InstallOptions extends CommonOptions {
  preCommit?: boolean;
  preMergeCommit?: boolean;
  prePush?: boolean;
  /** Whether the pre-commit hook may seal and stage what lacks nothing but its seal. */
  fix?: boolean;
}

const OPTIONS: Readonly<Record<HookName, 'preCommit' | 'preMergeCommit' | 'prePush'>> = {
  'pre-commit': 'preCommit',
  'pre-merge-commit': 'preMergeCommit',
  'pre-push': 'prePush',
};

const BY_DEFAULT: readonly HookName[] = ['pre-commit', 'pre-merge-commit'];

interface Installed {
  hook: HookName;
  path: string;
  did: 'installed' | 'updated' | 'unchanged';
  /** The hook that was there before; null where there was none. */
  before: { path: string; runs: boolean } | null;
  /** Whether it seals and stages what lacks nothing but its seal. */
  fix: boolean;
}

/**
 * `install`: has git run Scalerlock before a commit and before a merge commit, or before what the options name. A hook that is there is kept and runs
 * first. All hooks are looked at before the first is written, so that a refusal changes nothing.
 */
export async function installCommand(options: InstallOptions, io: Io): Promise<number> {
  const repository = await openRepository(options.repo);
  const folder = await hooksFolder(repository);
  const hooks = hooksAskedFor(options);
  const places = await Promise.all(hooks.map((hook) => readHook(folder, hook)));
  for (const place of places) {
    mustBeUnmanaged(place, folder, hooks);
    mustBePlaceable(place);
  }
  const packageFolder = packageRoot();
  const done: Installed[] = [];
  for (const place of places) {
    // A merge brings together what others sealed, and a push sends what is committed: there is nothing to seal.
    done.push(await install(place, packageFolder, options.fix === true && place.hook === 'pre-commit'));
  }

  const notes = notesOn(await hooksReach(repository, folder, hooks), packageFolder);
  if (options.format === 'json') {
    io.out(`${JSON.stringify({ hooksPath: folder, hooks: done, notes }, null, 2)}\n`);
    return EXIT.pass;
  }
  const root = workTreeRoot(repository);
  for (const installed of done) io.out(`${forTerminal(describe(installed, root))}\n`);
  for (const note of notes) io.err(`note: ${forTerminal(note)}\n`);
  return EXIT.pass;
}

function hooksAskedFor(options: InstallOptions): readonly HookName[] {
  const asked = HOOK_NAMES.filter((hook) => options[OPTIONS[hook]]);
  if (options.fix && asked.length > 0 && !asked.includes('pre-commit')) {
    throw new Problem('`--fix` is of the pre-commit hook', { fix: 'add `--pre-commit`, or leave it out' });
  }
  return asked.length > 0 ? asked : BY_DEFAULT;
}

function mustBeUnmanaged(place: HookPlace, folder: string, hooks: readonly HookName[]): void {
  const manager = managerOf(place, folder);
  if (manager === null) return;
  throw new Problem(`${manager.name} writes this repository’s hooks, and would overwrite ours`, {
    path: place.path,
    fix: manager.recipe(hooks),
  });
}

async function install(place: HookPlace, packageFolder: string, fix: boolean): Promise<Installed> {
  const packaged = join(packageFolder, 'hooks', place.hook);
  if (!existsSync(packaged)) {
    throw new Problem('this Scalerlock is not whole: a hook is missing', {
      path: packaged,
      fix: 'install it again',
    });
  }
  const did = await placeHook(place, hookScript(place.hook, { packaged, node: nodeItself(), fix }));
  const isFirst = place.state === 'foreign';
  const before =
    isFirst || place.kept.exists
      ? { path: place.kept.path, runs: isFirst ? place.isExecutable : place.kept.isExecutable }
      : null;
  return { hook: place.hook, path: place.path, did, before, fix };
}

/** The Node that runs us, by which the hook need not look for one; null where it is another program. */
function nodeItself(): string | null {
  return /^node(?:\.exe)?$/i.test(basename(process.execPath)) ? process.execPath : null;
}

const DID = {
  installed: 'installed in',
  updated: 'brought up to date in',
  unchanged: 'already installed in',
};

function describe({ hook, path, did, before, fix }: Installed, root: string): string {
  const mends = fix ? '; it seals and stages what lacks nothing but its seal' : '';
  const done = `${hook}: ${DID[did]} ${pathFrom(root, path)}${mends}`;
  if (before === null) return done;
  const name = `${hook}${KEPT_SUFFIX}`;
  return before.runs
    ? `${done}; the hook from before runs first, as ${name}`
    : `${done}; the hook from before is kept as ${name}, and stays off: it is not executable`;
}

function notesOn(reach: HooksReach, packageFolder: string): string[] {
  const notes: string[] = [];
  if (reach === 'committed') {
    notes.push(
      'this folder of hooks is part of the repository, and the hook names paths of this machine: do not commit it. For the whole team add the line `scalerlock hook pre-commit || exit` to the hook that is committed',
    );
  }
  if (reach === 'everywhere') {
    notes.push(
      'this folder of hooks serves other repositories as well (`core.hooksPath`); where one has no scalerlock.yml, the hook keeps silent',
    );
  }
  if (/[\\/]_npx[\\/]/.test(packageFolder)) {
    notes.push(
      'this Scalerlock lies in the cache of npx, which npm may empty: install it (`npm install --global scalerlock`), and run `scalerlock install` again',
    );
  }
  return notes;
}
