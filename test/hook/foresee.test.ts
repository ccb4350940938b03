import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BehindConfig, withEdits } from '../../src/check/behind.ts';
import type { SealOutcome } from '../../src/check/sealing.ts';
import { sealAndWrite } from '../../src/cli/seal.ts';
import type { Lock } from '../../src/generated/lock.ts';
import { askGit } from '../../src/hook/ask-git.ts';
import { quickVerdict } from '../../src/hook/quick.ts';
import { edited } from '../../src/hook/stage-edited.ts';
import { sealedRepo } from '../helpers/pairs.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { fixture } from '../helpers/scalerlock.ts';

const MODEL = 'churn/model.joblib';
const SCALER = 'churn/scaler.joblib';

const policy = (...references: string[]): string => `version: 1
pairs:
  churn:
    model: ${MODEL}
    scaler: ${SCALER}
${references.length > 0 ? `    inference: [${references.map((each) => `"${each}"`).join(', ')}]\n` : ''}`;

/** A commit of v1, with a policy and a config that name it; then v2 is sealed. */
async function retrained(
  references: string[],
  path: string,
  text: string,
): Promise<[TestRepo, SealOutcome[]]> {
  const files = { [MODEL]: 'churn/v1/model.joblib', [SCALER]: 'churn/v1/scaler.joblib' };
  const repo = sealedRepo(policy(), files);
  repo.write('scalerlock.yml', policy(...references));
  repo.write(path, named(repo, text));
  repo.commit('configs');
  repo.write(MODEL, fixture('churn/v2/model.joblib'));
  repo.write(SCALER, fixture('churn/v2/scaler.joblib'));
  return [repo, await sealAndWrite(repo.dir, { only: [], all: false, version: null, reason: null })];
}

/** `VERSION`, `SHA` and `FINGERPRINT` in a text, as the lock on disk has them. */
function named(repo: TestRepo, text: string): string {
  const lock = JSON.parse(readFileSync(join(repo.dir, 'churn/scaler.lock.json'), 'utf8')) as Lock;
  const [scaler] = lock.scalers;
  return text
    .replaceAll('VERSION', scaler.version)
    .replaceAll('SHA', scaler.sha256)
    .replaceAll('FINGERPRINT', scaler.fingerprint ?? '');
}

/** What the hook says at once of all that is there. */
async function saidAtOnce(repo: TestRepo): Promise<string | undefined> {
  repo.git('add', '--all');
  const staged = await askGit(repo.dir, repo.env);
  return staged ? (await quickVerdict(staged, repo.dir, repo.env)).verdict : undefined;
}

describe('after a seal, the hook knows the commit in which the configs name what was sealed', () => {
  it.each<[string, string[], string, string]>([
    ['YAML', ['$.a.scaler'], 'c.yaml', 'seed: 1.0.0\na:\n  scaler: "VERSION"  # 1.0.0 before\n'],
    ['YAML with CRLF', ['$.scaler'], 'c.yaml', 'a: 1\r\nscaler: VERSION\r\nb: 2\r\n'],
    ['two places in one file', ['$.b', '$.a'], 'c.yaml', 'a: VERSION\nb: churn@VERSION\n'],
    ['one place, named twice', ['$.a', "$['a']"], 'c.yaml', 'a: VERSION\n'],
    ['a digest', ['$.a'], 'c.json', '{ "a": "sha256:SHA" }\n'],
    ['a fingerprint as a digest', ['$.a'], 'c.json', '{ "a": "FINGERPRINT" }\n'],
    [
      'an object that says all of it',
      ['$.a'],
      'c.json',
      `{ "a": {\n  "sha256": "SHA", "fingerprint": "FINGERPRINT",\n  "path": "${SCALER}", "version": "VERSION" } }\n`,
    ],
    ['TOML', ['$.scaler.version'], 'c.toml', '[scaler]\nversion = "VERSION"\n'],
    ['INI', ['scaler.version'], 'c.ini', '[scaler]\nversion = VERSION\n'],
    ['.env', ['SCALER'], '.env', 'OLD=1.0.0\nexport SCALER=vVERSION # 1.0.0\n'],
  ])('%s', async (_, selectors, path, text) => {
    const [repo, outcomes] = await retrained(
      selectors.map((each) => `${path}#${each}`),
      path,
      text,
    );
    expect(outcomes).toMatchObject([{ status: 'sealed', scalers: [{ before: '1.0.0', version: '2.0.0' }] }]);
    expect(await saidAtOnce(repo)).toBe('unknown');

    repo.write(path, named(repo, text));
    expect(await saidAtOnce(repo)).toBe('pass');

    repo.write(path, `${text}\n`);
    expect(await saidAtOnce(repo)).toBe('unknown');
  });

  it('and nothing of one whose config names something that it never named', async () => {
    const [repo, outcomes] = await retrained(['c.yaml#$.a'], 'c.yaml', 'a: models/other.joblib\n');
    expect(outcomes).toMatchObject([{ behind: [{ value: 'models/other.joblib', wanted: null, edits: [] }] }]);
    expect(await saidAtOnce(repo)).toBe('unknown');
  });
});

const behind = (line: number, column: number, from: string): BehindConfig => ({
  ...{ path: 'c.yaml', line, column, value: from, wanted: 'new' },
  edits: [{ from, to: 'new' }],
});

describe('a text with its edits', () => {
  it.each<[string, BehindConfig[], string | null]>([
    ['a: old\nb: old\n', [behind(2, 4, 'old')], 'a: old\nb: new\n'],
    ['a: old\nb: old\n', [behind(1, 4, 'old'), behind(2, 4, 'old')], 'a: new\nb: new\n'],
    ['a: old\n', [behind(1, 4, 'old'), behind(1, 4, 'old')], 'a: new\n'],
    ['a: another\n', [behind(1, 4, 'old')], null],
    ['a: old\n', [behind(1, 5, 'old')], null],
  ])('%j', (text, configs, expected) => {
    expect(edited(text, configs)).toBe(expected);
  });

  it('has them in whichever order they stand', () => {
    const edits = [
      { from: '1', to: '2' },
      { from: 'a', to: 'b' },
    ];
    expect(withEdits('a, 1, 1', edits)).toBe('b, 2, 1');
    expect(withEdits('1, a', edits)).toBe('2, b');
    expect(withEdits('1', edits)).toBeNull();
  });
});
