import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionEvent, type ActionRun, runAction } from '../helpers/action.ts';
import { type BareRemote, bareRemote, type CheckoutOptions, checkOut, stateOf } from '../helpers/checkout.ts';
import { mergeGroupEvent, pullRequestEvent, pushEvent, ZERO } from '../helpers/events.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { churnRepo, errorsOf, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

/*
 * Each event as the runner has it: a checkout of one commit, made as actions/checkout makes it, of a bare remote. What the
 * verdict needs beyond that is fetched, and nothing of the checkout changes.
 */

const ALONE = 'pair/scaler-changed-alone';

/** So many commits came to main after the branches left it: more than the first step of a deepening has. */
const AFTERWARDS = 40;

let source: TestRepo;
let remote: BareRemote;
/** Where the branches left main. */
let start: string;
/** Where main is now. */
let main: string;

/** Commits a change on a branch of its own, from where the branches left main. */
function branch(name: string, change: () => void, from = start): string {
  source.git('switch', '--quiet', '--create', name, from);
  change();
  return source.commit(name);
}

/** The merge that GitHub would make. */
function merge(head: string, into: string): string {
  source.git('switch', '--quiet', '--detach', into);
  source.git('merge', '--quiet', '--no-ff', '--no-edit', head);
  return source.git('rev-parse', 'HEAD');
}

const refit = () => writeChurn(source, { scaler: 'v1-refit' });

function retrain(): void {
  writeChurn(source, { model: 'v2', scaler: 'v2' });
  expect(scalerlock(source, 'seal').status).toBe(0);
  writeConfigs(source, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
}

/** Another environment, which stays on the old scaler. */
function addCanary(): void {
  source.write('deploy/canary.yaml', 'scaler:\n  version: "1.0.0"\n');
  const policy = readFileSync(join(source.dir, 'scalerlock.yml'), 'utf8');
  source.write('scalerlock.yml', `${policy}      canary: deploy/canary.yaml#$.scaler.version\n`);
}

/** Runs the Action in a checkout of the event's commit, which it must leave as it is. */
async function judge(
  event: ActionEvent,
  options: CheckoutOptions & { of?: string } = {},
): Promise<ActionRun> {
  const { of = event.sha ?? '', ...depth } = options;
  const checkout = checkOut(remote.url, of, event.ref ?? 'refs/heads/main', depth);
  const before = stateOf(checkout);
  const run = await runAction(checkout, event);
  expect(stateOf(checkout)).toEqual(before);
  expect(run.stderr).toBe('');
  return run;
}

const treeOf = (commit: string): string => source.git('rev-parse', `${commit}^{tree}`);

const heads: Record<'refit' | 'retrain' | 'canary' | 'conflict', string> = {
  refit: '',
  retrain: '',
  canary: '',
  conflict: '',
};

beforeAll(() => {
  source = churnRepo();
  source.write('notes', 'first');
  start = source.commit('notes');
  heads.refit = branch('refit', refit);
  heads.retrain = branch('retrain', retrain);
  heads.canary = branch('canary', addCanary);
  heads.conflict = branch('conflict', () => {
    refit();
    source.write('notes', 'of the branch');
  });
  source.git('switch', '--quiet', 'main');
  for (let count = 0; count < AFTERWARDS; count += 1) {
    source.git('commit', '--quiet', '--allow-empty', '--message', `main goes on ${count}`);
  }
  source.write('notes', 'of main');
  main = source.commit('notes of main');
  remote = bareRemote(source);
});

describe('pull_request', () => {
  let merged: string;
  const event = (fields: object = {}): ActionEvent =>
    pullRequestEvent({ head: heads.refit, base: main, sha: merged, ...fields });

  beforeAll(() => {
    merged = merge(heads.refit, main);
    remote.push(merged, 'refs/pull/7/merge');
    remote.push(heads.refit, 'refs/pull/7/head');
  });

  it.each(['opened', 'labeled'])('%s: as the merge, against the base', async (action) => {
    const run = await judge(event({ action }));
    expect(run).toMatchObject({ status: 1, report: { base: main, head: merged } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });

  it('passes a good one', async () => {
    const good = merge(heads.retrain, main);
    remote.push(good, 'refs/pull/8/merge');
    const run = await judge(event({ number: 8, head: heads.retrain, sha: good }));
    expect(run).toMatchObject({ status: 0, report: { base: main, head: good, findings: [] } });
  });

  it('that was opened long ago: the base is what GitHub has merged into since', async () => {
    const run = await judge(event({ action: 'synchronize', base: start }));
    expect(run).toMatchObject({ status: 1, report: { base: main, head: merged } });
  });

  it('whose base was changed: a merge into the old one is no merge to judge', async () => {
    const loose = branch('loose', () => {
      const policy = readFileSync(join(source.dir, 'scalerlock.yml'), 'utf8');
      source.write('scalerlock.yml', `${policy}rules:\n  ${ALONE}: "off"\n  lock/content-mismatch: "off"\n`);
    });
    remote.push(loose, 'refs/heads/loose');
    const old = merge(heads.refit, loose);
    remote.push(old, 'refs/pull/9/merge');
    const into = await judge(event({ number: 9, base: loose, into: 'loose', sha: old }));
    expect(into).toMatchObject({ status: 0, report: { base: loose } });
    const run = await judge(event({ action: 'edited', number: 9, sha: old }));
    expect(run).toMatchObject({ status: 1, report: { base: main } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
    expect(source.git('--git-dir', remote.dir, 'rev-parse', 'refs/heads/main')).toBe(main);
  });

  it('whose head is checked out, in place of the merge: the merge is fetched', async () => {
    const run = await judge(event(), { of: heads.refit });
    expect(run).toMatchObject({ status: 1, report: { base: main, head: merged } });
  });

  it('whose merge is nowhere: it is made', async () => {
    const run = await judge(event({ number: 99, sha: 'e'.repeat(40) }), { of: heads.refit });
    expect(run).toMatchObject({ status: 1, report: { base: main } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });

  it('that conflicts with its base: the head, against where it left', async () => {
    const conflict = { number: 99, head: heads.conflict, sha: 'e'.repeat(40) };
    const run = await judge(event(conflict), { of: heads.conflict });
    expect(run).toMatchObject({ status: 1, report: { base: start, head: heads.conflict } });
  });

  it('that conflicts, and left before the policy was what it is: it must take that up first', async () => {
    const strict = branch(
      'strict',
      () => {
        const policy = readFileSync(join(source.dir, 'scalerlock.yml'), 'utf8');
        source.write('scalerlock.yml', `${policy}require: scaler-change\n`);
      },
      main,
    );
    remote.push(strict, 'refs/heads/strict');
    const fields = { number: 99, head: heads.conflict, base: strict, into: 'strict', sha: 'e'.repeat(40) };
    const run = await judge(event(fields), { of: heads.conflict });
    expect(run).toMatchObject({
      status: 2,
      report: { error: { message: expect.stringContaining('conflicts') } },
    });
  });

  it('that was merged, and squashed: what came to the branch', async () => {
    source.git('switch', '--quiet', '--detach', main);
    refit();
    const squashed = source.commit('refit (#7)');
    const closed = { action: 'closed', sha: squashed, more: { merged: true, merge_commit_sha: squashed } };
    remote.push(squashed, 'refs/heads/released');
    const run = await judge({ ...event(closed), ref: 'refs/heads/released' });
    expect(run).toMatchObject({ status: 1, report: { base: main, head: squashed } });
  });
});

describe('pull_request_target', () => {
  const event = (fields: object = {}): ActionEvent =>
    pullRequestEvent({ name: 'pull_request_target', head: heads.refit, base: main, sha: main, ...fields });

  it('judges the head, of which it checks out nothing', async () => {
    const run = await judge(event());
    expect(run.status).toBe(1);
    expect(run.report.base).toBe(main);
    expect(treeOf(run.report.head ?? '')).toBe(treeOf(merge(heads.refit, main)));
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });

  it('into another branch than the default one: that is the base', async () => {
    remote.push(start, 'refs/heads/release');
    const run = await judge(event({ number: 21, base: start, into: 'release' }));
    expect(run).toMatchObject({ status: 1, report: { base: start, head: heads.refit } });
  });

  it.each([
    ['is not made yet', null],
    ['is of an older head', 'retrain' as const],
  ])('where the merge %s: it is made, of what the event names', async (_, older) => {
    if (older) remote.push(merge(heads[older], main), 'refs/pull/22/merge');
    remote.push(heads.refit, 'refs/pull/22/head');
    const run = await judge(event({ number: 22 }));
    expect(run).toMatchObject({ status: 1, report: { base: main } });
    const [head] = remote
      .git('log', '--all', '--format=%H')
      .split('\n')
      .filter((oid) => oid === run.report.head);
    expect(head).toBeUndefined();
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });
});

describe('merge_group', () => {
  it('stops two pull requests that are each right and together wrong', async () => {
    const first = merge(heads.retrain, main);
    const second = merge(heads.canary, first);
    const alone = merge(heads.canary, main);
    for (const [name, commit] of Object.entries({ first, second, alone })) {
      remote.push(commit, `refs/heads/gh-readonly-queue/main/${name}`);
    }
    expect((await judge(mergeGroupEvent(main, first))).status).toBe(0);
    expect((await judge(mergeGroupEvent(main, alone))).status).toBe(0);
    const run = await judge(mergeGroupEvent(first, second));
    expect(run).toMatchObject({ status: 1, report: { base: main, head: second } });
    expect(run.report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { rule: 'config/version-mismatch', path: 'deploy/canary.yaml' },
    ]);
  });

  it('judges an entry together with those before it: a queue may merge them by its verdict alone', async () => {
    const wrong = merge(heads.refit, main);
    const after = branch('after', () => source.write('readme', 'r'), wrong);
    remote.push(after, 'refs/heads/gh-readonly-queue/main/after');
    const run = await judge(mergeGroupEvent(wrong, after));
    expect(run).toMatchObject({ status: 1, report: { base: main } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });
});

describe('push', () => {
  it('to a branch: against what it was before', async () => {
    const wrong = branch('wrong', refit, main);
    remote.push(wrong, 'refs/heads/wrong');
    const run = await judge(pushEvent('refs/heads/wrong', main, wrong));
    expect(run).toMatchObject({ status: 1, report: { base: main, head: wrong } });
  });

  it('of a new branch: against where it left the default branch, however long ago', async () => {
    remote.push(heads.refit, 'refs/heads/refit');
    const run = await judge(pushEvent('refs/heads/refit', ZERO, heads.refit));
    expect(run).toMatchObject({ status: 1, report: { base: start, head: heads.refit } });
  });

  it('of a new branch at a commit of the default branch: against the commit before', async () => {
    remote.push(main, 'refs/heads/copy');
    const run = await judge(pushEvent('refs/heads/copy', ZERO, main));
    expect(run).toMatchObject({ status: 0, report: { base: source.git('rev-parse', `${main}^`) } });
  });

  it('that was forced: against what the branch was, which no branch names any more', async () => {
    const before = branch(
      'strict-before',
      () => {
        const policy = readFileSync(join(source.dir, 'scalerlock.yml'), 'utf8');
        source.write('scalerlock.yml', `${policy}require: scaler-change\n`);
      },
      main,
    );
    remote.push(before, 'refs/heads/forced');
    remote.push(main, 'refs/heads/forced');
    const run = await judge(pushEvent('refs/heads/forced', before, main));
    expect(run).toMatchObject({ status: 1, report: { base: before } });
    expect(errorsOf(run.report)).toEqual(['policy/changed']);
  });

  it('that was forced, and the commit before is lost: against where it left the default branch', async () => {
    remote.push(heads.refit, 'refs/heads/lost');
    const run = await judge(pushEvent('refs/heads/lost', 'd'.repeat(40), heads.refit));
    expect(run).toMatchObject({ status: 1, report: { base: start } });
  });

  it('that was forced to the default branch, and the commit before is lost: not judged', async () => {
    const run = await judge(pushEvent('refs/heads/main', 'd'.repeat(40), main));
    expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
    expect(run.report.error).toMatchObject({
      message: expect.stringContaining('does not know it any more'),
      fix: expect.stringContaining('`base`'),
    });
  });

  it.each([
    ['with a message', ['--annotate', '--message', 'v1']],
    ['without one', []],
  ])('of a tag %s: against where it left the default branch, or the commit before', async (kind, options) => {
    const of = (commit: string): ActionEvent => {
      const tag = `v1-${options.length}-${commit.slice(0, 8)}`;
      source.git('tag', ...options, tag, commit);
      const oid = source.git('rev-parse', tag);
      expect(oid === commit).toBe(kind === 'without one');
      remote.push(`refs/tags/${tag}`, `refs/tags/${tag}`);
      return pushEvent(`refs/tags/${tag}`, ZERO, oid, commit);
    };
    const beside = await judge(of(heads.refit));
    expect(beside).toMatchObject({ status: 1, report: { base: start, head: heads.refit } });
    const onMain = await judge(of(main));
    expect(onMain).toMatchObject({
      status: 0,
      report: { base: source.git('rev-parse', `${main}^`), head: main },
    });
  });

  it('that deletes a branch: the state of the default branch', async () => {
    const event = { ...pushEvent('refs/heads/gone', 'd'.repeat(40), ZERO, main), ref: 'refs/heads/main' };
    const run = await judge(event);
    expect(run).toMatchObject({ status: 0, report: { base: main, head: main, stats: { pairs: 1 } } });
  });
});

describe('the whole tree', () => {
  it.each(['workflow_dispatch', 'schedule'])('%s: every pair as it is', async (name) => {
    const event = { name, sha: heads.refit, ref: 'refs/heads/refit', payload: { schedule: '5 4 * * *' } };
    const run = await judge(event);
    expect(run).toMatchObject({
      status: 1,
      report: { base: heads.refit, head: heads.refit, stats: { pairs: 1 } },
    });
    expect(errorsOf(run.report)).toEqual([ALONE]);
  });
});

it('workflow_call: the event is the one of the caller', async () => {
  const wrong = branch('called', refit, main);
  remote.push(wrong, 'refs/heads/called');
  const event = pushEvent('refs/heads/called', main, wrong);
  const run = await judge({ ...event, payload: { ...event.payload, workflow: '.github/workflows/all.yml' } });
  expect(run).toMatchObject({ status: 1, report: { base: main } });
});
