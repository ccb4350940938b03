import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import packageLock from '../../package-lock.json' with { type: 'json' };
import { node20 } from '../helpers/node20.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import { PROJECT } from '../helpers/scalerlock.ts';

const node = node20();

/** Every file of a folder with its bytes. */
function contentOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

/** Builds the bundles into a folder of their own. */
function bundledBy(runtime: string): Map<string, string> {
  const folder = join(temporaryFolder(), 'dist');
  for (const script of ['bundle', 'licences']) {
    const args = [join(PROJECT, `scripts/${script}.mjs`), folder];
    const { status, stderr } = spawnSync(runtime, args, { cwd: temporaryFolder(), encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  }
  return contentOf(folder);
}

test.skipIf(node === null)(
  'the bundles are the same bytes, whichever Node builds them, and wherever to',
  () => {
    // What `npm test` has made, on the newer Node and in the project.
    const here = contentOf(join(PROJECT, 'dist'));
    expect(here.size).toBeGreaterThan(5);
    expect([...here.keys()]).toContain('action.js');
    const other = bundledBy(node ?? '');
    // Compared name by name: one difference of half a megabyte is not to be printed.
    const names = [...new Set([...here.keys(), ...other.keys()])];
    expect(names.filter((name) => here.get(name) !== other.get(name))).toEqual([]);
  },
);

test('what makes them is pinned to one version', () => {
  const makers = ['esbuild', 'node'] as const;
  for (const name of makers) {
    expect(manifest.devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packageLock.packages[`node_modules/${name}`].version).toBe(manifest.devDependencies[name]);
  }
  expect(readFileSync(join(PROJECT, '.node-version'), 'utf8')).toMatch(/^20\.\d+\.\d+\n$/);
});

test('the bundles come with the names and terms of what is in them, none of which binds who uses them', () => {
  const text = readFileSync(join(PROJECT, 'dist/LICENSES.txt'), 'utf8');
  const titles = [...text.matchAll(/^(\S+) \S+ \((.+)\)\n-+$/gm)];
  const names = titles.map(([, name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['@actions/core', 'badge-maker', 'commander', 'simple-git', 'yaml']),
  );
  const free = [
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'Apache-2.0',
    'CC0-1.0',
    '(MIT OR Apache-2.0)',
  ];
  expect(titles.filter(([, , licence = '']) => !free.includes(licence)).map(([title]) => title)).toEqual([]);
});
