import { expect, test } from 'vitest';
import { identities } from '../../src/report/identity.ts';
import { badDay, finding, HOSTILE, pair, report } from './samples.ts';

const mismatch = finding({ rule: 'config/version-mismatch', path: 'deploy/prod.yaml', line: 12, column: 16 });

test('what moves while a finding stays the same changes nothing', () => {
  const before = report({ pairs: [pair()], findings: [mismatch] });
  const [line] = [40];
  const moved = pair({
    scalerVersion: '7.0.0',
    references: pair().references.map((reference) =>
      reference.line === 12 ? { ...reference, line, value: '6.0.0' } : reference,
    ),
  });
  const after = report({
    head: 'index',
    pairs: [moved],
    findings: [{ ...mismatch, line, column: 3, severity: 'warning', message: 'other words', fix: 'other' }],
  });
  expect(identities(after)).toEqual(identities(before));
});

test.each([
  ['rule', { rule: 'config/unknown-version' }],
  ['pair', { pair: 'spam' }],
  ['path', { path: 'deploy/staging.yaml' }],
])('another %s is another finding', (_what, change) => {
  const [one] = identities(report({ findings: [mismatch] }));
  const [other] = identities(report({ findings: [{ ...mismatch, ...change }] }));
  expect(other).not.toBe(one);
});

test('environments of one file are told apart by their names, not by their lines', () => {
  const reference = { side: 'inference' as const, path: 'deploy/all.yaml', value: '1.0.0', agrees: false };
  const at = (lines: [string, number][]) => {
    const references = lines.map(([environment, line]) => ({ ...reference, environment, line }));
    const findings = lines.map(([, line]) => ({ ...mismatch, path: 'deploy/all.yaml', line }));
    const ids = identities(report({ pairs: [pair({ references })], findings }));
    return Object.fromEntries(lines.map(([environment], index) => [environment, ids[index]]));
  };
  const both = at([
    ['eu', 3],
    ['us', 9],
  ]);
  expect(at([['us', 5]])).toEqual({ us: both.us });
  expect(both.eu).not.toBe(both.us);
});

test('two findings never share one', () => {
  const same = Array.from({ length: 50 }, () => mismatch);
  const hostile = HOSTILE.flatMap((text) => [
    finding({ pair: text }),
    finding({ path: text }),
    finding({ rule: text }),
    finding({ pair: null, path: null, rule: text }),
  ]);
  const all = identities(report({ findings: [...badDay().findings, ...same, ...hostile] }));
  expect(new Set(all).size).toBe(all.length);
});
