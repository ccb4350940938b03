import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { report as validateReport } from '../../src/generated/validate-report.js';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import {
  CHURN_POLICY,
  CLI,
  churnRepo,
  fixture,
  type Result,
  scalerlock,
  writeChurn,
} from '../helpers/scalerlock.ts';

/** What is broken, missing or mistyped: one clear message, an exit code that is no pass, and nothing changed on disk. */

const POLICY = 'scalerlock.yml';
const LOCK = 'models/churn/scaler.lock.json';
const MODEL = 'models/churn/model.joblib';
const SCALER = 'models/churn/scaler.joblib';
const NAMES = '--format json'.split(' ');

/** Every file of a folder, git's own too, by what is in it. */
function snapshot(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) found.set(path, readlinkSync(path));
    if (entry.isFile()) found.set(path, createHash('sha256').update(readFileSync(path)).digest('hex'));
  }
  return found;
}

/** Runs a command that must not pass, print a trace, or change a single byte. */
function refused(repo: TestRepo, ...args: string[]): Result & { text: string } {
  const before = snapshot(repo.dir);
  const result = scalerlock(repo, ...args);
  expect(snapshot(repo.dir)).toEqual(before);
  const text = `${result.stdout}${result.stderr}`;
  expect(text).not.toMatch(/^\s+at .*[:(]|node:internal|fault in Scalerlock/m);
  expect(text.trim()).not.toBe('');
  expect(result.status).toBeGreaterThan(0);
  return { ...result, text };
}

/** What `check` says in both its forms, with the exit code of the design. */
function checked(repo: TestRepo, status: 1 | 2, ...args: string[]): { text: string; report: Report } {
  const { status: exit, text } = refused(repo, 'check', ...args);
  expect(exit, text).toBe(status);
  const json = refused(repo, 'check', ...NAMES, ...args);
  expect(json.status).toBe(status);
  const report = JSON.parse(json.stdout) as Report;
  if (!validateReport(report)) throw new Error(`not a report: ${JSON.stringify(validateReport.errors)}`);
  expect(report.status).toBe(status === 1 ? 'fail' : 'error');
  if (report.error) expect(report.error.fix).not.toBe('');
  for (const { message, fix } of report.findings) expect([message, fix]).not.toContain('');
  return { text: text.replaceAll(/\s+/g, ' '), report };
}

/** The one finding at level error. */
function onlyError(report: Report): Report['findings'][number] | undefined {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(1);
  return errors[0];
}

describe('an artifact', () => {
  it.each([
    ['a truncated model', MODEL, 'churn/v1/model.joblib', 500, /cut off/],
    ['a truncated scaler', SCALER, 'churn/v1/scaler.joblib', 500, /cut off/],
    ['a model of 0 bytes', MODEL, 'churn/v1/model.joblib', 0, /cannot be read: it is empty/],
    ['a scaler of 0 bytes', SCALER, 'churn/v1/scaler.joblib', 0, /cannot be read: it is empty/],
  ])('%s', (_, path, name, length, says) => {
    const repo = churnRepo();
    repo.write(path, fixture(name).subarray(0, length));
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'artifact/unreadable', path, pair: 'churn' });
    expect(text).toMatch(says);
    expect(text).toContain(`git checkout HEAD -- ${path}`);
    expect(text).not.toContain('by its bytes alone');
    const sealing = refused(repo, 'seal');
    expect(sealing.status).toBe(1);
    expect(sealing.text).toMatch(/churn is not sealed: .*cannot be read/);
  });

  it('that is broken and new is not said to be in HEAD', () => {
    const repo = churnRepo();
    repo.write('new/model.joblib', fixture('churn/v1/model.joblib').subarray(0, 500));
    repo.write('new/scaler.joblib', fixture('churn/v1/scaler.joblib'));
    repo.write(POLICY, `${CHURN_POLICY}  new:\n    model: new/model.joblib\n    scaler: new/scaler.joblib\n`);
    const { text } = checked(repo, 1, 'new');
    expect(text).toContain('save it again from where it was trained');
    expect(text).not.toContain('git checkout');
  });
});

describe('a lock', () => {
  const edited = (change: (text: string) => string): TestRepo => {
    const repo = churnRepo();
    repo.write(LOCK, change(readFileSync(join(repo.dir, LOCK), 'utf8')));
    return repo;
  };

  it.each([
    [
      'a wrong type',
      (text: string) => text.replace(/"size": \d+/, '"size": "big"'),
      /`models\[0\]\.size` is .*`big`; expected a whole number/,
      /scalerlock seal churn/,
    ],
    ['not JSON', () => 'hello\n', /not valid JSON/, /seal the pair/],
    ['an empty file', () => '', /the file is empty/, /seal the pair/],
    ['a list', () => '[]', /the lock is a list; expected an object/, /seal the pair/],
    ['cut off', (text: string) => text.slice(0, 300), /not valid JSON/, /scalerlock seal churn/],
    [
      'an unknown key',
      (text: string) => text.replace('"lockVersion"', '"lockVersoin"'),
      /lockVersoin/,
      /scalerlock seal churn/,
    ],
    [
      '`__proto__` as a key',
      (text: string) => text.replace('"lockVersion": 1', '"lockVersion": 1, "__proto__": {}'),
      /unknown key `__proto__`/,
      /scalerlock seal churn/,
    ],
    [
      'a key twice',
      (text: string) => text.replace(/"size": (\d+)/, '"size": 5, "size": $1'),
      /`size` stands twice/,
      /scalerlock seal churn/,
    ],
    [
      'merge conflict markers',
      (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> side\n`,
      /merge conflict markers/,
      /settle first which model and scaler stay/,
    ],
    [
      'a newer version',
      (text: string) => text.replace('"lockVersion": 1', '"lockVersion": 2'),
      /the lock has version 2/,
      /update Scalerlock/,
    ],
  ])('with %s', (_, change, says, mends) => {
    const { text, report } = checked(edited(change), 1);
    expect(onlyError(report)).toMatchObject({ rule: 'lock/invalid', path: LOCK, line: expect.any(Number) });
    expect(text).toMatch(says);
    expect(text).toMatch(mends);
  });

  it('of a newer version is not written over by seal', () => {
    const repo = edited((text) => text.replace('"lockVersion": 1', '"lockVersion": 2'));
    const { status, text } = refused(repo, 'seal');
    expect(status).toBe(1);
    expect(text).toContain('update Scalerlock');
  });

  it('that is a symbolic link is neither followed nor written through', () => {
    const repo = churnRepo();
    repo.remove(LOCK);
    symlinkSync('../../elsewhere.json', join(repo.dir, LOCK));
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'lock/invalid', path: LOCK });
    expect(text).toContain('symbolic link');
    expect(refused(repo, 'seal')).toMatchObject({
      status: 2,
      text: expect.stringContaining('symbolic link'),
    });
  });

  it('that is a Git LFS pointer says how to keep it in git', () => {
    const repo = edited(
      () => `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`,
    );
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'lock/invalid' });
    expect(text).toMatch(/Git LFS pointer.*\.gitattributes/);
  });
});

describe('scalerlock.yml', () => {
  it.each([
    [
      'a tab',
      'version: 1\npairs:\n\tchurn:\n',
      /a tab at line 3, column 1: YAML indents with spaces · scalerlock\.yml:3:1 · replace the tab/,
    ],
    [
      'an unknown key',
      CHURN_POLICY.replace('scaler:', 'scalar:'),
      /unknown key `scalar` in pair `churn`: did you mean `scaler`\? · scalerlock\.yml:5:5/,
    ],
    ['an unknown rule', `${CHURN_POLICY}rules:\n  lock/mising: off\n`, /did you mean `lock\/missing`\?/],
    ['an unknown level', `${CHURN_POLICY}rules:\n  lock/missing: warn\n`, /`warn`.*warning/],
    [
      'duplicate keys',
      `${CHURN_POLICY}version: 1\n`,
      /the key `version` stands twice.*first at line 1 · scalerlock\.yml:\d+:1 · keep one/,
    ],
    ['nothing in it', '', /the policy is empty · scalerlock\.yml:1:1 · .*scalerlock init/],
    ['only a comment in it', '# later\n', /the policy is empty/],
    ['a list in it', '- a\n- b\n', /the policy is not a map.*begin with `version: 1`/],
    [
      'two documents',
      `${CHURN_POLICY}---\nversion: 1\n`,
      /several YAML documents · scalerlock\.yml:\d+:1 · keep one/,
    ],
    ['no pairs', 'version: 1\n', /the policy has no `pairs`.*add `pairs`/],
    [
      'a newer version',
      CHURN_POLICY.replace('version: 1', 'version: 2'),
      /`version` is .*`2`.*expected .*`1`/,
    ],
    [
      'a version in quotes',
      CHURN_POLICY.replace('version: 1', 'version: "1"'),
      /`version` is the text `1`; expected the number `1`/,
    ],
    [
      'merge conflict markers',
      `<<<<<<< HEAD\n${CHURN_POLICY}=======\n>>>>>>> side\n`,
      /merge conflict markers · scalerlock\.yml:1:1 · resolve the merge/,
    ],
    ['UTF-16', Buffer.from(`\uFEFF${CHURN_POLICY}`, 'utf16le'), /not text in UTF-8.*save it as UTF-8/],
    ['2 MB', `# ${'x'.repeat(2_000_000)}\n${CHURN_POLICY}`, /too large.*make it smaller/],
    ['33 MB', `# ${'x'.repeat(33 * 1024 * 1024)}\n${CHURN_POLICY}`, /too large.*make it smaller/],
    [
      'an absolute path',
      CHURN_POLICY.replace('model: ', 'model: /'),
      /is absolute · scalerlock\.yml:4:12 · write it from the repository root/,
    ],
    [
      'a path that leaves the repository',
      CHURN_POLICY.replace('model: ', 'model: ../'),
      /leaves the repository/,
    ],
    [
      'one file as model and scaler',
      CHURN_POLICY.replace(SCALER, MODEL),
      /is the model and the scaler of pair `churn`.*embedded/,
    ],
    [
      'a reference without `#`',
      CHURN_POLICY.replace(/train\.yaml#\S+/, 'train.yaml'),
      /has no `#`.*write `path#selector`/,
    ],
    [
      'an invalid JSONPath',
      CHURN_POLICY.replace('$.preprocessing.scaler_version', '$.preprocessing[?'),
      /is no JSONPath.*scalerlock\.yml:6:15.*RFC 9535/,
    ],
    [
      'a config of no known format',
      CHURN_POLICY.replace('train.yaml', 'train.conf'),
      /format its name does not tell/,
    ],
  ])('with %s: cannot judge', (_, content, says) => {
    const repo = churnRepo();
    repo.write(POLICY, content);
    const { text, report } = checked(repo, 2);
    expect(text).toMatch(says);
    expect(report.error).toMatchObject({ path: POLICY });
    expect(refused(repo, 'seal').status).toBe(2);
    repo.git('add', '--all');
    expect(checked(repo, 2, '--staged').report.pairs).toEqual([]);
  });

  it.each([
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['`__proto__` as the name of a pair', (text: string) => text.replace('  churn:', '  __proto__:')],
    ['`constructor` as the name of a pair', (text: string) => text.replace('  churn:', '  constructor:')],
  ])('with %s: is read as any other, and still judges', (_, change) => {
    const repo = churnRepo();
    repo.write(POLICY, change(CHURN_POLICY));
    expect(scalerlock(repo, 'check')).toMatchObject({ status: 0 });
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(onlyError(checked(repo, 1).report)).toMatchObject({ rule: 'pair/scaler-changed-alone' });
  });

  it('that matches nothing, in so many words: one finding for all the paths', () => {
    const repo = createRepo();
    repo.write(
      POLICY,
      'version: 1\npairs:\n  churn:\n    model: modles/model.joblib\n    scaler: modles/scaler.joblib\n',
    );
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({
      rule: 'pair/missing-artifact',
      path: POLICY,
      line: 3,
      column: 3,
    });
    expect(text).toContain(
      'the model modles/model.joblib and the scaler modles/scaler.joblib of pair `churn` are not in the tree',
    );
    expect(text).toContain('mend the path in scalerlock.yml');
    expect(refused(repo, 'seal')).toMatchObject({
      status: 1,
      text: expect.stringContaining('not in the tree'),
    });
  });

  it('that matches nothing, by a glob', () => {
    const repo = createRepo();
    repo.write(
      POLICY,
      'version: 1\npairs:\n  churn:\n    model: modles/*.joblib\n    scaler: modles/*.pkl\n',
    );
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'pair/missing-artifact' });
    expect(text).toContain('no file fits the model modles/*.joblib and the scaler modles/*.pkl');
  });

  it('that matches nothing, by a convention', () => {
    const repo = createRepo();
    repo.write(
      POLICY,
      'version: 1\npairs:\n  "{name}":\n    model: servces/{name}/model.*\n    scaler: servces/{name}/scaler.*\n',
    );
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'policy/no-match', path: POLICY, line: 4, column: 12 });
    expect(text).toContain('`servces/{name}/model.*` matches no file');
    const sealing = refused(repo, 'seal');
    expect(sealing.status).toBe(2);
    expect(sealing.text).toMatch(/no pair to seal.*servces.*scalerlock\.yml:4:12/);
  });

  it('that is a symbolic link', () => {
    const repo = churnRepo();
    repo.remove(POLICY);
    symlinkSync('elsewhere.yml', join(repo.dir, POLICY));
    expect(checked(repo, 2).text).toContain('symbolic link');
  });

  it('that is not there, or has another name', () => {
    const repo = createRepo();
    repo.write('scalerlock.yaml', CHURN_POLICY);
    const { text } = checked(repo, 2);
    expect(text).toMatch(/there is no scalerlock\.yml.*scalerlock init/);
  });
});

describe('a config that the policy points at', () => {
  it.each([
    [
      'two values',
      'a:\n  version: "1.0.0"\nscaler:\n  version: "1.0.0"\n',
      '$..version',
      /`\$\.\.version` selects 2 values, at lines 2 and 4.*make the selector select one/,
    ],
    [
      'nothing',
      'scaler:\n  version: "1.0.0"\n',
      '$.scaler.versoin',
      /`\$\.scaler` has no `versoin`: did you mean `version`\?/,
    ],
    [
      'a broken YAML with a tab',
      'scaler:\n\tversion: "1.0.0"\n',
      '$.scaler.version',
      /a tab at line 2, column 1: YAML indents with spaces.*replace the tab/,
    ],
    [
      'a number and no text',
      'scaler:\n  version: 1.0\n',
      '$.scaler.version',
      /`1\.0` is a number here.*write it in quotes: "1\.0"/,
    ],
    ['an empty file', '', '$.scaler.version', /the file is empty/],
    [
      'a list',
      'scaler:\n  version: ["1.0.0"]\n',
      '$.scaler.version',
      /is a list; it does not name a scaler.*write a version/,
    ],
    [
      'a word',
      'scaler:\n  version: latest\n',
      '$.scaler.version',
      /`latest` does not name a scaler.*write a version/,
    ],
    [
      'a variable',
      `scaler:\n  version: "\${VERSION}"\n`,
      '$.scaler.version',
      /a variable is known only where it is deployed/,
    ],
    [
      'a key twice',
      'scaler:\n  version: "1.0.0"\n  version: "2.0.0"\n',
      '$.scaler.version',
      /`version` stands twice.*keep one/,
    ],
    [
      'merge conflict markers',
      '<<<<<<< HEAD\nscaler:\n  version: "1.0.0"\n=======\n>>>>>>> side\n',
      '$.scaler.version',
      /merge conflict markers.*resolve the merge/,
    ],
  ])('with %s', (_, content, selector, says) => {
    const repo = churnRepo(CHURN_POLICY.replace('$.scaler.version', selector));
    repo.write('deploy/staging.yaml', content);
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'config/unreadable', path: 'deploy/staging.yaml' });
    expect(text).toMatch(says);
  });

  it('that is not there', () => {
    const repo = churnRepo();
    repo.remove('deploy/staging.yaml');
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'config/unreadable', path: POLICY, line: 8 });
    expect(text).toMatch(
      /deploy\/staging\.yaml, is not in the tree.*add deploy\/staging\.yaml, or mend the reference/,
    );
  });

  it('that is a symbolic link', () => {
    const repo = churnRepo();
    repo.remove('deploy/staging.yaml');
    symlinkSync('prod.yaml', join(repo.dir, 'deploy/staging.yaml'));
    const { text, report } = checked(repo, 1);
    expect(onlyError(report)).toMatchObject({ rule: 'config/unreadable', path: 'deploy/staging.yaml' });
    expect(text).toContain('symbolic link');
  });
});

describe('a repository without commits', () => {
  it('and without a policy', () => {
    const repo = createRepo();
    repo.write('a.txt', 'a');
    for (const args of [[], ['--staged']])
      expect(checked(repo, 2, ...args).text).toContain('there is no scalerlock.yml');
    expect(refused(repo, 'seal').status).toBe(2);
    expect(refused(repo, 'init', '--yes').status).toBe(2);
  });

  it('and with one: the default and what is staged are judged, commits cannot be', () => {
    const repo = createRepo();
    repo.write(POLICY, 'version: 1\npairs:\n  churn:\n    model: m.joblib\n    scaler: s.joblib\n');
    repo.write('m.joblib', fixture('churn/v1/model.joblib'));
    repo.write('s.joblib', fixture('churn/v1/scaler.joblib'));
    expect(onlyError(checked(repo, 1).report)).toMatchObject({
      rule: 'lock/missing',
      fix: expect.stringContaining('scalerlock seal churn'),
    });
    expect(checked(repo, 2, '--staged').text).toContain('there is no scalerlock.yml');
    for (const args of [
      ['--head', 'HEAD'],
      ['--base', 'HEAD~1', '--head', 'HEAD'],
      ['--base', 'main'],
    ]) {
      expect(checked(repo, 2, ...args).text).toMatch(/has no commits yet.*--staged/);
    }
  });
});

describe('no repository to judge', () => {
  it('git is not on the PATH', () => {
    const repo = churnRepo();
    const without = { ...repo, env: { ...repo.env, PATH: '/nowhere' } };
    expect(checked(without, 2).text).toMatch(/git is not on the PATH · install git/);
    for (const command of [['seal'], ['init', '--yes'], ['install'], ['hook', 'pre-commit'], ['demo']]) {
      expect(refused(without, ...command)).toMatchObject({
        status: 2,
        text: expect.stringMatching(/install git/),
      });
    }
  });

  it('a folder that is no repository', () => {
    const repo = repoAt(temporaryFolder());
    expect(checked(repo, 2).text).toMatch(/is not in a git repository.*`git init`/);
    for (const command of [['seal'], ['init', '--yes'], ['install'], ['uninstall'], ['hook', 'pre-commit']]) {
      expect(refused(repo, ...command)).toMatchObject({
        status: 2,
        text: expect.stringContaining('not in a git repository'),
      });
    }
  });

  it('a folder that is not there, and one that is a file', () => {
    const repo = churnRepo();
    expect(checked(repo, 2, '--repo', 'nowhere').text).toMatch(/there is no folder .*nowhere.*--repo DIR/);
    expect(checked(repo, 2, '--repo', POLICY).text).toMatch(/is not a folder.*--repo DIR/);
  });

  it('a bare repository: commits can be judged there, and nothing else', () => {
    const repo = churnRepo();
    repo.git('clone', '--quiet', '--bare', '.', 'bare.git');
    expect(checked(repo, 2, '--repo', 'bare.git').text).toMatch(/no work tree.*--base REV --head REV/);
    expect(scalerlock(repo, 'check', '--repo', 'bare.git', '--head', 'HEAD').status).toBe(0);
  });
});

describe('a repository in trouble', () => {
  it('has merge conflicts', () => {
    const repo = churnRepo();
    repo.git('switch', '--quiet', '--create', 'side');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.commit('v2');
    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v3', scaler: 'v3' });
    repo.commit('v3');
    expect(() => repo.git('merge', 'side')).toThrow();
    expect(checked(repo, 2, '--staged').text).toMatch(
      /has merge conflicts \(and 1 more\).*resolve them and `git add`/,
    );
    expect(refused(repo, 'hook', 'pre-commit').status).toBe(2);
  });

  it.each([
    ['cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 30))],
    ['emptied', (file: string) => writeFileSync(file, '')],
  ])('has an object that is %s', (_, damage) => {
    const repo = churnRepo();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.commit('v2');
    const oid = repo.git('rev-parse', `HEAD:${SCALER}`);
    const file = join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
    chmodSync(file, 0o644);
    damage(file);
    const { text } = checked(repo, 2, '--base', 'HEAD~1', '--head', 'HEAD');
    expect(text).toContain(SCALER);
    expect(text).toContain('git fsck');
  });

  it('has a HEAD that leads nowhere', () => {
    const repo = churnRepo();
    repo.write('.git/refs/heads/main', `${'1'.repeat(40)}\n`);
    expect(checked(repo, 2).text).toMatch(/not a commit of this repository.*git fsck/);
  });

  it('does not know a revision', () => {
    const repo = churnRepo();
    for (const args of [['--base', 'nope'], ['--head', 'nope'], ['--base', 'HEAD~5'], ['--base=--all']]) {
      expect(checked(repo, 2, ...args).text).toMatch(/no commit is called .*check the name, or fetch it/);
    }
    expect(checked(repo, 2, '--base', repo.git('rev-parse', `HEAD:${POLICY}`)).text).toMatch(
      /no commit is called.*blob/,
    );
    expect(checked(repo, 2, '--base', '').text).toMatch(/`--base` names no commit.*is a variable empty\?/);
  });
});

describe('a command line that was not understood', () => {
  const repo = churnRepo();

  it.each([
    [['check', 'chrun'], /no pair is called `chrun`.*did you mean `churn`\?/],
    [['check', 'something-else'], /no pair is called `something-else`.*the pairs are: churn/],
    [['seal', 'chrun'], /did you mean `churn`\?/],
    [['chekc'], /unknown command 'chekc'\s+\(Did you mean check\?\)/],
    [['frobnicate'], /unknown command 'frobnicate'\s+\(`scalerlock --help` lists the commands\)/],
    [['check', '--stagd'], /unknown option '--stagd'\s+\(Did you mean --staged\?\)/],
    [['check', '--format', 'xml'], /'xml' is invalid.*text, json/],
    [['check', '--staged', '--worktree'], /--staged and --worktree do not go together · name one/],
    [['check', '--staged', '--base', 'HEAD'], /--staged and --base\/--head do not go together/],
    [['seal', 'churn', '--version', 'two'], /`two` is not a version.*--version 2\.1\.0/],
    [['seal', 'churn', '--version', '0.1.0'], /0\.1\.0 is too low.*name 1\.0\.0 or a higher one/],
    [['seal', '--version', '2.0.0'], /`--version` is of one pair.*seal PAIR --version V/],
    [['seal', '--allow-scaler-change'], /needs a reason.*--reason/],
    [['seal', '--allow-scaler-change', '--reason', '  '], /needs a reason/],
    [['seal', '--reason', 'x'], /add `--allow-scaler-change`/],
    [
      ['seal', '--allow-scaler-change', '--reason', 'x'.repeat(1001)],
      /has 1001 characters, and a lock holds 1000.*say it shorter/,
    ],
    [['seal', 'churn', '--all'], /`--all` seals every pair/],
    [['explain', 'lock/mising'], /did you mean `lock\/missing`\?/],
    [['hook', 'post-commit'], /there is no hook `post-commit`.*pre-commit/],
    [['inspect', 'nope.pkl'], /there is no such file · nope\.pkl · mend the path/],
    [['inspect'], /missing required argument 'files'/],
    [['compare', SCALER, POLICY], /no scaler can be read here.*scalerlock\.yml.*scalerlock inspect/],
    [['compare', MODEL, SCALER], /no scaler can be read here: there is no fitted scaler in it/],
    [['compare', SCALER], /missing required argument 'b'/],
    [['compare', SCALER, SCALER, '--rtol', 'much'], /'much' is invalid. a tolerance is a number from 0/],
  ])('%j', (args, says) => {
    const { status, text } = refused(repo, ...args);
    expect(status).toBe(2);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(says);
  });

  it.each([[['--stagd']], [['--base']], [['chrun']]])(
    'check --format json %j still prints a report',
    (args) => {
      const { status, stdout } = refused(repo, 'check', ...NAMES, ...args);
      expect(status).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({
        status: 'error',
        error: { message: expect.any(String), fix: expect.stringMatching(/\S/) },
      });
    },
  );
});

describe('inspect and compare', () => {
  it('an empty file is said to be one', () => {
    const repo = createRepo();
    repo.write('empty.pkl', '');
    expect(refused(repo, 'inspect', 'empty.pkl')).toMatchObject({
      status: 1,
      text: expect.stringContaining('cannot be read: it is empty'),
    });
    const { stdout } = refused(repo, 'inspect', ...NAMES, 'empty.pkl');
    expect(JSON.parse(stdout).files).toMatchObject([{ path: 'empty.pkl', error: 'is empty' }]);
    expect(refused(repo, 'compare', 'empty.pkl', 'empty.pkl')).toMatchObject({
      status: 2,
      text: expect.stringContaining('it is empty'),
    });
  });

  it('a truncated file says where it ends', () => {
    const repo = createRepo();
    repo.write('cut.joblib', fixture('churn/v1/scaler.joblib').subarray(0, 400));
    expect(refused(repo, 'inspect', 'cut.joblib')).toMatchObject({
      status: 1,
      text: expect.stringMatching(/cut off/),
    });
  });
});

describe('an output that cannot be written', () => {
  const repo = churnRepo();

  it.each([
    ['a folder', 'models', /a folder is there/],
    ['below a file', `${POLICY}/report.txt`, /no folder/],
    ['below /proc', '/proc/scalerlock/report.txt', /no folder can be made there|permission denied/],
  ])('%s', (_, file, says) => {
    const { status, text } = refused(repo, 'check', '--output', file);
    expect(status).toBe(2);
    expect(text).toMatch(/the output could not be written/);
    expect(text).toMatch(says);
    expect(text).toContain('name another file');
    expect(refused(repo, 'badge', '--svg', file).status).toBe(2);
  });

  it('a pipe or a device is written to, and never replaced', () => {
    const pipe = join(temporaryFolder(), 'pipe');
    const script = 'mkfifo "$3" && cat "$3" & sleep 0.2; "$1" "$2" check --output "$3"; wait';
    const { stdout } = spawnSync('sh', ['-c', script, 'sh', process.execPath, CLI, pipe], {
      cwd: repo.dir,
      env: repo.env,
      encoding: 'utf8',
    });
    expect(stdout).toContain('in step');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('a link is followed, and stays a link', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real/report.txt'), 'old');
    symlinkSync('real/report.txt', join(folder, 'link.txt'));
    expect(scalerlock(repo, 'check', '--output', join(folder, 'link.txt')).status).toBe(0);
    expect(readlinkSync(join(folder, 'link.txt'))).toBe('real/report.txt');
    expect(readFileSync(join(folder, 'real/report.txt'), 'utf8')).toContain('in step');
    expect(readdirSync(join(folder, 'real'))).toEqual(['report.txt']);
  });

  it('a lock whose place a folder has taken', () => {
    const other = churnRepo();
    other.remove(LOCK);
    other.write(`${LOCK}/keep`, '');
    expect(refused(other, 'seal')).toMatchObject({
      status: 2,
      text: expect.stringContaining('a folder is there'),
    });
  });
});

describe('badge', () => {
  it('says why where it could not judge, and writes a grey one', () => {
    const repo = createRepo();
    const { status, stdout, stderr } = refused(repo, 'badge');
    expect(status).toBe(2);
    expect(stdout).toBe('scaler lock | not judged\n');
    expect(stderr).toMatch(/there is no scalerlock\.yml · run `scalerlock init`/);
    expect(scalerlock(repo, 'badge', '--endpoint', 'badge.json').status).toBe(2);
    expect(JSON.parse(readFileSync(join(repo.dir, 'badge.json'), 'utf8'))).toMatchObject({
      message: 'not judged',
      color: 'lightgrey',
    });
  });
});
