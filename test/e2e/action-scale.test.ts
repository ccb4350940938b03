import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { type ActionRun, runAction } from '../helpers/action.ts';
import { type Monorepo, makeMonorepo } from '../helpers/monorepo.ts';
import { repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/** As many pairs as make a pull request of 3,000 files, and some that stay. */
const PAIRS = 620;

let repo: TestRepo;
let monorepo: Monorepo;

beforeAll(() => {
  repo = repoAt(temporaryFolder());
  monorepo = makeMonorepo(repo.dir, PAIRS, repo.env);
});

/** Judges a branch against `main`, as a step with these inputs. */
function judge(branch: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  const event = { name: 'workflow_dispatch', payload: {}, sha: repo.git('rev-parse', 'main') };
  return runAction(repo, event, { inputs: { base: 'main', head: branch, ...inputs } });
}

function verdict({ stats: _, findings, ...report }: Report): unknown {
  return { ...report, findings: findings.map((one) => JSON.stringify(one)).sort() };
}

describe('a pull request of 3,000 files', () => {
  it('passes where every pair is whole', async () => {
    monorepo.branch('whole', { retrained: 590, others: 50 });
    const run = await judge('whole');
    expect(run).toMatchObject({ status: 0, stderr: '', outputs: { status: 'pass', findings: '0' } });
    expect(run.report.pairs.filter(({ scalerVersion }) => scalerVersion === '2.0.0')).toHaveLength(590);
    expect(Buffer.byteLength(run.summary)).toBeLessThan(65_536);
  });

  it('is refused where pairs are parted, and says so within what GitHub shows', async () => {
    monorepo.branch('parted', { retrained: 10, parted: 600, others: 2350 });
    const run = await judge('parted');
    expect(run).toMatchObject({ status: 1, outputs: { status: 'fail', findings: '600' } });
    expect(run.report.findings).toHaveLength(600);
    expect(run.stdout.match(/^::error /gm)?.length).toBeLessThanOrEqual(10);
    expect(run.stdout).toMatch(/59\d more/);
    expect(Buffer.byteLength(run.summary)).toBeLessThan(65_536);
    expect(run.summary).toContain('more');
    expect(Buffer.byteLength(run.stdout)).toBeLessThan(64 * 1024);
    expect(statSync(run.outputs['badge-path'] ?? '').size).toBeLessThan(4096);
  });
});

describe('shards', () => {
  const SHARDS = [1, 2, 3];
  let folder = '';

  beforeAll(async () => {
    monorepo.branch('some', { retrained: 10, parted: 7 });
    folder = join(repo.dir, 'shards');
    for (const number of SHARDS) {
      const run = await judge('some', { shard: `${number}/3` });
      expect(run.report.shard).toMatchObject({ number, of: 3, pairs: PAIRS });
      // As actions/download-artifact leaves them.
      mkdirSync(join(folder, `shard-${number}`), { recursive: true });
      cpSync(run.outputs['report-path'] ?? '', join(folder, `shard-${number}`, 'report.json'));
    }
  });

  it('make the verdict that one job comes to', async () => {
    const [joined, whole] = [await judge('some', { 'merge-reports': 'shards' }), await judge('some')];
    expect(verdict(joined.report)).toEqual(verdict(whole.report));
    expect(joined.outputs).toMatchObject({ status: 'fail', findings: '7' });
    expect(joined.status).toBe(1);
    expect(joined.summary.split('scalerlock 0')[0]).toBe(whole.summary.split('scalerlock 0')[0]);
  });

  it('are no pass where one is missing, or none is there', async () => {
    rmSync(join(folder, 'shard-2'), { recursive: true });
    const run = await judge('some', { 'merge-reports': 'shards' });
    expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
    expect(run.stdout).toContain('1 of 3 shards have no report: 2');
    expect((await judge('some', { 'merge-reports': 'nowhere' })).status).toBe(2);
  });

  it.each(['0/3', '4/3', '3', 'all'])('%s is none', async (shard) => {
    const run = await judge('some', { shard });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('is no shard');
  });
});
