// The repositories that a hook is measured in: one of ten files, and one of fifty thousand.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const CLI = join(root, 'dist/cli.js');
export const HOOK = join(root, 'hooks/pre-commit');

/** Nobody's own settings are measured. */
export const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.com',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.com',
};

export function run(folder, program, ...args) {
  return execFileSync(program, args, { cwd: folder, env: ENV, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** Puts a version of a model and its scaler into a pair's folder. */
export function retrain(folder, pair, version) {
  const from = join(root, 'test/fixtures/artifacts/churn', version);
  cpSync(from, join(folder, pair), { recursive: true });
}

/** Writes what a pair's config says. */
export function deploy(folder, pair, version) {
  writeFileSync(join(folder, pair, 'serve.yaml'), `replicas: 2\nscaler:\n  version: ${version}\n`);
}

/** A repository with so many pairs, each sealed, and so many files in all; committed and packed. */
export function makeRepository(folder, { pairs, files }) {
  mkdirSync(folder, { recursive: true });
  run(folder, 'git', 'init', '--quiet');
  // Nothing in the background while it is measured.
  run(folder, 'git', 'config', 'gc.auto', '0');
  const names = Array.from({ length: pairs }, (_, index) => `services/s${String(index).padStart(4, '0')}`);
  const entry = (pair) =>
    [
      `  ${pair.slice(9)}:`,
      `    model: ${pair}/model.joblib`,
      `    scaler: ${pair}/scaler.joblib`,
      `    inference: ${pair}/serve.yaml#$.scaler.version\n`,
    ].join('\n');
  const policy = (some) =>
    writeFileSync(join(folder, 'scalerlock.yml'), `version: 1\npairs:\n${some.map(entry).join('')}`);
  const [first] = names;
  retrain(folder, first, 'v1');
  deploy(folder, first, '1.0.0');
  policy([first]);
  run(folder, process.execPath, CLI, 'seal');
  const lock = readFileSync(join(folder, first, 'scaler.lock.json'), 'utf8');
  for (const pair of names) {
    retrain(folder, pair, 'v1');
    deploy(folder, pair, '1.0.0');
    writeFileSync(join(folder, pair, 'scaler.lock.json'), lock.replaceAll(first.slice(9), pair.slice(9)));
  }
  policy(names);
  for (let file = 4 * pairs + 1; file < files; file += 1) {
    const at = join(folder, 'src', `p${Math.floor(file / 100)}`);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, `file${file}.py`), `x = ${file}\n`);
  }
  run(folder, 'git', 'add', '--all');
  run(folder, 'git', 'commit', '--quiet', '--message', 'sealed');
  run(folder, 'git', 'gc', '--quiet');
  return folder;
}
