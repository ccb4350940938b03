import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lutimesSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { whoseHook } from '../../src/git/hook-script.ts';
import { chance, kill, pause, runGroup, watchedNode } from '../helpers/kill.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CLI, churnRepo, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

/** So many of each kind: of 200 in all the nightly job runs 50. */
const ROUNDS = Number(process.env.SCALERLOCK_KILL_ROUNDS ?? 24) / 4;
const PATIENCE = 60_000 + ROUNDS * 30_000;

const COMMIT = ['git', 'commit', '--quiet', '--message', 'a commit'];

/** Retrained, refitted and sealed: to be taken. Its lock is the one that `seal` writes. */
function writeGood(repo: TestRepo, lock: string): void {
  writeChurn(repo, { model: 'v2', scaler: 'v2' });
  writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
  if (lock !== '') repo.write(LOCK, lock);
}

const LOCK = 'models/churn/scaler.lock.json';

/** The commit that every round starts from, and the lock that `seal` makes of the next. */
function start(repo: TestRepo): { before: string; after: string } {
  expect(scalerlock(repo, 'install').status).toBe(0);
  const before = readFileSync(join(repo.dir, LOCK), 'utf8');
  writeGood(repo, '');
  expect(scalerlock(repo, 'seal').status).toBe(0);
  const after = readFileSync(join(repo.dir, LOCK), 'utf8');
  expect(after).not.toBe(before);
  repo.git('tag', 'start');
  reset(repo);
  return { before, after };
}

function reset(repo: TestRepo): void {
  repo.git('reset', '--quiet', '--hard', 'start');
  repo.git('clean', '--quiet', '--force', '-d');
}

/** All files under a folder, by their paths from there. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
}

/** What a killed process must not leave, wherever it was. */
function mustBeWhole(repo: TestRepo, locks: readonly string[], round: string): void {
  expect(locks, round).toContain(readFileSync(join(repo.dir, LOCK), 'utf8'));
  const strange = repo.git('status', '--porcelain', '--untracked-files=all').split('\n');
  expect(
    strange.filter((line) => line.startsWith('??')),
    round,
  ).toEqual([]);
  for (const file of filesUnder(join(repo.dir, '.git/scalerlock'))) {
    if (UNFINISHED.test(file)) continue;
    if (file.endsWith('.bin')) mustHoldItsDigest(file, round);
    if (!/\/(?:policies|passed)\//.test(file)) continue;
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    expect(lines.length, `${round} ${file}`).toBeGreaterThan(0);
    for (const line of lines) expect(() => JSON.parse(line), `${round} ${file}`).not.toThrow();
  }
}

/** What V8 compiled, behind a line that says its digest. */
function mustHoldItsDigest(file: string, round: string): void {
  const bytes = readFileSync(file);
  const end = bytes.indexOf('\n');
  const { digest } = JSON.parse(bytes.toString('utf8', 0, end));
  const found = createHash('sha256')
    .update(bytes.subarray(end + 1))
    .digest('base64');
  expect(digest, `${round} ${file}`).toBe(found);
}

/** Files that somebody was about to write. */
const UNFINISHED = /\.new$|\.tmp$|\/(unfinished|foreseen)\/|\/compiled\/.*\.[A-Za-z0-9]{6}$/;

function locksOfGit(repo: TestRepo): string[] {
  return filesUnder(join(repo.dir, '.git')).filter(
    (file) => file.endsWith('.lock') && !file.includes('/foreseen/'),
  );
}

/** An hour later, whoever works in the repository clears away what was left. */
function mustClearAway(repo: TestRepo): void {
  const longAgo = new Date(Date.now() - 3_600_000);
  const scalerlocks = join(repo.dir, '.git/scalerlock');
  const hooks = join(repo.dir, '.git/hooks');
  for (const folder of [scalerlocks, hooks]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      lutimesSync(join(folder, name), longAgo, longAgo);
    }
  }
  rmSync(join(hooks, 'pre-commit'));
  expect(scalerlock(repo, 'install').status).toBe(0);
  writeGood(repo, '');
  expect(scalerlock(repo, 'seal', '--all').status).toBe(0);
  for (const kind of ['policies', 'passed'])
    rmSync(join(scalerlocks, kind), { recursive: true, force: true });
  repo.git('add', '--all');
  repo.git(...COMMIT.slice(1));
  expect([...filesUnder(scalerlocks), ...filesUnder(hooks)].filter((file) => UNFINISHED.test(file))).toEqual(
    [],
  );
}

const seed = Number(process.env.SCALERLOCK_KILL_SEED ?? Date.now() % 1_000_000);
const random = chance(seed);

/** Kills the process, or all that it has started as well, at some moment of the time that it takes. */
function atSomeMoment(duration: number, wholeGroup: boolean) {
  return async (pid: number): Promise<void> => {
    await pause(random() * duration * 1.1);
    kill(wholeGroup ? -pid : pid);
  };
}

describe(`killed at any moment (seed ${seed})`, () => {
  test.each(['cold', 'warm'] as const)(
    'a commit’s hook, with a %s cache',
    async (cache) => {
      const repo = churnRepo();
      const { before, after } = start(repo);
      const node = watchedNode();
      const prepare = (isGood: boolean): void => {
        reset(repo);
        if (isGood) writeGood(repo, after);
        else writeChurn(repo, { model: 'v1-retrained' });
        repo.git('add', '--all');
        const forgotten = cache === 'cold' ? '' : 'passed';
        rmSync(join(repo.dir, '.git/scalerlock', forgotten), { recursive: true, force: true });
      };
      prepare(true);
      await runGroup(repo, COMMIT, { env: node.env });
      prepare(true);
      let { status, milliseconds: duration } = await runGroup(repo, COMMIT, { env: node.env });
      expect(status).toBe(0);

      let interrupted = 0;
      for (let count = 0; count < ROUNDS; count += 1) {
        const [isGood, wholeGroup] = [count % 4 !== 3, count % 2 === 1];
        const round = `seed ${seed}, round ${count}: ${isGood ? 'good' : 'bad'}, ${wholeGroup ? 'the group' : 'Node'}`;
        prepare(isGood);
        node.forget();
        let isOver = false;
        const ending = runGroup(repo, COMMIT, {
          env: node.env,
          kill: async (group) => {
            const pid = wholeGroup ? group : await node.pid(() => isOver);
            if (pid !== null) await atSomeMoment(duration, wholeGroup)(pid);
          },
        });
        ending.finally(() => {
          isOver = true;
        });
        const killed = await ending;
        if (isGood && killed.status !== 0) interrupted += 1;
        if (!isGood) expect(killed.status, `${round} ${killed.output}`).not.toBe(0);
        mustBeWhole(repo, [before, after], round);
        const locks = locksOfGit(repo);
        // Git that is killed itself leaves its own, and says so.
        if (!wholeGroup) expect(locks, round).toEqual([]);
        for (const lock of locks) rmSync(lock, { force: true });

        const isDone = repo.git('rev-parse', 'HEAD') !== repo.git('rev-parse', 'start');
        expect(isDone && !isGood, round).toBe(false);
        if (isDone) continue;
        const again = await runGroup(repo, COMMIT, { env: node.env });
        expect(again.status, `${round} ${again.output}`).toBe(isGood ? 0 : 1);
        if (!isGood) expect(again.output, round).toContain('pair/model-changed-alone');
        else duration = (duration + again.milliseconds) / 2;
      }
      expect(interrupted).toBeGreaterThan(0);
      reset(repo);
      mustClearAway(repo);
    },
    PATIENCE,
  );

  test(
    'seal',
    async () => {
      const repo = churnRepo();
      const { before, after } = start(repo);
      const seal = [process.execPath, CLI, 'seal'];
      writeGood(repo, '');
      let { milliseconds: duration } = await runGroup(repo, seal);
      let interrupted = 0;
      for (let count = 0; count < ROUNDS; count += 1) {
        reset(repo);
        writeGood(repo, '');
        const wholeGroup = count % 2 === 1;
        const round = `seed ${seed}, round ${count}: ${wholeGroup ? 'the group' : 'Node'}`;
        const killed = await runGroup(repo, seal, { kill: atSomeMoment(duration, wholeGroup) });
        if (killed.status === null) interrupted += 1;
        mustBeWhole(repo, [before, after], round);
        expect(locksOfGit(repo), round).toEqual([]);
        const again = await runGroup(repo, seal);
        expect(again.status, `${round} ${again.output}`).toBe(0);
        expect(readFileSync(join(repo.dir, LOCK), 'utf8'), round).toBe(after);
        repo.git('add', '--all');
        const committed = await runGroup(repo, COMMIT);
        expect(committed.status, `${round} ${committed.output}`).toBe(0);
        duration = (duration + again.milliseconds) / 2;
      }
      expect(interrupted).toBeGreaterThan(0);
      reset(repo);
      mustClearAway(repo);
    },
    PATIENCE,
  );

  test(
    'install, where there is a hook already',
    async () => {
      const repo = churnRepo();
      const { before } = start(repo);
      const hooks = join(repo.dir, '.git/hooks');
      const mine = '#!/bin/sh\necho mine ran\n';
      const install = [process.execPath, CLI, 'install'];
      let { milliseconds: duration } = await runGroup(repo, install);
      let interrupted = 0;
      for (let count = 0; count < ROUNDS; count += 1) {
        reset(repo);
        rmSync(hooks, { recursive: true });
        repo.write('.git/hooks/pre-commit', mine);
        chmodSync(join(hooks, 'pre-commit'), 0o755);
        const wholeGroup = count % 2 === 1;
        const round = `seed ${seed}, round ${count}: ${wholeGroup ? 'the group' : 'Node'}`;
        const killed = await runGroup(repo, install, { kill: atSomeMoment(duration, wholeGroup) });
        if (killed.status === null) interrupted += 1;
        mustBeWhole(repo, [before], round);
        expect(locksOfGit(repo), round).toEqual([]);
        // Git runs one of the two, and it is whole.
        const hook = readFileSync(join(hooks, 'pre-commit'), 'utf8');
        if (hook !== mine) expect(whoseHook(hook), round).toBe('ours');
        repo.write('notes', round);
        repo.git('add', 'notes');
        expect(await runGroup(repo, COMMIT), round).toMatchObject({ status: 0, output: 'mine ran\n' });

        const again = await runGroup(repo, install);
        expect(again.status, `${round} ${again.output}`).toBe(0);
        writeChurn(repo, { model: 'v1-retrained' });
        repo.git('add', '--all');
        const refused = await runGroup(repo, COMMIT);
        expect(refused.status, `${round} ${refused.output}`).toBe(1);
        expect(refused.output, round).toMatch(/mine ran.*pair\/model-changed-alone/s);
        duration = (duration + again.milliseconds) / 2;
      }
      expect(interrupted).toBeGreaterThan(0);
      reset(repo);
      writeFileSync(join(hooks, 'pre-commit.before-scalerlock'), mine);
      mustClearAway(repo);
    },
    PATIENCE,
  );
});
