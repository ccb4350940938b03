import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv04 from 'ajv-draft-04';
import type { Log, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { AUDIT_IDS } from '../../src/audit/rules/registry.ts';
import type { Report } from '../../src/generated/report.ts';
import { Problem } from '../../src/problem.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { RULES } from '../../src/rules/registry.ts';
import { badDay, finding, HOSTILE, hostileReport, pair, report } from './samples.ts';

const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text: string) => URL.canParse(text));
// A relative reference of RFC 3986: what it does not allow as it is, is percent-encoded.
ajv.addFormat('uri-reference', /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[0-9A-F]{2})*$/);
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
const isSarif = ajv.compile(sarifSchema);

/** The one run of a report's SARIF, held by the schema of the standard. */
function runOf(of: Report): Run {
  const log = JSON.parse(renderSarif(of)) as Log;
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return run;
}

test('a bad day', () => {
  const { results = [], invocations } = runOf(badDay());
  expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }]);
  expect(results.map(({ level, ruleId }) => [level, ruleId])).toEqual([
    ['error', 'pair/model-changed-alone'],
    ['error', 'config/version-mismatch'],
    ['error', 'pair/scaler-changed-alone'],
    ['error', 'pair/unpaired-model'],
    ['warning', 'lock/scaler-change-allowed'],
  ]);
  expect(results[1]).toMatchObject({
    message: {
      text: 'inference (production) at `deploy/prod.yaml:12` names `0.9.0` for pair `churn`, training at `configs/train.yaml:3` names `1.0.0`: they would normalize differently → name `1.0.0`, the version that is locked, in `deploy/prod.yaml`',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'deploy/prod.yaml' },
          region: { startLine: 12, startColumn: 16 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{32}:1$/) },
  });
});

test('every rule comes with its page, whatever was found', () => {
  const { tool, results } = runOf(report());
  expect(results).toEqual([]);
  const { rules = [] } = tool.driver;
  expect(rules.map(({ id }) => id)).toEqual([...[...RULES, ...AUDIT_IDS].map(({ id }) => id), 'not-judged']);
  for (const { shortDescription, fullDescription, help, helpUri, properties, id, name } of rules) {
    expect(name).toMatch(/^(?:[A-Z][a-z]+)+$/);
    expect(shortDescription?.text.length).toBeLessThanOrEqual(1024);
    expect(fullDescription?.text.length).toBeGreaterThan(10);
    expect(properties?.tags?.length ?? 0).toBeLessThanOrEqual(10);
    if (id === 'not-judged') continue;
    expect(helpUri).toBe(`https://github.com/scalerlock/scalerlock/blob/main/docs/rules/${id}.md`);
    expect(help?.markdown).toContain(`# ${id}`);
    expect(help?.markdown).not.toMatch(/\]\(\./);
    expect(help?.text).not.toMatch(/```|\]\(/);
  }
});

test('results name their rule by its place in the list', () => {
  const run = runOf(report({ findings: [...badDay().findings, finding({ rule: 'later/rule' })] }));
  for (const { ruleId, ruleIndex } of run.results ?? []) {
    expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  }
});

test('without a verdict the run has failed, and is not empty', () => {
  const problem = new Problem('a tab cannot indent YAML', {
    path: 'my policy.yml',
    line: 3,
    fix: 'use spaces',
  });
  const { results, invocations } = runOf(reportOfProblem(problem, { base: null, head: null }));
  const text = 'Scalerlock could not judge: a tab cannot indent YAML → use spaces';
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [{ level: 'error', message: { text } }],
    },
  ]);
  expect(results).toMatchObject([
    {
      ruleId: 'not-judged',
      level: 'error',
      message: { text },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'my%20policy.yml' }, region: { startLine: 3 } },
        },
      ],
    },
  ]);
});

test.each([
  ['models/a b.pkl', 'models/a%20b.pkl'],
  ['modèles/顧客.pkl', 'mod%C3%A8les/%E9%A1%A7%E5%AE%A2.pkl'],
  ['a#b?c%20d.pkl', 'a%23b%3Fc%2520d.pkl'],
  ['c:/x.pkl', 'c%3A/x.pkl'],
  ['javascript:alert(1)', 'javascript%3Aalert(1)'],
  ['a\\b.pkl', 'a%5Cb.pkl'],
])('the path %j is the reference %s', (path, uri) => {
  const [result] = runOf(report({ findings: [finding({ path })] })).results ?? [];
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  expect(decodeURIComponent(uri)).toBe(path);
});

describe('bounds', () => {
  const many = (amount: number, changes: (index: number) => object) =>
    Array.from({ length: amount }, (_, index) => finding({ pair: `p${index}`, ...changes(index) }));

  test('the gravest come first, and the rest is counted', () => {
    const findings = many(6000, (index) => ({ severity: index >= 5900 ? 'error' : 'warning' }));
    const { results = [], invocations } = runOf(report({ findings }));
    expect(results).toHaveLength(5000);
    expect(results.slice(0, 101).map(({ level }) => level)).toEqual([...Array(100).fill('error'), 'warning']);
    expect(invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      '1000 more findings are left out: 1000 × `pair/model-changed-alone`',
    );
  });

  test('no text is too hard to compress', () => {
    const noise = () => randomBytes(2000).toString('utf16le');
    const findings = many(1200, () => ({ path: noise(), message: noise(), fix: noise() }));
    const sarif = renderSarif(report({ findings }));
    expect(gzipSync(sarif).length).toBeLessThan(10_000_000);
    expect(JSON.parse(sarif).runs[0].invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

test.each(HOSTILE)('%j is no link, no mention and no order to a log', (text) => {
  const of = hostileReport(text);
  const { results = [] } = runOf(of);
  expect(results).toHaveLength(of.findings.length);
  for (const { message } of results) {
    const outside = (message.text ?? '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/[<>@#*_~&]|https?:|www\.|\p{Cf}|\p{Cc}/u);
    expect(message.text).not.toMatch(/(?<!\\)(?:\\\\)*[[\]]/);
  }
  expect(renderSarif(of)).not.toMatch(/^\s*::|##\w*\[|[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/mu);
});

test('a pair with spaces in its paths is told as code as a whole', () => {
  const path = 'my models/a scaler.pkl';
  const found = finding({ path, message: `${path} changed alone` });
  const [result] = runOf(report({ pairs: [pair()], findings: [found] })).results ?? [];
  expect(result?.message.text).toMatch(/^`my models\/a scaler\.pkl` changed alone → /);
});
