import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { fixture, PROJECT } from '../helpers/scalerlock.ts';

/** More than is ever held in memory: such a model is only hashed, by a thread of its own. */
const SIZE = 512 * 1024 * 1024 + 1;

/** Of zeros after its first bytes, which take no room on disk. */
function writeModel(repo: TestRepo, path: string): string {
  repo.write(path, path);
  truncateSync(join(repo.dir, path), SIZE);
  const hash = createHash('sha256').update(path);
  const zeros = Buffer.alloc(1024 * 1024);
  for (let left = SIZE - path.length; left > 0; left -= zeros.length) {
    hash.update(zeros.subarray(0, Math.min(left, zeros.length)));
  }
  return hash.digest('hex');
}

/** Runs the bundle with Node's own words on the threads that it starts. */
function run(repo: TestRepo, cli: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: repo.dir,
    env: { ...repo.env, NODE_DEBUG: 'worker', SCALERLOCK_DEBUG: '1' },
    encoding: 'utf8',
  });
  return { status, stdout, threads: stderr.match(/instantiating Worker.*hash-thread/g)?.length ?? 0, stderr };
}

function repoOf(models: string[]): TestRepo {
  const repo = createRepo();
  repo.write('scaler.joblib', fixture('churn/v1/scaler.joblib'));
  repo.write(
    'scalerlock.yml',
    `version: 1\npairs:\n  p:\n    model: [${models}]\n    scaler: scaler.joblib\n`,
  );
  return repo;
}

test('are sealed and judged by threads of the bundles, with their true hashes', () => {
  const repo = repoOf(['a.bin', 'b.bin']);
  const hashes = ['a.bin', 'b.bin'].map((path) => writeModel(repo, path));
  // A package may be anywhere, and be reached by a link.
  const elsewhere = join(temporaryFolder(), 'it is "here"; ü#?%20');
  for (const part of ['package.json', 'dist']) {
    cpSync(join(PROJECT, part), join(elsewhere, part), { recursive: true });
  }
  const link = join(temporaryFolder(), 'scalerlock');
  symlinkSync(join(elsewhere, 'dist/cli.js'), link);

  const sealed = run(repo, link, 'seal');
  expect(sealed.status).toBe(0);
  expect(sealed.threads).toBeGreaterThan(0);
  expect(sealed.stderr).not.toContain('the thread for');
  const lock = JSON.parse(readFileSync(join(repo.dir, 'scaler.lock.json'), 'utf8'));
  expect(lock.models.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(hashes);

  repo.write('b.bin', 'x');
  truncateSync(join(repo.dir, 'b.bin'), SIZE);
  const refused = run(repo, link, 'check');
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('b.bin');
  expect(refused.threads).toBeGreaterThan(0);
});

test('are hashed without threads where none can be had', () => {
  const repo = repoOf(['a.bin']);
  const hash = writeModel(repo, 'a.bin');
  const lame = join(temporaryFolder(), 'lame');
  for (const part of ['package.json', 'dist']) {
    cpSync(join(PROJECT, part), join(lame, part), {
      recursive: true,
      filter: (path) => !path.endsWith('hash-thread.js'),
    });
  }
  const sealed = run(repo, join(lame, 'dist/cli.js'), 'seal');
  expect(sealed.status).toBe(0);
  expect(sealed.stderr).toContain('the thread for a.bin');
  const lock = JSON.parse(readFileSync(join(repo.dir, 'scaler.lock.json'), 'utf8'));
  expect(lock.models).toMatchObject([{ sha256: hash, size: SIZE }]);
});
