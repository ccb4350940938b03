import { describe, expect, it } from 'vitest';
import { baselineText, readBaseline } from '../../../src/audit/report/baseline.ts';
import { buildAudit, type Circumstances } from '../../../src/audit/report/build.ts';
import { ignoreCommentsIn } from '../../../src/audit/report/ignore-comments.ts';
import { keysOf } from '../../../src/audit/report/keys.ts';
import { finding, mapOf, place } from './maps.ts';
import { validateAudit } from './schema.ts';

const PLAIN: Circumstances = {
  tree: 'worktree',
  levels: {},
  baseline: new Set(),
  before: new Set(),
  isTold: () => true,
  isWhole: true,
  durationMs: 12,
};

const TRAINING = place(0, 'train.py', 9, 'scaler.fit_transform(X_train)');
const SERVICE = place(1, 'app.py', 14, 'scaler.fit_transform(rows)', {
  scope: { function: 'predict', decorators: [], inside: ['request'] },
});
const MAP = mapOf([TRAINING, SERVICE]);
const FOUND = [finding(1, [0])];

describe('the report', () => {
  it('keeps its schema and shows both places', () => {
    const audit = buildAudit(MAP, FOUND, PLAIN);
    expect(validateAudit(audit)).toEqual([]);
    expect(audit.status).toBe('fail');
    expect(audit.findings[0]).toMatchObject({
      training: [{ path: 'train.py', cell: null, line: 9, column: 5, text: 'scaler.fit_transform(X_train)' }],
      inference: [{ path: 'app.py', cell: null, line: 14, column: 5, text: 'scaler.fit_transform(rows)' }],
    });
  });

  it.each([
    ['off', { status: 'pass', findings: 0 }],
    ['warning', { status: 'pass', findings: 1 }],
    ['error', { status: 'fail', findings: 1 }],
  ] as const)('takes the level `%s` of the policy', (level, { status, findings }) => {
    const audit = buildAudit(MAP, FOUND, { ...PLAIN, levels: { 'audit/fit-at-inference': level } });
    expect(audit).toMatchObject({ status });
    expect(audit.findings).toHaveLength(findings);
  });

  it('does not make an error of what is only likely', () => {
    const unsure = [finding(1, [], { severity: 'warning', confidence: 'likely' })];
    const audit = buildAudit(MAP, unsure, { ...PLAIN, levels: { 'audit/fit-at-inference': 'error' } });
    expect(audit.findings).toMatchObject([{ severity: 'warning' }]);
  });

  it.each([
    ['the service', ['app.py'], 1],
    ['the training that it is held against', ['train.py'], 1],
    ['something else', ['README.md'], 0],
  ])('tells what concerns a change of %s', (_, touched, amount) => {
    expect(
      buildAudit(MAP, FOUND, { ...PLAIN, isTold: (path) => touched.includes(path) }).findings,
    ).toHaveLength(amount);
  });

  it('names what was not read', () => {
    const side = { side: 'unknown', sure: 'none', evidence: [] } as const;
    const files = [
      { path: 'big.py', kind: 'python', side, problem: 'it is too large', imports: [] },
    ] as const;
    expect(buildAudit(mapOf([], files), [], PLAIN)).toMatchObject({
      status: 'pass',
      unread: [{ path: 'big.py', problem: 'it is too large' }],
    });
  });
});

describe('keys', () => {
  it('survive that lines, columns and cells move', () => {
    const moved = { ...SERVICE, site: { ...SERVICE.site, line: 90, column: 1, fileLine: 90, cell: 4 } };
    expect(keysOf(mapOf([TRAINING, moved]), FOUND)).toEqual(keysOf(MAP, FOUND));
  });

  it('survive another layout of the code', () => {
    const spaced = { ...SERVICE, text: 'scaler.fit_transform( rows )' };
    expect(keysOf(mapOf([TRAINING, spaced]), FOUND)).toEqual(keysOf(MAP, FOUND));
  });

  it.each([
    ['another file', { site: { ...SERVICE.site, path: 'api.py' } }],
    ['another function', { scope: { ...SERVICE.scope, function: 'explain' } }],
    ['other code', { text: 'scaler.fit(rows)' }],
  ])('are others for %s', (_, change) => {
    expect(keysOf(mapOf([TRAINING, { ...SERVICE, ...change }]), FOUND)).not.toEqual(keysOf(MAP, FOUND));
  });

  it('never name two findings', () => {
    const twice = mapOf([SERVICE, { ...SERVICE, id: 1, site: { ...SERVICE.site, line: 20 } }]);
    const keys = keysOf(twice, [finding(0), finding(1)]);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the baseline', () => {
  const { findings } = buildAudit(MAP, FOUND, PLAIN);
  const text = baselineText(findings);

  it('sets aside what was there, and nothing that is new', () => {
    const other = place(2, 'api.py', 3, 'MinMaxScaler().fit_transform(x)');
    const audit = buildAudit(mapOf([TRAINING, SERVICE, other]), [...FOUND, finding(2)], {
      ...PLAIN,
      baseline: readBaseline(text),
    });
    expect(audit).toMatchObject({
      status: 'fail',
      stale: 0,
      findings: [{ path: 'api.py' }],
      known: [{ path: 'app.py' }],
    });
  });

  it('counts what it no longer needs', () => {
    expect(buildAudit(MAP, [], { ...PLAIN, baseline: readBaseline(text) })).toMatchObject({
      stale: 1,
      status: 'pass',
    });
    // Of a part it cannot be told.
    const part = buildAudit(MAP, [], { ...PLAIN, isWhole: false, baseline: readBaseline(text) });
    expect(part).toMatchObject({ stale: 0, status: 'pass' });
  });

  it('is the same bytes for the same findings', () => {
    expect(baselineText([...findings].reverse())).toBe(text);
    expect(JSON.parse(text).findings).toEqual([
      {
        rule: 'audit/fit-at-inference',
        path: 'app.py',
        code: 'scaler.fit_transform(rows)',
        key: findings[0]?.key,
      },
    ]);
  });

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['a list', '[]', /is not of its shape: it must be object/],
    ['a newer version', '{"baselineVersion":2,"findings":[]}', /is not of its shape at \/baselineVersion/],
    [
      'a key of its own',
      '{"baselineVersion":1,"findings":[{"rule":"a","path":"b","code":"c","key":"*"}]}',
      /\/findings\/0\/key/,
    ],
    ['`__proto__`', '{"baselineVersion":1,"findings":[],"__proto__":{}}', /is not of its shape/],
  ])('is refused where it is %s', (_, wrong, message) => {
    expect(() => readBaseline(wrong)).toThrow(message);
  });
});

describe('comments', () => {
  it.each([
    ['on the line', ['x = 1', 'y = fit(x)  # scalerlock: ignore[fit-at-inference] each window by itself'], 2],
    [
      'over the line',
      ['# scalerlock: ignore[audit/fit-at-inference] on purpose', '', '# more', 'y = fit(x)'],
      4,
    ],
    [
      'one below the other',
      ['# scalerlock: ignore[fit-on-test] a', '# scalerlock: ignore[fit-at-inference] b', 'y = fit(x)'],
      3,
    ],
    ['among several rules', ['y = fit(x)  # scalerlock: ignore[fit-on-test, fit-at-inference] both'], 1],
  ])('set aside %s', (_, lines, line) => {
    const [path, cell] = ['app.py', null];
    const comments = ignoreCommentsIn(lines.join('\n'), { path, cell });
    const map = mapOf([TRAINING, { ...SERVICE, site: { ...SERVICE.site, line } }]);
    const audit = buildAudit({ ...map, comments }, FOUND, PLAIN);
    expect(audit).toMatchObject({
      status: 'pass',
      findings: [],
      ignored: [{ rule: 'audit/fit-at-inference', line }],
    });
    expect(audit.ignored[0]?.why).not.toBe('');
  });

  it.each([
    ['without a reason', 'y = fit(x)  # scalerlock: ignore[fit-at-inference]'],
    ['for another rule', 'y = fit(x)  # scalerlock: ignore[fit-on-test] on purpose'],
    ['for no rule', 'y = fit(x)  # scalerlock: ignore[] on purpose'],
    ['in another cell', 'y = fit(x)  # scalerlock: ignore[fit-at-inference] on purpose'],
  ])('do not set aside %s', (what, text) => {
    const comments = ignoreCommentsIn(text, { path: 'app.py', cell: what === 'in another cell' ? 3 : null });
    const map = mapOf([TRAINING, { ...SERVICE, site: { ...SERVICE.site, line: 1 } }]);
    expect(buildAudit({ ...map, comments }, FOUND, PLAIN)).toMatchObject({ status: 'fail', ignored: [] });
  });

  it('set aside at the place of the training as well', () => {
    const text = `${'\n'.repeat(8)}scaler.fit_transform(X)  # scalerlock: ignore[fit-at-inference] the service refits`;
    const comments = ignoreCommentsIn(text, { path: 'train.py', cell: null });
    expect(buildAudit({ ...MAP, comments }, FOUND, PLAIN).ignored).toHaveLength(1);
  });
});
