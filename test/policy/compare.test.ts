import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../src/policy/compare.ts';
import { loadPolicy } from '../../src/policy/load.ts';

const base = `version: 1
pairs:
  churn:
    model: models/churn.pkl
    scaler: [models/s.pkl, models/pca.pkl]
    training: train.yaml#$.v
    inference:
      staging: staging.yaml#$.v
      production: prod.yaml#$.v
  fraud:
    model: models/fraud.pkl
    scaler: embedded
ignore: ["notebooks/**"]
rules:
  lock/missing: warning
`;

const compare = (before: string, after: string) => comparePolicies(loadPolicy(before), loadPolicy(after));

describe('comparePolicies', () => {
  test.each<[string, string]>([
    ['the same text', base],
    [
      'comments, blank lines and quotes',
      `# hi\n${base.replace('models/churn.pkl', "'models/churn.pkl' # x")}\n\n`,
    ],
    ['another order', `${base.slice(base.indexOf('ignore'))}${base.slice(0, base.indexOf('ignore'))}`],
    ['a list of one for a text', base.replace('model: models/churn.pkl', 'model: [./models//churn.pkl]')],
    ['an anchor', base.replace('[models/s.pkl, models/pca.pkl]', '[&s models/s.pkl, models/pca.pkl]')],
    ['the level that a rule has anyway', `${base}  pair/wrong-role: error\n`],
    ['$schema', `$schema: x\n${base}`],
  ])('%s is the same', (_, head) => {
    expect(compare(base, head)).toEqual({ kind: 'same', changes: [] });
  });

  test.each<[string, (text: string) => string, string, { line: number; column: number } | null]>([
    [
      'a pair',
      (text) => text.replace('ignore:', '  new:\n    model: a\n    scaler: b\nignore:'),
      'pair `new` is added',
      { line: 13, column: 3 },
    ],
    [
      'a model',
      (text) => text.replace('models/churn.pkl', '[models/churn.pkl, models/b.pkl]'),
      'the model of pair `churn` is `models/churn.pkl`, `models/b.pkl`, not `models/churn.pkl`',
      { line: 4, column: 5 },
    ],
    [
      'a reference',
      (text) => text.replace('  fraud:\n', '  fraud:\n    training: t.yaml#$.v\n'),
      'pair `fraud` reads its training config t.yaml#$.v',
      { line: 11, column: 5 },
    ],
    [
      'a requirement of a pair',
      (text) => text.replace('  fraud:\n', '  fraud:\n    require: scaler-change\n'),
      '`require: scaler-change` of pair `fraud` is added',
      { line: 11, column: 5 },
    ],
    [
      'a requirement',
      (text) => `${text}require: scaler-change\n`,
      '`require: scaler-change` of every pair is added',
      { line: 16, column: 1 },
    ],
    [
      'what is to be verified of a pair',
      (text) => text.replace('  fraud:\n', '  fraud:\n    verify: content\n'),
      '`verify: content` of pair `fraud` is added',
      { line: 11, column: 5 },
    ],
    [
      'what is to be verified',
      (text) => `${text}verify: content\n`,
      '`verify: content` of every pair is added',
      { line: 16, column: 1 },
    ],
    [
      'less to ignore',
      (text) => text.replace('ignore: ["notebooks/**"]\n', ''),
      '`ignore` no longer has `notebooks/**`',
      { line: 1, column: 1 },
    ],
    [
      'a raised level',
      (text) => text.replace('lock/missing: warning', 'lock/missing: error'),
      'the level of `lock/missing` is error, not warning',
      { line: 15, column: 3 },
    ],
    [
      'a level left to the rule',
      (text) => text.replace('rules:\n  lock/missing: warning\n', ''),
      'the level of `lock/missing` is error, not warning',
      { line: 1, column: 1 },
    ],
  ])('%s adds; without it again, it weakens', (_, edit, message, at) => {
    const head = edit(base);
    expect(head).not.toBe(base);
    expect(compare(base, head)).toEqual({ kind: 'added', changes: [{ message, at, weakens: false }] });
    const back = compare(head, base);
    expect([back.kind, back.changes.length, back.changes[0]?.weakens]).toEqual(['weakened', 1, true]);
  });

  test.each<[string, (text: string) => string, string[]]>([
    ['a removed pair', (text) => text.replace(/ {2}fraud:\n.*\n.*\n/, ''), ['pair `fraud` is removed']],
    [
      'a renamed pair',
      (text) => text.replace('fraud:', 'frauds:'),
      ['pair `fraud` is removed', 'pair `frauds` is added'],
    ],
    [
      'another model',
      (text) => text.replace('churn.pkl', 'x.pkl'),
      ['the model of pair `churn` is `models/x.pkl`, not `models/churn.pkl`'],
    ],
    [
      'another order of the scalers, and so another lock',
      (text) => text.replace('[models/s.pkl, models/pca.pkl]', '[models/pca.pkl, models/s.pkl]'),
      [
        'the scaler of pair `churn` is `models/pca.pkl`, `models/s.pkl`, not `models/s.pkl`, `models/pca.pkl`',
      ],
    ],
    [
      'another lock',
      (text) => text.replace('scaler: embedded', 'scaler: embedded\n    lock: x.lock.json'),
      ['the lock of pair `fraud` is another'],
    ],
    [
      'another config',
      (text) => text.replace('prod.yaml', 'other.yaml'),
      [
        'pair `churn` no longer reads its inference config production: prod.yaml#$.v',
        'pair `churn` reads its inference config production: other.yaml#$.v',
      ],
    ],
    [
      'a rule that is off',
      (text) => `${text}  pair/wrong-role: off\n`,
      ['the level of `pair/wrong-role` is off, not error'],
    ],
    [
      'a rule of the code that only warns',
      (text) => `${text}  audit/fit-on-test: warning\n`,
      ['the level of `audit/fit-on-test` is warning, not error'],
    ],
  ])('%s weakens', (_, edit, messages) => {
    const { kind, changes } = compare(base, edit(base));
    expect(kind).toBe('weakened');
    expect(changes.map(({ message }) => message)).toEqual(messages);
    expect(changes.some(({ weakens }) => weakens)).toBe(true);
  });

  test.each<[string, string, string, string[]]>([
    ['that comes', '', 'audit: {}', ['`audit` is added']],
    [
      'that ignores less',
      'audit: { ignore: [a, b] }',
      'audit: { ignore: [b] }',
      ['`audit.ignore` no longer has `a`'],
    ],
  ])('an audit %s adds', (_, before, after, messages) => {
    const { kind, changes } = compare(`${base}${before}\n`, `${base}${after}\n`);
    expect({ kind, messages: changes.map(({ message }) => message) }).toEqual({ kind: 'added', messages });
  });

  test.each<[string, string, string, string[]]>([
    ['that goes', 'audit: {}', '', ['`audit` is removed']],
    ['that ignores more', 'audit: {}', 'audit: { ignore: ["**"] }', ['`audit.ignore` has `**` more']],
    [
      'that takes a service for training',
      'audit: {}',
      'audit: { training: [app/**] }',
      ['`audit.training` has `app/**` more'],
    ],
    [
      'that no longer knows a service',
      'audit: { inference: [app/**] }',
      'audit: {}',
      ['`audit.inference` no longer has `app/**`'],
    ],
  ])('an audit %s weakens', (_, before, after, messages) => {
    const { kind, changes } = compare(`${base}${before}\n`, `${base}${after}\n`);
    expect({ kind, messages: changes.map(({ message }) => message) }).toEqual({ kind: 'weakened', messages });
  });

  test('the same sides in another order are no change of an audit', () => {
    const [one, other] = [
      'audit: { training: [a, b], ignore: [c] }',
      'audit: { ignore: [c], training: [b, a] }',
    ];
    expect(compare(`${base}${one}\n`, `${base}${other}\n`).kind).toBe('same');
  });

  test('a policy that comes or goes', () => {
    const policy = loadPolicy(base);
    expect(comparePolicies(null, null)).toEqual({ kind: 'same', changes: [] });
    expect(comparePolicies(null, policy)).toEqual({
      kind: 'added',
      changes: [{ message: 'it is new', at: { line: 1, column: 1 }, weakens: false }],
    });
    expect(comparePolicies(policy, null)).toEqual({
      kind: 'weakened',
      changes: [{ message: 'the policy is removed', at: null, weakens: true }],
    });
  });

  test('a rule has its own level where no policy names one', () => {
    const off = loadPolicy(`${base}  policy/no-match: off\n`);
    const levelOf = () => 'off' as const;
    expect(comparePolicies(loadPolicy(base), off, levelOf).kind).toBe('same');
    expect(comparePolicies(off, loadPolicy(base), levelOf).kind).toBe('same');
  });
});
