// What an audit costs: 100,000 lines of Python and 200 notebooks, beside what the grammar alone needs to parse them, and beside
// programs that look for less. `npm run bench audit`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeProject } from './audit-repository.mjs';
import { medians, table } from './measure.mjs';
import { CLI, ENV, run } from './repositories.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

function has(program) {
  if (!spawnSync(program, ['--version'], { stdio: 'ignore' }).error) return true;
  console.log(`left out: ${program} is not on the PATH`);
  return false;
}

try {
  const repo = join(folder, 'services');
  const lines = makeProject(repo);
  const at = { cwd: repo, env: ENV };
  const ofAll = {
    'the grammar alone': { ...at, command: [process.execPath, here('audit-grammar.mjs'), repo] },
    'scalerlock audit': { ...at, command: [process.execPath, CLI, 'audit'] },
  };
  if (has('ruff'))
    ofAll['ruff check'] = { ...at, command: ['ruff', 'check', '--no-cache', '--exit-zero', '--quiet', '.'] };
  if (has('semgrep')) {
    const rules = here('audit-semgrep.yml');
    ofAll['semgrep, two rules'] = {
      ...at,
      command: [
        'semgrep',
        'scan',
        '--quiet',
        '--metrics',
        'off',
        '--disable-version-check',
        '--config',
        rules,
        '.',
      ],
    };
  }
  console.log(table(`The whole repository: ${lines} lines of Python, 200 notebooks`, medians(ofAll, 3)));

  const base = run(repo, 'git', 'rev-parse', 'HEAD').trim();
  const ofChange = (from, to) => {
    const file = join(repo, 'service_100/app/main.py');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    run(repo, 'git', 'commit', '--quiet', '--all', '--message', to);
    const head = run(repo, 'git', 'rev-parse', 'HEAD').trim();
    run(repo, 'git', 'reset', '--quiet', '--hard', base);
    return { ...at, command: [process.execPath, CLI, 'audit', '--base', base, '--head', head] };
  };
  // What an earlier audit remembers, no new clone has, as most CI works in.
  const firstTime = ({ command, ...rest }) => ({
    ...rest,
    command: ['sh', '-c', 'rm -rf .git/scalerlock; exec "$@"', 'sh', ...command],
  });
  const ofFile = { ...at, command: [process.execPath, CLI, 'audit', 'service_100/app/main.py'] };
  const touching = ofChange('score > 0.5', 'score > 0.6');
  const breaking = { ...ofChange('["scaler"].transform(', '["scaler"].fit_transform('), exits: 1 };
  const ofOne = {
    'scalerlock audit': ofAll['scalerlock audit'],
    'of one file, for the first time': firstTime(ofFile),
    'of one file': ofFile,
    'of a pull request that touches it': touching,
    'of one that breaks it': breaking,
    'of the first, in a new clone': firstTime(touching),
    'of the second, in a new clone': firstTime(breaking),
    'node -e 0': { ...at, command: [process.execPath, '-e', '0'] },
  };
  console.log(table('One file of that repository', medians(ofOne, 5)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
