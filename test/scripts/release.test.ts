import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../helpers/hooked.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { PROJECT, type Result } from '../helpers/scalerlock.ts';

const TAG = `v${manifest.version}`;

function step(repo: TestRepo, name: string, ...args: string[]): Result {
  return run(repo, process.execPath, join(PROJECT, 'scripts/release', `${name}.mjs`), ...args);
}

/** What npm tells of the run that these tests are must not reach the npm that they start. */
function withoutNpm(repo: TestRepo): TestRepo {
  const env = Object.entries(repo.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
  return { ...repo, env: { ...Object.fromEntries(env), npm_config_cache: temporaryFolder() } };
}

describe('a release that is built', () => {
  /** The project as it is tagged. */
  let project: TestRepo;

  beforeAll(() => {
    project = withoutNpm(createRepo());
    const here = run(
      { ...project, dir: PROJECT },
      'git',
      'ls-files',
      '-z',
      '--',
      ':!test',
      ':!dist',
      ':!bench',
    );
    for (const file of [...here.stdout.split('\0').filter(Boolean), 'dist']) {
      cpSync(join(PROJECT, file), join(project.dir, file), { recursive: true });
    }
    project.commit('release');
    project.git('tag', TAG);
  });

  test('is verified: tag, versions, README, and what the build made', () => {
    expect(step(project, 'verify', TAG)).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    [
      'a bundle is not what was committed',
      () => appendFileSync(join(project.dir, 'dist/action.js'), '\n'),
      'dist/action.js',
    ],
    [
      'the build left a file that was not',
      () => project.write('dist/chunks/more.js', ''),
      'dist/chunks/more.js',
    ],
    [
      'package.json has another version',
      () => edit('package.json', `"version": "${manifest.version}"`, '"version": "9.9.9"'),
      'package.json says 9.9.9',
    ],
    [
      'the lock has another version',
      () => edit('package-lock.json', `"version": "${manifest.version}"`, '"version": "9.9.9"'),
      'package-lock.json says 9.9.9',
    ],
    [
      'the README names another release',
      () => edit('README.md', `rev: ${TAG}`, 'rev: v9.9.9'),
      'README.md has “rev: v9.9.9”',
    ],
    ['the tag is not what is checked out', () => void project.commit('later'), 'check out the tag'],
  ])('is refused where %s', (_, spoil, word) => {
    spoil();
    const { status, stderr } = step(project, 'verify', TAG);
    project.git('reset', '--quiet', '--hard', TAG);
    project.git('clean', '--quiet', '--force', '-d');
    expect(stderr).toContain(word);
    expect(status).toBe(1);
  });

  test.each(['v9.9.9-rc.1', '9.9.9', 'v1', '--help', ''])('“%s” names none', (tag) => {
    for (const name of ['verify', 'move-major-tag']) {
      const { status, stderr } = step(project, name, tag);
      expect(stderr).toContain('is not the tag of a release');
      expect(status).toBe(1);
    }
  });

  test('is packed twice to the same bytes, with a digest of all that is run', () => {
    const folders = ['once', 'twice'].map((name) => {
      const folder = join(temporaryFolder(), name);
      expect(step(project, 'pack', folder)).toMatchObject({ status: 0 });
      return folder;
    });
    const [once, twice] = folders.map((folder) =>
      Object.fromEntries(readdirSync(folder).map((file) => [file, sha256(join(folder, file))])),
    );
    expect(once).toEqual(twice);
    const [folder = ''] = folders;
    const archive = `scalerlock-${manifest.version}.tgz`;
    expect(Object.keys(once ?? {}).sort()).toEqual(['NOTES.md', 'SHA256SUMS', archive]);

    const sums = new Map(
      readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
    );
    const users = project.git('ls-files', 'dist', 'hooks').split('\n');
    expect([...sums.keys()].sort()).toEqual([...users, 'action.yml', archive].sort());
    expect(sums.get('dist/action.js')).toBe(sha256(join(project.dir, 'dist/action.js')));
    expect(sums.get(archive)).toBe(sha256(join(folder, archive)));
    expect(readFileSync(join(folder, 'NOTES.md'), 'utf8')).toContain(`gh attestation verify ${archive}`);
  });

  test('its package runs where it is installed, with nothing else', () => {
    const folder = temporaryFolder();
    expect(step(project, 'pack', folder)).toMatchObject({ status: 0 });
    const user = { ...project, dir: temporaryFolder() };
    const archive = join(folder, `scalerlock-${manifest.version}.tgz`);
    expect(run(user, 'npm', 'install', '--offline', '--no-audit', '--no-fund', archive)).toMatchObject({
      status: 0,
    });
    expect(readdirSync(join(user.dir, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'scalerlock',
    ]);
    expect(run(user, join(user.dir, 'node_modules/.bin/scalerlock'), '--version').stdout.trim()).toBe(
      manifest.version,
    );
  });

  function edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(project.dir, path), 'utf8');
    expect(text).toContain(from);
    project.write(path, text.replace(from, to));
  }
});

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

describe('the major tag', () => {
  /** A remote with releases, each a commit of its own, and the shallow clone of one of them that a workflow has. */
  function released(tags: string[], checkedOut: string): { remote: TestRepo; clone: TestRepo } {
    const source = createRepo();
    const remote = createRepo('--bare');
    for (const tag of tags) {
      source.commit(tag);
      source.git('tag', ...(tag.endsWith('.1') ? ['--annotate', '--message', tag] : []), tag);
    }
    source.git('push', '--quiet', '--tags', remote.dir, 'HEAD:main');
    const clone = repoAt(temporaryFolder());
    clone.git('clone', '--quiet', '--depth=1', `--branch=${checkedOut}`, `file://${remote.dir}`, '.');
    return { remote, clone };
  }

  const commitOf = (repo: TestRepo, tag: string) => repo.git('rev-parse', `${tag}^{commit}`);

  test('is made by the first release, and moved by the next, annotated or not', () => {
    const { remote, clone } = released(['v1.0.0'], 'v1.0.0');
    expect(step(clone, 'move-major-tag', 'v1.0.0')).toMatchObject({
      status: 0,
      stdout: 'v1 is v1.0.0 now\n',
    });
    expect(commitOf(remote, 'v1')).toBe(commitOf(remote, 'v1.0.0'));
    expect(step(clone, 'move-major-tag', 'v1.0.0').stdout).toBe('v1 is v1.0.0 already\n');

    clone.commit('more');
    clone.git('tag', '--annotate', '--message', 'more', 'v1.0.1');
    clone.git('push', '--quiet', 'origin', 'v1.0.1');
    expect(step(clone, 'move-major-tag', 'v1.0.1')).toMatchObject({ status: 0 });
    expect(commitOf(remote, 'v1')).toBe(commitOf(remote, 'v1.0.1'));
    expect(commitOf(remote, 'v1.0.0')).not.toBe(commitOf(remote, 'v1'));
  });

  test('stays where an older release is mended, and is nobody’s of another major', () => {
    const { remote, clone } = released(['v1.2.9', 'v1.10.0', 'v2.0.0', 'v1.2.10'], 'v1.2.10');
    expect(step(clone, 'move-major-tag', 'v1.2.10')).toMatchObject({
      status: 0,
      stdout: 'v1 stays: v1.10.0 is newer than v1.2.10\n',
    });
    expect(remote.git('tag', '--list', 'v1', 'v2')).toBe('');
  });

  test('that the remote refuses to move is left to a maintainer, who is told how', () => {
    const { remote, clone } = released(['v1.0.0'], 'v1.0.0');
    remote.write('hooks/update', '#!/bin/sh\necho no workflows >&2\nexit 1\n');
    chmodSync(join(remote.dir, 'hooks/update'), 0o755);
    const { status, stderr } = step(clone, 'move-major-tag', 'v1.0.0');
    expect(stderr).toContain('no workflows');
    expect(stderr).toContain(`git push --force origin ${commitOf(clone, 'v1.0.0')}:refs/tags/v1`);
    expect(status).toBe(1);
  });

  test('is refused for a tag that the remote has not, or has elsewhere', () => {
    const { remote, clone } = released(['v1.0.0', 'v1.1.0'], 'v1.1.0');
    expect(step(clone, 'move-major-tag', 'v1.2.0')).toMatchObject({
      status: 1,
      stderr: '✖ origin has no v1.2.0: push the tag first\n',
    });
    const elsewhere = step(clone, 'move-major-tag', 'v1.0.0');
    expect(elsewhere.status).toBe(1);
    expect(elsewhere.stderr).toContain('check out the tag');
    expect(remote.git('tag', '--list', 'v1')).toBe('');
  });
});
