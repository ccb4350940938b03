import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';
import { computed } from '../helpers/computed.ts';
import { problemOf } from './problem-of.ts';

const good = `# yaml-language-server: $schema=schemas/policy.schema.json
version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: [models/churn/scaler.joblib, models/churn/pca.joblib]
    inference:
      staging: deploy/staging.yaml#$.scaler.version
rules:
  lock/library-version: warning
`;

describe('loadPolicy', () => {
  const text = good.replace('lock/library-version', 'lock/missing');

  test('reads a policy and knows where everything stands', () => {
    const loaded = loadPolicy(text);
    expect(loaded.path).toBe('scalerlock.yml');
    expect(loaded.policy.pairs.churn?.scaler).toEqual([
      'models/churn/scaler.joblib',
      'models/churn/pca.joblib',
    ]);
    expect(loaded.positionOf('/pairs/churn', 'key')).toEqual({ line: 4, column: 3 });
    expect(loaded.positionOf('/pairs/churn/scaler/1')).toEqual({ line: 6, column: 42 });
    expect(loaded.positionOf('/pairs/churn/inference/staging')).toEqual({ line: 8, column: 16 });
    expect(loaded.positionOf('/rules/lock~1missing')).toEqual({ line: 10, column: 17 });
    expect(loaded.positionOf('/pairs/churn/training')).toEqual({ line: 4, column: 3 });
    expect(loaded.positionOf('/nothing/here')).toEqual({ line: 2, column: 1 });
  });

  test('a byte order mark and CRLF change nothing', () => {
    const loaded = loadPolicy(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(loaded.policy).toEqual(loadPolicy(text).policy);
    expect(loaded.positionOf('/pairs/churn', 'key')).toEqual({ line: 4, column: 3 });
  });

  test('anchors and merge keys work, and positions are those of the anchor', () => {
    const loaded = loadPolicy(
      'version: 1\npairs:\n  a: &a\n    model: a.pkl\n    scaler: as.pkl\n  b:\n    <<: *a\n    model: b.pkl\n',
    );
    expect(loaded.policy.pairs).toEqual({
      a: { model: 'a.pkl', scaler: 'as.pkl' },
      b: { model: 'b.pkl', scaler: 'as.pkl' },
    });
    expect(loaded.positionOf('/pairs/b/scaler')).toEqual({ line: 5, column: 13 });
  });

  test('a convention may stand without quotes', () => {
    const { policy, positionOf } = loadPolicy(
      'version: 1\npairs:\n  {name}:\n    model: m/{name}.pkl\n    scaler: s/{name}.pkl\n',
    );
    expect(Object.keys(policy.pairs)).toEqual(['{name}']);
    expect(positionOf('/pairs/{name}', 'key')).toEqual({ line: 3, column: 3 });
  });

  test.each(['__proto__', 'constructor', 'toString', '1.0', 'true', 'a/b~c'])('%s is only a name', (name) => {
    const loaded = loadPolicy(`version: 1\npairs:\n  ${name}:\n    model: a.pkl\n    scaler: b.pkl\n`);
    expect(Object.entries(loaded.policy.pairs).map(([key, { model }]) => [key, model])).toEqual([
      [name, 'a.pkl'],
    ]);
    expect(({} as Record<string, unknown>).model).toBeUndefined();
  });
});

const pair = (lines: string) => `version: 1\npairs:\n  churn:\n${lines}`;
const complete = '    model: a.pkl\n    scaler: b.pkl\n';

describe('a broken policy says what, where and how to mend it', () => {
  test.each([
    ['an empty file', '', 'the policy is empty', 1, 1, /scalerlock init/],
    ['only comments', '# nothing\n', 'the policy is empty', 1, 1, /scalerlock init/],
    ['a list', '- a\n', 'the policy is not a map', 1, 1, /version: 1/],
    ['a text', 'hello\n', 'the policy is not a map', 1, 1, /version: 1/],
    [
      'several documents',
      `${pair(complete)}---\nversion: 1\n`,
      'the policy has several YAML documents',
      7,
      1,
      /`---`/,
    ],
    [
      'a tab',
      'version: 1\npairs:\n\tchurn:\n',
      'a tab at line 3, column 1: YAML indents with spaces',
      3,
      1,
      /spaces/,
    ],
    [
      'a tab after spaces',
      'version: 1\npairs:\n  a: x\n  \tb: 1\n',
      'a tab at line 4, column 3: YAML indents with spaces',
      4,
      3,
      /spaces/,
    ],
    [
      'a key twice',
      `${pair(complete)}    model: c.pkl\n`,
      'the key `model` stands twice in one map, first at line 4',
      6,
      5,
      /one of them/,
    ],
    [
      'a pair twice',
      `${pair(complete)}  churn:\n${complete}`,
      'the key `churn` stands twice in one map, first at line 3',
      6,
      3,
      /one of them/,
    ],
    [
      'an alias without anchor',
      pair('    model: *m\n'),
      'the alias *m has no anchor &m before it',
      4,
      12,
      /&m/,
    ],
    [
      'an alias inside of its anchor',
      'version: 1\npairs: &p\n  a: *p\n',
      'the alias *p stands inside of its own anchor &p',
      3,
      6,
      /value itself/,
    ],
    [
      'a merge of a text',
      pair('    <<: x\n'),
      'the merge key `<<` needs a map, or a list of maps',
      4,
      5,
      /alias of a map/,
    ],
    [
      'conflict markers',
      `<<<<<<< HEAD\n${pair(complete)}=======\n>>>>>>> x\n`,
      'the file has merge conflict markers',
      1,
      1,
      /resolve/,
    ],
    [
      'a path that begins with a placeholder and has no quotes',
      pair('    model: {team}/m.pkl\n    scaler: b.pkl\n'),
      'a text that begins with `{` needs quotes in YAML',
      4,
      18,
      /write "{team}\/m.pkl"/,
    ],
    ['a missing quote', 'version: "1\npairs: {}\n', /^not valid YAML: missing closing "quote/, 3, 1, /YAML/],
    ['a second colon', pair('    model: a: b\n'), /second `: ` on the line/, 4, 12, /YAML/],
    ['an open bracket', pair('    model: [a\n'), /^not valid YAML: /, 5, 1, /YAML/],
    [
      'a wrong key with a near one',
      pair('    model: a.pkl\n    scalar: b.pkl\n'),
      'unknown key `scalar` in pair `churn`: did you mean `scaler`?',
      5,
      5,
      /`scaler`/,
    ],
    [
      'a wrong key far from all',
      pair(`${complete}    owner: me\n`),
      'unknown key `owner` in pair `churn`',
      6,
      5,
      /the keys here are `model`, `scaler`, `lock`, `training`, `inference`, `require` and `verify`/,
    ],
    [
      'a wrong key at the top',
      'version: 1\npair:\n  a: 1\n',
      'unknown key `pair` in the policy: did you mean `pairs`?',
      2,
      1,
      /`pairs`/,
    ],
    [
      'a wrong rule',
      `${pair(complete)}rules:\n  lock/mising: off\n`,
      'unknown key `lock/mising` in `rules`: did you mean `lock/missing`?',
      7,
      3,
      /lock\/missing/,
    ],
    [
      'a wrong level',
      `${pair(complete)}rules:\n  lock/missing: warn\n`,
      'the level of `lock/missing` is `warn`; expected `error`, `warning` or `off`',
      7,
      17,
      /write `error`, `warning` or `off`/,
    ],
    [
      'a near level',
      `${pair(complete)}rules:\n  lock/missing: warnings\n`,
      'the level of `lock/missing` is `warnings`: did you mean `warning`?',
      7,
      17,
      /write `warning`/,
    ],
    [
      'no scaler',
      pair('    model: a.pkl\n'),
      'pair `churn` has no `scaler`',
      3,
      3,
      /add `scaler`: the scaler artifact's path/,
    ],
    ['no pairs', 'version: 1\n', 'the policy has no `pairs`', 1, 1, /add `pairs`/],
    [
      'empty pairs',
      'version: 1\npairs:\n',
      '`pairs` is empty; expected an object',
      2,
      7,
      /the pairs by name/,
    ],
    ['pairs without one', 'version: 1\npairs: {}\n', '`pairs` is empty', 2, 8, /the pairs by name/],
    [
      'another version',
      'version: 2\npairs:\n  a:\n    model: a\n    scaler: b\n',
      '`version` is the number `2`; expected `1`',
      1,
      10,
      /^write `1`$/,
    ],
    [
      'a model that is a number',
      pair('    model: 5\n    scaler: b\n'),
      '`model` of pair `churn` is the number `5`; expected text or a list',
      4,
      12,
      /a glob, or a list/,
    ],
    [
      'a list with a number',
      pair('    model: [a, 5]\n    scaler: b\n'),
      '`model.1` of pair `churn` is the number `5`; expected text',
      4,
      16,
      /./,
    ],
    [
      'an empty list',
      pair('    model: []\n    scaler: b\n'),
      '`model` of pair `churn` is empty',
      4,
      12,
      /glob/,
    ],
    [
      'an empty name',
      pair(complete).replace('churn', "''"),
      '`pairs` has an empty name',
      3,
      3,
      /1 to 200 characters/,
    ],
    [
      'a long name',
      pair(complete).replace('churn', 'n'.repeat(201)),
      `a name in \`pairs\` is too long: \`${'n'.repeat(59)}…\``,
      3,
      3,
      /1 to 200 characters/,
    ],
    ['an empty text', pair("    model: ''\n    scaler: b\n"), '`model` of pair `churn` is empty', 4, 12, /./],
    [
      'a reference in a map that is a list',
      pair(`${complete}    inference:\n      prod: [a]\n`),
      '`inference.prod` of pair `churn` is a list; expected text',
      7,
      13,
      /./,
    ],
    [
      'a wrong requirement',
      `${pair(complete)}require: scaler-changes\n`,
      '`require` is `scaler-changes`: did you mean `scaler-change`?',
      6,
      10,
      /scaler-change/,
    ],
  ])('%s', (_, text, message, line, column, fix) => {
    const problem = problemOf(() => loadPolicy(text, 'scalerlock.yml'));
    expect(problem.message).toMatch(
      message instanceof RegExp ? message : new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    );
    expect([problem.path, problem.line, problem.column]).toEqual(['scalerlock.yml', line, column]);
    expect(problem.fix).toMatch(fix);
  });

  test('an alias bomb is refused, and soon', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `  - &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]`,
    );
    const problem = problemOf(() => loadPolicy(`version: 1\npairs:\n  - &a0 x\n${levels.join('\n')}\n`));
    expect(problem.message).toMatch(/more than 1000000 values when its aliases are written out/);
  });

  test('a merge bomb is refused, and soon', () => {
    const keys = Array.from({ length: 2000 }, (_, key) => `    k${key}: 1`).join('\n');
    const merges = Array.from({ length: 2000 }, (_, index) => `  m${index}: { <<: *big }`).join('\n');
    const problem = problemOf(() => loadPolicy(`pairs:\n  big: &big\n${keys}\n${merges}\n`));
    expect(problem.message).toMatch(/more than 1000000 values/);
  });

  test.each([150, 100_000])('nesting of %d levels is refused', (depth) => {
    const problem = problemOf(() => loadPolicy(`pairs: ${'['.repeat(depth)}${']'.repeat(depth)}\n`));
    expect(problem.message).toBe('the file is nested more than 100 levels deep');
  });

  test('more than a megabyte is refused', () => {
    const problem = problemOf(() => loadPolicy(`# ${'x'.repeat(1024 * 1024)}\n${good}`));
    expect(problem.message).toMatch(/too large: \d+ bytes; at most 1048576/);
  });
});

test('ten thousand pairs load in a second', () => {
  const pairs = Array.from(
    { length: 10_000 },
    (_, index) => `  p${index}:\n    model: m/${index}/model.pkl\n    scaler: m/${index}/s.pkl\n`,
  );
  const text = `version: 1\npairs:\n${pairs.join('')}`;
  const start = computed();
  expect(Object.keys(loadPolicy(text).policy.pairs)).toHaveLength(10_000);
  expect(computed() - start).toBeLessThan(10_000);
}, 30_000);
