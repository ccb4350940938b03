import { describe, expect, test } from 'vitest';
import type { Lock } from '../../src/generated/lock.ts';
import { readLock } from '../../src/lock/read.ts';

const lock: Lock = {
  $schema: 'x',
  lockVersion: 1,
  pair: 'churn',
  models: [
    { path: 'model.joblib', sha256: 'a'.repeat(64), size: 10, format: 'joblib', class: null, features: 2 },
  ],
  scalers: [
    {
      path: 'scaler.joblib',
      version: '2.0.0',
      sha256: 'b'.repeat(64),
      size: 5,
      format: 'joblib',
      class: 'sklearn.preprocessing.StandardScaler',
      library: { 'scikit-learn': '1.7.1' },
      fingerprint: `sha256:${'c'.repeat(64)}`,
      transform: {
        kind: 'chain',
        steps: [
          {
            kind: 'affine',
            features: ['age', 'income'],
            scale: [0.1, 'inf'],
            offset: [-3.2, 'nan'],
            clip: [null, 1],
          },
          { kind: 'branches', branches: [{ columns: ['age'], transform: 'passthrough' }] },
          { kind: 'opaque', class: 'X', parameters: { a: [1, { b: null }] } },
        ],
      },
    },
  ],
};
const text = JSON.stringify(lock, null, 2);
const path = 'models/scaler.lock.json';

/** The lock's text with another value at one place, or without the place where the value is undefined. */
function edited(place: string, value?: unknown): string {
  const copy: unknown = structuredClone(lock);
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((inside, key) => (inside as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[last] = value;
  return JSON.stringify(copy, null, 2);
}

describe('readLock', () => {
  test('reads a lock and knows where everything stands', () => {
    const read = readLock(text, path);
    if ('error' in read) throw new Error(read.error.message);
    expect(read.lock).toEqual(lock);
    expect(read.positionOf('')).toEqual({ line: 1, column: 1 });
    expect(read.positionOf('/pair')).toEqual({ line: 4, column: 11 });
    expect(read.positionOf('/scalers/0/sha256')).toEqual({ line: 19, column: 17 });
    expect(read.positionOf('/scalers/0/library/scikit-learn')).toEqual({ line: 24, column: 25 });
    expect(read.positionOf('/scalers/7')).toBeNull();
  });

  test('__proto__ in parameters is only a key', () => {
    const hostile = text.replace('"a": [', '"__proto__": { "polluted": true }, "a": [');
    const read = readLock(hostile, path);
    if ('error' in read) throw new Error(read.error.message);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(read.lock)).toContain('"__proto__":{"polluted":true}');
  });

  test.each<[string, string, string | RegExp, number | null, number | null, RegExp]>([
    [
      'an empty file',
      '',
      'the lock cannot be read: the file is empty',
      1,
      1,
      /seal the pair of models\/scaler.lock.json anew/,
    ],
    ['no JSON', 'hello', /^the lock cannot be read: not valid JSON/, 1, 1, /seal/],
    [
      'a lock that is cut off',
      text.slice(0, 300),
      /^the lock cannot be read: not valid JSON/,
      15,
      12,
      /scalerlock seal churn/,
    ],
    ['a comment', `// x\n${text}`, /JSON has no comments/, 1, 1, /scalerlock seal churn/],
    [
      'merge conflicts',
      text
        .replace('  "pair"', '<<<<<<< HEAD\n  "pair"')
        .replace('  "models"', '=======\n>>>>>>> theirs\n  "models"'),
      'the lock has merge conflict markers',
      4,
      1,
      /settle first which model and scaler stay, then run `scalerlock seal churn`/,
    ],
    [
      'merge conflicts with CRLF',
      `{\r\n<<<<<<< HEAD\r\n`,
      'the lock has merge conflict markers',
      2,
      1,
      /seal/,
    ],
    [
      'a key twice',
      text.replace('"pair": "churn",', '"pair": "churn",\n  "pair": "other",'),
      'the lock cannot be read: the key `pair` stands twice in one object',
      5,
      3,
      /scalerlock seal churn/,
    ],
    [
      'a newer lock',
      edited('lockVersion', 2),
      'the lock has version 2, and this Scalerlock knows version 1',
      3,
      18,
      /update Scalerlock/,
    ],
    [
      'a lock that is a list',
      '[]',
      'the lock is broken: the lock is a list; expected an object',
      1,
      1,
      /seal/,
    ],
    ['no pair', edited('pair'), 'the lock is broken: the lock has no `pair`', 1, 1, /seal/],
    [
      'a wrong type',
      edited('scalers.0.size', '5'),
      'the lock is broken: `scalers[0].size` is the text `5`; expected a whole number of at least 0',
      20,
      15,
      /scalerlock seal churn/,
    ],
    [
      'a negative size',
      edited('scalers.0.size', -5),
      /`scalers\[0\].size` is the number `-5`; expected a whole number of at least 0/,
      20,
      15,
      /seal/,
    ],
    [
      'a short hash',
      edited('models.0.sha256', 'abc'),
      /`models\[0\].sha256` is the text `abc`; expected text of the form/,
      8,
      17,
      /seal/,
    ],
    [
      'a version that is none',
      edited('scalers.0.version', '2.0'),
      /`scalers\[0\].version` is the text `2.0`; expected text of the form/,
      18,
      18,
      /seal/,
    ],
    [
      'an unknown key',
      edited('scalers.0.fingerprints', 'x'),
      'the lock is broken: unknown key `fingerprints` in `scalers[0]`: did you mean `fingerprint`?',
      74,
      7,
      /seal/,
    ],
    ['no model', edited('models', []), 'the lock is broken: `models` is empty', 5, 13, /seal/],
    [
      'an unknown transform',
      edited('scalers.0.transform', { kind: 'linear' }),
      /`scalers\[0\].transform` is an object; expected an object of the `kind` `affine`, `table`, `chain`, `branches` or `opaque` or `null`/,
      27,
      20,
      /seal/,
    ],
    [
      'a fault deep in a transform',
      edited('scalers.0.transform.steps.0.scale.1', 'infinity'),
      'the lock is broken: `scalers[0].transform.steps[0].scale[1]` is the text `infinity`; expected a number or `nan`, `inf` or `-inf`',
      38,
      15,
      /seal/,
    ],
    [
      'a transform without its scale',
      edited('scalers.0.transform.steps.0.scale'),
      'the lock is broken: `scalers[0].transform.steps[0]` has no `scale`',
      30,
      11,
      /seal/,
    ],
    [
      'a wrong key in a transform',
      edited('scalers.0.transform.steps.0.ofset', []),
      /unknown key `ofset` in `scalers\[0\].transform.steps\[0\]`: did you mean `offset`\?/,
      48,
      13,
      /seal/,
    ],
    [
      'a branch of a wrong word',
      edited('scalers.0.transform.steps.1.branches.0.transform', 'droped'),
      /transform` is the text `droped`; expected an object of the `kind` .* or `drop` or `passthrough`/,
      56,
      30,
      /seal/,
    ],
    ['nesting without end', '['.repeat(200_000), /nested more than 100 levels/, null, null, /seal/],
    [
      'nesting that ends',
      '['.repeat(200_000) + ']'.repeat(200_000),
      /nested more than 100 levels/,
      null,
      null,
      /seal/,
    ],
    [
      'more values than any',
      `[${'0,'.repeat(2_000_001)}0]`,
      'the lock has more than 2000000 values',
      null,
      null,
      /seal/,
    ],
    [
      'more than 32 MB',
      ' '.repeat(32 * 1024 * 1024 + 1),
      /^the lock is too large: 33554433 bytes/,
      null,
      null,
      /seal/,
    ],
  ])('%s', (_, broken, message, line, column, fix) => {
    const read = readLock(broken, path);
    if (!('error' in read)) throw new Error('read');
    if (message instanceof RegExp) expect(read.error.message).toMatch(message);
    else expect(read.error.message).toBe(message);
    expect([read.error.line, read.error.column]).toEqual([line, column]);
    expect(read.error.fix).toMatch(fix);
  });

  test('a pair name that would be more than a word is not put into a command', () => {
    const read = readLock('{"pair": "x; rm -rf ~"', path);
    expect('error' in read && read.error.fix).toBe('seal the pair of models/scaler.lock.json anew');
  });
});
