// `check` of pairs whose models are large beside `openssl dgst` of the same files. Only the times differ between machines; on one
// whose cores are taken, the processors' seconds say more than the clock.
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medians, table } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const gigabytes = Number(process.env.SCALERLOCK_BENCH_GIGABYTES ?? 4);
const rounds = Number(process.env.SCALERLOCK_BENCH_ROUNDS ?? 5);

/** Bytes that do not repeat within a gigabyte; the file system cannot keep them in less. */
function writeLarge(file) {
  const chunk = Buffer.alloc(64 * 1024 * 1024);
  const fd = openSync(file, 'w');
  for (let written = 0; written < gigabytes * 16; written += 1) {
    if (written === 0) randomFillSync(chunk);
    chunk.writeUInt32LE(written, 0);
    writeSync(fd, chunk);
  }
  closeSync(fd);
}

/** A repository with two pairs whose models are large, sealed. Git does not have the models: they are only hashed. */
function makeRepository(folder, names) {
  const git = (...args) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  const pairs = names.map((name) => {
    mkdirSync(join(folder, name));
    writeLarge(join(folder, name, 'model.bin'));
    cpSync(join(root, 'test/fixtures/artifacts/churn/v1/scaler.joblib'), join(folder, name, 'scaler.joblib'));
    return `  ${name}:\n    model: ${name}/model.bin\n    scaler: ${name}/scaler.joblib\n`;
  });
  writeFileSync(join(folder, 'scalerlock.yml'), `version: 1\npairs:\n${pairs.join('')}`);
  execFileSync(process.execPath, [cli, 'seal'], { cwd: folder });
  git('add', 'scalerlock.yml', '*.json', '*.joblib');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', 'sealed');
}

const cwd = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));
try {
  makeRepository(cwd, ['a', 'b']);
  for (const [title, names] of [
    [`One file of ${gigabytes} GB`, ['a']],
    [`Two files of ${gigabytes} GB`, ['a', 'b']],
  ]) {
    const models = names.map((name) => `${name}/model.bin`);
    const cases = {
      'openssl dgst -sha256': { command: ['openssl', 'dgst', '-sha256', ...models], cwd },
      'scalerlock check': { command: [process.execPath, cli, 'check', ...names], cwd },
    };
    console.log(table(title, medians(cases, rounds)));
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
