import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRepo } from '../helpers/repo.ts';
import { scalerlock } from '../helpers/scalerlock.ts';

/*
 * What an audit of a part remembers under the git directory changes how long the next one takes, and nothing else.
 */

const repo = createRepo();
const MAKES_ITS_OWN = [
  'import joblib',
  'from fastapi import FastAPI',
  'from sklearn.preprocessing import StandardScaler',
  'app = FastAPI()',
  'model = joblib.load("model.pkl")',
  '@app.post("/predict")',
  'def predict(rows: list):',
  '    return model.predict(StandardScaler().fit_transform(rows))',
  '',
].join('\n');
repo.write('service/app.py', MAKES_ITS_OWN);
repo.write('other/plain.py', 'print(1)\n');
const base = repo.commit();

const MEMORY = join(repo.dir, '.git/scalerlock');
const audit = (...args: string[]) => scalerlock(repo, 'audit', ...args);

/** All files of what is remembered. */
function remembered(): string[] {
  const names = existsSync(MEMORY) ? readdirSync(MEMORY, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => /\.(bin|json)$/.test(name)).sort();
}

beforeEach(() => rmSync(MEMORY, { recursive: true, force: true }));

describe('the audit of a part', () => {
  it('says the same the first time and each time after', () => {
    const first = audit('service', '--format', 'json');
    expect(first.status).toBe(1);
    expect(remembered()).toEqual([
      expect.stringMatching(/^compiled\/[0-9a-f]{16}\/audit-v[\d.]+-\w+\.bin$/),
      expect.stringMatching(/^ties\/[0-9a-f]{16}\.json$/),
    ]);
    const again = audit('service', '--format', 'json');
    const withoutTimes = (text: string) => text.replace(/"durationMs": [\d.]+/, '');
    expect(withoutTimes(again.stdout)).toBe(withoutTimes(first.stdout));
    expect(again.status).toBe(1);
  });

  it('works it out again where what is remembered was cut off or is another thing', () => {
    audit('service');
    for (const damage of [(bytes: Buffer) => bytes.subarray(0, bytes.length / 2), () => Buffer.from('x')]) {
      for (const name of remembered())
        writeFileSync(join(MEMORY, name), damage(readFileSync(join(MEMORY, name))));
      const { status, stdout, stderr } = audit('service');
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toContain('audit/fit-at-inference');
    }
  });

  it('sees what has changed since, in the file and in what it is tied to', () => {
    audit('service');
    repo.write(
      'lib/scaling.py',
      'from sklearn.preprocessing import StandardScaler\n\ndef scaled(rows):\n    return StandardScaler().fit_transform(rows)\n',
    );
    repo.write(
      'service/app.py',
      MAKES_ITS_OWN.replace(
        'from sklearn.preprocessing import StandardScaler',
        'from lib.scaling import (\n    scaled,\n)',
      ).replace('StandardScaler().fit_transform', 'scaled'),
    );
    const head = repo.commit();
    const { status, stdout } = audit('--base', base, '--head', head);
    expect(stdout).toContain('lib/scaling.py:4');
    expect(status).toBe(1);
    repo.git('reset', '--quiet', '--hard', base);
  });

  it('is all that is remembered: nothing of the audit of a whole', () => {
    audit();
    expect(remembered()).toEqual([]);
  });
});

describe('a revision', () => {
  it('that looks like an option is none', () => {
    const { status, stderr } = audit('--base', base, '--head=-Otouch was-run');
    expect(status).toBe(2);
    expect(stderr).toMatch(/no commit is called `-Otouch was-run`/);
    expect(existsSync(join(repo.dir, 'was-run'))).toBe(false);
  });

  it('may be a branch that is called as another tree is', () => {
    repo.git('branch', '--force', 'index', base);
    repo.write('service/app.py', 'print(1)\n');
    repo.git('add', '--all');
    const { stdout } = audit('service', '--head', 'index');
    expect(stdout).toContain('audit/fit-at-inference');
    repo.git('reset', '--quiet', '--hard', base);
  });
});
