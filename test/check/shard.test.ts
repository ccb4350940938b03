import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_A_WHOLE, check } from '../../src/check/check.ts';
import { parseShard, type Shard } from '../../src/check/shard.ts';
import type { Report } from '../../src/generated/report.ts';
import { withRange } from '../../src/git/ranges.ts';
import { openRepository } from '../../src/git/repository.ts';
import { mergeReports } from '../../src/report/merge.ts';
import { makeMonorepo } from '../helpers/monorepo.ts';
import { repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { scalerlock } from '../helpers/scalerlock.ts';

describe('a shard is a word like `3/8`', () => {
  it.each([
    ['1/1', { number: 1, of: 1 }],
    ['3/8', { number: 3, of: 8 }],
    ['256/256', { number: 256, of: 256 }],
  ])('%s', (word, shard) => expect(parseShard(word)).toEqual(shard));

  it.each([
    ...['', '0/8', '9/8', '1/0', '1/257', '01/8', '1/08', '-1/8', '+1/8', '1.0/8', '1e0/8', '0x1/8', '1/8/2'],
    ...[' 1/8', '1/8\n', '1 / 8', '１/８', '1/∞', `${'9'.repeat(400)}/8`, `1/${'9'.repeat(400)}`, 'one/8'],
  ])('not %j', (word) => expect(() => parseShard(word)).toThrow(/is no shard/));
});

const PAIRS = 11;
const folder = (index: number): string => `services/s${String(index).padStart(5, '0')}`;

/** What a commit may do to a repository, with one pair or two. */
const OPERATIONS: Record<string, (repo: TestRepo, one: string, other: string) => void> = {
  'a model from another pair': (repo, one, other) =>
    copy(repo, `${one}/model.joblib`, `${other}/model.joblib`),
  'a scaler from another pair': (repo, one, other) =>
    copy(repo, `${one}/scaler.joblib`, `${other}/scaler.joblib`),
  'models change places': (repo, one, other) => {
    const [a, b] = [`${one}/model.joblib`, `${other}/model.joblib`];
    const [inA, inB] = [a, b].map((path) => readFileSync(join(repo.dir, path)));
    if (inA && inB) {
      repo.write(a, inB);
      repo.write(b, inA);
    }
  },
  'a model moves into Git LFS, and a copy of it into another pair': (repo, one, other) => {
    const bytes = readFileSync(join(repo.dir, `${one}/model.joblib`));
    repo.write(`${one}/model.joblib`, pointerTo(bytes));
    repo.write(`${other}/model.joblib`, bytes);
  },
  'a scaler moves into DVC': (repo, one) => {
    const bytes = readFileSync(join(repo.dir, `${one}/scaler.joblib`));
    rmSync(join(repo.dir, `${one}/scaler.joblib`));
    const md5 = createHash('md5').update(bytes).digest('hex');
    const out = `  - md5: ${md5}\n    size: ${bytes.length}\n    hash: md5\n    path: scaler.joblib\n`;
    repo.write(`${one}/scaler.joblib.dvc`, `outs:\n${out}`);
  },
  'a scaler goes': (repo, one) => rmSync(join(repo.dir, `${one}/scaler.joblib`), { force: true }),
  'a lock goes': (repo, one) => rmSync(join(repo.dir, `${one}/scaler.lock.json`), { force: true }),
  'locks change places': (repo, one, other) =>
    copy(repo, `${one}/scaler.lock.json`, `${other}/scaler.lock.json`),
  'a config names another version': (repo, one) => repo.write(`${one}/.env`, 'SCALER_VERSION=9.9.9\n'),
  'a folder moves': (repo, one) => {
    renameSync(join(repo.dir, one), join(repo.dir, `services/moved-${one.slice(-2)}`));
    repo.write(`${one}/README.md`, 'it moved\n');
  },
  'a model on no pair': (repo, one) => copy(repo, `${one}/model.joblib`, `other/${one.slice(-5)}.joblib`),
  // Done twice, these would make the policy invalid.
  'a rule is turned off': (repo) =>
    edit(repo, (policy) => (policy.includes('rules:') ? policy : `${policy}rules:\n  lock/missing: off\n`)),
  'the policy asks for more': (repo) =>
    edit(repo, (policy) => policy.replace(/#SCALER_VERSION\n(?! {4}verify)/, '$&    verify: content\n')),
  'the policy reads less': (repo) => edit(repo, (policy) => policy.replace(/ {4}training.*\n/, '')),
};

function copy(repo: TestRepo, from: string, to: string): void {
  repo.write(to, readFileSync(join(repo.dir, from)));
}

function pointerTo(bytes: Buffer): string {
  const oid = createHash('sha256').update(bytes).digest('hex');
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`;
}

function edit(repo: TestRepo, change: (policy: string) => string): void {
  repo.write('scalerlock.yml', change(readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8')));
}

/** The order of findings and how long it took are no part of a verdict. */
function verdict({ stats, findings, ...report }: Report): unknown {
  return { ...report, pairs: report.pairs, findings: findings.map((one) => JSON.stringify(one)).sort() };
}

it('all shards together say what one job says, whatever the change is', async () => {
  const repo = repoAt(temporaryFolder());
  makeMonorepo(repo.dir, PAIRS, repo.env);
  repo.git('reset', '--quiet', '--hard');
  const base = repo.git('rev-parse', 'main');
  const repository = await openRepository(repo.dir, repo.env);
  const judge = (head: string, shard: Shard | null): Promise<Report> =>
    withRange(repository, { base, head }, (change) => check(change, { ...AS_A_WHOLE, shard }));

  const seen = new Set<string>();
  const pair = fc.integer({ min: 0, max: PAIRS - 1 });
  const operation = fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), pair, pair);
  const changes = fc.array(operation, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(changes, fc.integer({ min: 2, max: 5 }), async (operations, of) => {
      repo.git('reset', '--quiet', '--hard', base);
      repo.git('clean', '--quiet', '--force', '-d');
      for (const [name, one, other] of operations) {
        try {
          OPERATIONS[name]?.(repo, folder(one), folder(other));
        } catch (error) {
          // An operation before this one took the file away.
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        }
      }
      const head = repo.commit();
      const whole = await judge(head, null);
      const shards = [];
      for (let number = of; number > 0; number -= 1) {
        const report = await judge(head, { number, of });
        const sizes = [Math.floor(whole.pairs.length / of), Math.ceil(whole.pairs.length / of)];
        expect(sizes).toContain(report.pairs.length);
        shards.push({ path: `${number}.json`, report });
      }
      expect(verdict(mergeReports(shards))).toEqual(verdict(whole));
      for (const { rule } of whole.findings) seen.add(rule);
    }),
    { numRuns: 24 },
  );
  // The changes were such that there is something to be told.
  expect(seen.size).toBeGreaterThan(4);
}, 180_000);

describe('the command line', () => {
  it('judges a shard between two commits alone, and joins what the shards wrote', () => {
    const repo = repoAt(temporaryFolder());
    makeMonorepo(repo.dir, 5, repo.env).branch('parted', { retrained: 1, parted: 2 });
    const range = ['--base', 'main', '--head', 'parted', '--format', 'json'];
    for (const number of [1, 2]) {
      const { status } = scalerlock(
        repo,
        'check',
        ...range,
        '--shard',
        `${number}/2`,
        '--output',
        `r/${number}.json`,
      );
      expect(status).toBe(1);
    }
    const joined = scalerlock(repo, 'report', 'merge', 'r', '--format', 'json');
    expect(joined.status).toBe(1);
    const whole = scalerlock(repo, 'check', ...range);
    expect(verdict(JSON.parse(joined.stdout))).toEqual(verdict(JSON.parse(whole.stdout)));

    const text = scalerlock(repo, 'report', 'merge', 'r/1.json', 'r/2.json');
    expect(text.stdout).toContain('pair/scaler-changed-alone');
    expect(scalerlock(repo, 'report', 'merge', 'r/2.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('1 of 2 shards have no report: 1'),
    });
  });

  it('refuses what is no shard of a change between two commits', () => {
    const repo = repoAt(temporaryFolder());
    repo.git('init', '--quiet');
    repo.commit();
    for (const [says, ...args] of [
      ['needs two commits', '--shard', '1/2'],
      ['needs two commits', '--shard', '1/2', '--staged'],
      ['is no shard', '--head', 'HEAD', '--shard', '3/2'],
      ['do not go together', '--head', 'HEAD', '--shard', '1/2', 's00000'],
    ]) {
      const { status, stderr } = scalerlock(repo, 'check', ...args);
      expect(stderr).toContain(says);
      expect(status).toBe(2);
    }
  });
});
