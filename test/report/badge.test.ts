import { expect, test } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { Problem } from '../../src/problem.ts';
import { badge } from '../../src/report/badge.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { badDay, finding, hostileReport, pair, quietPair, report } from './samples.ts';

const unpaired = finding({ rule: 'pair/unpaired-model', pair: null });
const policy = finding({ rule: 'policy/changed', pair: null });
const broken = pair({ status: 'fail' });

const CASES: [what: string, report: () => Report, message: string, color: string][] = [
  ['one pair', () => report(), '1 pair in step', 'brightgreen'],
  ['pairs', () => report({ pairs: ['a', 'b', 'c'].map(quietPair) }), '3 pairs in step', 'brightgreen'],
  [
    'a warning',
    () => report({ findings: [finding({ severity: 'warning' })] }),
    '1 pair in step',
    'brightgreen',
  ],
  ['some that fail', badDay, '2 of 7 pairs out of step', 'red'],
  [
    'the only one',
    () => report({ pairs: [broken], findings: [finding()] }),
    '1 of 1 pair out of step',
    'red',
  ],
  ['a model on no pair', () => report({ pairs: [], findings: [unpaired] }), '1 unpaired model', 'red'],
  ['models on no pair', () => report({ findings: [unpaired, unpaired] }), '2 unpaired models', 'red'],
  ['another finding', () => report({ findings: [policy] }), '1 finding', 'red'],
  ['other findings', () => report({ pairs: [], findings: [policy, unpaired] }), '2 findings', 'red'],
  ['nothing', () => report({ pairs: [] }), 'no pairs', 'lightgrey'],
  [
    'a problem',
    () => reportOfProblem(new Problem('x', { fix: 'y' }), { base: null, head: null }),
    'not judged',
    'lightgrey',
  ],
];

test.each(CASES)('%s', (_what, make, message, color) => {
  const { svg, endpoint } = badge(make());
  expect(endpoint).toEqual({ schemaVersion: 1, label: 'scaler lock', message, color });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>.*<\/svg>\n$/s);
  expect(svg).toContain(`<title>scaler lock: ${message}</title>`);
});

test('holds no string of the repository', () => {
  expect(badge(hostileReport('<script>x</script>')).svg).toBe(badge(hostileReport('word')).svg);
});
