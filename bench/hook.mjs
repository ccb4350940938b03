// What a commit pays for the hook: in a repository of ten files, and in one of 50,000 files and 2,000 pairs; beside `node -e 0`,
// and beside what other programs need at a commit.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { medians, table } from './measure.mjs';
import { checks, emptyHooks } from './peers.mjs';
import { CLI, deploy, ENV, HOOK, makeRepository, retrain, run } from './repositories.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));

/** The hook as git runs it. `first` is what a shell does before. */
const hook = (repo, first = null) => {
  const env = { ...ENV, GIT_INDEX_FILE: '.git/index', SCALERLOCK_NODE: process.execPath };
  const command = first === null ? [HOOK] : ['sh', '-c', `${first}; exec '${HOOK}'`];
  return { command, cwd: repo, env };
};

try {
  const small = makeRepository(join(folder, 'small'), { pairs: 1, files: 10 });
  const large = makeRepository(join(folder, 'large'), { pairs: 2000, files: 50_000 });
  const node = { 'node -e 0': { command: [process.execPath, '-e', '0'] } };

  for (const repo of [small, large]) {
    writeFileSync(join(repo, 'notes.txt'), 'nothing of a pair\n');
    run(repo, 'git', 'add', '--all');
  }
  const nothing = {
    ...node,
    'the hook, 50,000 files and 2,000 pairs': hook(large),
    'the hook, ten files': hook(small),
    ...emptyHooks(folder),
  };
  console.log(table('A commit that touches nothing of a pair', medians(nothing, 15)));

  for (const repo of [small, large]) {
    retrain(repo, 'services/s0000', 'v2');
    run(repo, process.execPath, CLI, 'seal', 's0000');
    deploy(repo, 'services/s0000', '2.0.0');
    run(repo, 'git', 'add', '--all');
  }
  // As after a seal, when the config names what was sealed; where this very change was not judged before, so that the pair is looked at; and, in a copy, with all forgotten.
  const forget = 'rm -rf .git/scalerlock/passed';
  const [fresh, freshSmall] = [large, small].map((repo) => `${repo}-fresh`);
  cpSync(large, fresh, { recursive: true });
  cpSync(small, freshSmall, { recursive: true });
  const pair = {
    ...node,
    'after `scalerlock seal`, 50,000 files': hook(large),
    'after `scalerlock seal`, ten files': hook(small),
    'sealed elsewhere, 50,000 files': hook(large, forget),
    'sealed elsewhere, ten files': hook(small, forget),
    'for the first time, 50,000 files': hook(fresh, 'rm -rf .git/scalerlock'),
    'for the first time, ten files': hook(freshSmall, 'rm -rf .git/scalerlock'),
    ...checks(folder),
  };
  console.log(table('A commit of a model and its scaler', medians(pair, 15)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
