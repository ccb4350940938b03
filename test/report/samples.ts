import { expect } from 'vitest';
import type { ArtifactReport, Finding, PairReport, Report } from '../../src/generated/report.ts';
import { report as isReport } from '../../src/generated/validate-report.js';

/** What a hostile commit may put into paths, names, values and messages. */
export const HOSTILE: readonly string[] = [
  '::error::owned',
  '##[add-mask]owned',
  '##vso[task.complete]owned',
  'line\nbreak\r\nand\ttab',
  '\n# heading',
  '`',
  '``` fence',
  '`code`<b>',
  '<img src=x onerror=alert(1)>',
  '</details><script>x</script>',
  '<!-- hidden',
  '@team and @octo/cat',
  'see #123, GH-12, octo/cat#1, 0123456789abcdef0123456789abcdef01234567',
  '](http://evil.example) [x](javascript:x)',
  'www.evil.example http://evil.example ftp://evil.example me@evil.example',
  'a|b \\|c ||',
  '\\`x\\`',
  '*bold* _under_ ~~gone~~ $math$ :smile: &amp; ![x](y)',
  'user\u202egnp.exe\u2066',
  '\u001b[2J\u001b]8;;http://evil.example\u0007x',
  'zero\u200bwidth \u{e0041}tag \u00adsoft',
  '\ud800 lone',
  '__proto__',
  '- [ ] task',
  '1. one',
  '| a | b |\n| - | - |',
  ']]> &lt; &#64; &',
  'nul\u0000 \ufffe \uffff',
  '[[ATTACHMENT|/etc/passwd]]',
  'a"] --> b["c',
  '#quot;] --x evil',
  '%%{init: {"securityLevel": "loose"}}%%',
  'click p0 href "javascript:x"; end',
  '{0} \\[x\\](http://evil.example)',
];

export function finding(changes: Partial<Finding> = {}): Finding {
  const { rule = 'pair/model-changed-alone' } = changes;
  return {
    rule,
    severity: 'error',
    pair: 'churn',
    path: 'models/churn/model.joblib',
    line: null,
    column: null,
    message:
      'models/churn/model.joblib changed, but the lock of pair `churn` still seals the old one: nothing says which scaler the new model was trained with',
    fix: 'stage the scaler it was trained with, then run `scalerlock seal churn` and add models/churn/scaler.lock.json',
    docs: `https://github.com/scalerlock/scalerlock/blob/main/docs/rules/${rule}.md`,
    ...changes,
  };
}

export function model(changes: Partial<ArtifactReport> = {}): ArtifactReport {
  return {
    path: 'models/churn/model.joblib',
    format: 'joblib',
    class: 'sklearn.ensemble.IsolationForest',
    sha256: 'a'.repeat(64),
    sha256Before: '0a'.repeat(32),
    fingerprint: null,
    version: null,
    change: 'changed',
    comparedBy: 'bytes',
    movements: [],
    ...changes,
  };
}

export function scaler(changes: Partial<ArtifactReport> = {}): ArtifactReport {
  return model({
    path: 'models/churn/scaler.joblib',
    class: 'sklearn.preprocessing.StandardScaler',
    sha256: 'b'.repeat(64),
    sha256Before: '0b'.repeat(32),
    fingerprint: `sha256:${'c'.repeat(64)}`,
    version: '2.0.0',
    comparedBy: 'transform',
    movements: [
      { feature: 'monthly_charges', parameter: 'center', before: 64.76, after: 71.2, distance: 0.2140165 },
      { feature: 'tenure', parameter: 'scale', before: 24.55, after: 22.1, distance: 0.11085973 },
      { feature: 'monthly_charges', parameter: 'scale', before: 30.09, after: 30.9, distance: 0.0262135 },
      { feature: 'age', parameter: 'center', before: 0.1 + 0.2, after: 0.29, distance: 0.01 },
      { feature: 'income', parameter: 'center', before: 1600000000, after: 1600003600, distance: 0.0004 },
    ],
    ...changes,
  });
}

export function pair(changes: Partial<PairReport> = {}): PairReport {
  return {
    name: 'churn',
    status: 'pass',
    scalerVersion: '2.0.0',
    scalerVersionBefore: '1.0.0',
    lock: 'models/churn/scaler.lock.json',
    models: [model()],
    scalers: [scaler()],
    references: [
      {
        side: 'training',
        environment: null,
        path: 'configs/train.yaml',
        line: 3,
        value: '2.0.0',
        agrees: true,
      },
      {
        side: 'inference',
        environment: 'production',
        path: 'deploy/prod.yaml',
        line: 12,
        value: '1.0.0',
        agrees: false,
      },
    ],
    ...changes,
  };
}

/** A pair of which nothing changed. */
export function quietPair(name: string): PairReport {
  const scalers = [scaler({ change: 'same', movements: [] })];
  return pair({
    name,
    scalerVersionBefore: '2.0.0',
    models: [model({ change: 'same' })],
    scalers,
    references: [],
  });
}

/** A report as `check` builds it; one that the schema does not allow fails the test. */
export function report(changes: Partial<Report> = {}): Report {
  const { pairs = [pair()], findings = [] } = changes;
  const whole: Report = {
    schemaVersion: 1,
    tool: { name: 'scalerlock', version: '0.1.0' },
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    base: '1'.repeat(40),
    head: 'worktree',
    pairs,
    findings,
    stats: { pairs: pairs.length, filesHashed: 2 * pairs.length, bytesHashed: 4096, durationMs: 31.4 },
    ...changes,
  };
  expectReport(whole);
  return whole;
}

export function expectReport(value: unknown): void {
  isReport(value);
  expect(isReport.errors ?? []).toEqual([]);
}

/** Everything that can hold a repository's string holds this one. */
export function hostileReport(text: string): Report {
  const movement = { feature: text, parameter: text, before: text, after: text, distance: text };
  const measured = { feature: text, parameter: 'center', before: 1, after: 2, distance: 1 };
  const words = { ...measured, before: text, after: text };
  const movements = [movement, measured, words];
  const artifact = { path: text, format: text, class: text, version: text, movements };
  return report({
    base: text,
    head: text,
    pairs: [
      pair({
        name: text,
        status: 'fail',
        scalerVersion: text,
        scalerVersionBefore: `${text}0`,
        lock: text,
        models: [model({ ...artifact, movements: [] })],
        scalers: [scaler(artifact), scaler({ ...artifact, comparedBy: 'bytes' })],
        references: [
          { side: 'inference', environment: text, path: text, line: 1, value: text, agrees: false },
        ],
      }),
    ],
    findings: [
      finding({
        pair: text,
        path: text,
        line: 1,
        column: 2,
        message: `${text} of pair \`${text}\` names ${text}`,
        fix: text,
      }),
      finding({ rule: text, severity: 'warning', pair: null, path: text, message: text, docs: text }),
    ],
  });
}

/** The findings of a bad day, as the rules word them. */
export function badDay(): Report {
  const churn = pair({
    status: 'fail',
    scalerVersion: '1.0.0',
    scalers: [scaler({ change: 'same', version: '1.0.0', movements: [] })],
    references: [
      {
        side: 'training',
        environment: null,
        path: 'configs/train.yaml',
        line: 3,
        value: '1.0.0',
        agrees: true,
      },
      {
        side: 'inference',
        environment: 'production',
        path: 'deploy/prod.yaml',
        line: 12,
        value: '0.9.0',
        agrees: false,
      },
    ],
  });
  const spam = pair({
    name: 'spam',
    status: 'fail',
    lock: 'models/spam/scaler.lock.json',
    models: [model({ path: 'models/spam/model.joblib', change: 'same' })],
    scalers: [scaler({ path: 'models/spam/scaler.joblib' })],
    references: [],
  });
  const fraud = pair({
    name: 'fraud',
    status: 'warning',
    models: [model({ path: 'models/fraud/model.joblib', change: 'same' })],
    scalers: [scaler({ path: 'models/fraud/scaler.joblib', class: 'sklearn.preprocessing.MinMaxScaler' })],
    references: [],
  });
  return report({
    pairs: [churn, spam, fraud, ...['a', 'b', 'c', 'd'].map(quietPair)],
    findings: [
      finding(),
      finding({
        rule: 'config/version-mismatch',
        path: 'deploy/prod.yaml',
        line: 12,
        column: 16,
        message:
          'inference (production) at deploy/prod.yaml:12 names 0.9.0 for pair `churn`, training at configs/train.yaml:3 names 1.0.0: they would normalize differently',
        fix: 'name 1.0.0, the version that is locked, in deploy/prod.yaml',
      }),
      finding({
        rule: 'pair/scaler-changed-alone',
        pair: 'spam',
        path: 'models/spam/scaler.joblib',
        message:
          'models/spam/scaler.joblib changed alone: models/spam/model.joblib stayed as it was, and no model was trained with this scaler',
        fix: 'commit the model that was trained with it and run `scalerlock seal spam`, or restore models/spam/scaler.joblib',
      }),
      finding({
        rule: 'pair/unpaired-model',
        pair: null,
        path: 'models/new/net.joblib',
        message:
          'models/new/net.joblib (sklearn.neural_network.MLPClassifier) is new and is on no pair: nothing says which scaler it was trained with',
        fix: 'declare it with its scaler under `pairs` in scalerlock.yml, or add it to `ignore` if it takes no scaler',
      }),
      finding({
        rule: 'lock/scaler-change-allowed',
        severity: 'warning',
        pair: 'fraud',
        path: 'models/fraud/scaler.lock.json',
        line: 20,
        column: 7,
        message:
          'models/fraud/scaler.joblib was changed without its model, on purpose: “unit fix; see ticket OPS-12, agreed with @risk”',
        fix: 'retrain the model with this scaler and run `scalerlock seal fraud`; the lock then drops the exception',
      }),
    ],
  });
}
