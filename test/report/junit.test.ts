import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../src/generated/report.ts';
import { Problem } from '../../src/problem.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { badDay, finding, HOSTILE, hostileReport, pair, quietPair, report } from './samples.ts';

/** The strictest schema of those that Jenkins has: that of its xUnit plugin (MIT). */
const XSD = readFileSync(join(import.meta.dirname, 'schemas/junit-10.xsd'), 'utf8');

test('reports of every kind are valid', async () => {
  const problem = new Problem('x', { fix: 'y' });
  const reports = [
    badDay(),
    report(),
    report({ pairs: [] }),
    report({ pairs: [], findings: [finding({ pair: null })] }),
    reportOfProblem(problem, { base: null, head: null }),
    ...HOSTILE.map(hostileReport),
  ];
  const files = reports.map((one, index) => ({ fileName: `${index}.xml`, contents: renderJunit(one) }));
  const { valid, errors } = await validateXML({ xml: files, schema: XSD });
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

test('a bad day', () => {
  expect(renderJunit(badDay()).split('\n').slice(0, 24).join('\n')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="scalerlock" tests="10" failures="4" errors="0" time="0.031">
      <testsuite name="churn" tests="2" failures="2" errors="0" skipped="0">
        <testcase name="pair/model-changed-alone models/churn/model.joblib" classname="churn" time="0">
          <failure type="pair/model-changed-alone" message="models/churn/model.joblib: models/churn/model.joblib changed, but the lock of pair \`churn\` still seals the old one: nothing says which scaler the new model was trained with → stage the scaler it was trained with, then run \`scalerlock seal churn\` and add models/churn/scaler.lock.json">models/churn/model.joblib: models/churn/model.joblib changed, but the lock of pair \`churn\` still seals the old one: nothing says which scaler the new model was trained with → stage the scaler it was trained with, then run \`scalerlock seal churn\` and add models/churn/scaler.lock.json</failure>
        </testcase>
        <testcase name="config/version-mismatch deploy/prod.yaml" classname="churn" time="0">
          <failure type="config/version-mismatch" message="deploy/prod.yaml:12:16: inference (production) at deploy/prod.yaml:12 names 0.9.0 for pair \`churn\`, training at configs/train.yaml:3 names 1.0.0: they would normalize differently → name 1.0.0, the version that is locked, in deploy/prod.yaml">deploy/prod.yaml:12:16: inference (production) at deploy/prod.yaml:12 names 0.9.0 for pair \`churn\`, training at configs/train.yaml:3 names 1.0.0: they would normalize differently → name 1.0.0, the version that is locked, in deploy/prod.yaml</failure>
        </testcase>
      </testsuite>
      <testsuite name="spam" tests="1" failures="1" errors="0" skipped="0">
        <testcase name="pair/scaler-changed-alone models/spam/scaler.joblib" classname="spam" time="0">
          <failure type="pair/scaler-changed-alone" message="models/spam/scaler.joblib: models/spam/scaler.joblib changed alone: models/spam/model.joblib stayed as it was, and no model was trained with this scaler → commit the model that was trained with it and run \`scalerlock seal spam\`, or restore models/spam/scaler.joblib">models/spam/scaler.joblib: models/spam/scaler.joblib changed alone: models/spam/model.joblib stayed as it was, and no model was trained with this scaler → commit the model that was trained with it and run \`scalerlock seal spam\`, or restore models/spam/scaler.joblib</failure>
        </testcase>
      </testsuite>
      <testsuite name="fraud" tests="2" failures="0" errors="0" skipped="0">
        <testcase name="in step" classname="fraud" time="0"/>
        <testcase name="lock/scaler-change-allowed models/fraud/scaler.lock.json" classname="fraud" time="0">
          <system-out>warning lock/scaler-change-allowed: models/fraud/scaler.lock.json:20:7: models/fraud/scaler.joblib was changed without its model, on purpose: “unit fix; see ticket OPS-12, agreed with @risk” → retrain the model with this scaler and run \`scalerlock seal fraud\`; the lock then drops the exception</system-out>
        </testcase>
      </testsuite>
      <testsuite name="a" tests="1" failures="0" errors="0" skipped="0">
        <testcase name="in step" classname="a" time="0"/>
      </testsuite>"
  `);
});

interface Case {
  suite: string;
  name: string;
  kind: string;
  text: string;
}

/** The cases of a report, as a parser of XML reads them. */
function casesOf(of: Report): Case[] {
  const parser = new SaxesParser();
  const cases: Case[] = [];
  let suite = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const last = cases.at(-1);
    if (name === 'testsuite') suite = String(attributes.name);
    else if (name === 'testcase')
      cases.push({ suite, name: String(attributes.name), kind: 'passed', text: '' });
    else if (last && name !== 'testsuites') last.kind = name;
  });
  parser.on('text', (text) => {
    const last = cases.at(-1);
    if (last) last.text += text.trim();
  });
  parser.write(renderJunit(of)).close();
  return cases;
}

test('a suite a pair, a case a finding', () => {
  const kinds = casesOf(badDay()).map(({ suite, name, kind }) => [suite, name, kind]);
  expect(kinds).toEqual([
    ['churn', 'pair/model-changed-alone models/churn/model.joblib', 'failure'],
    ['churn', 'config/version-mismatch deploy/prod.yaml', 'failure'],
    ['spam', 'pair/scaler-changed-alone models/spam/scaler.joblib', 'failure'],
    ['fraud', 'in step', 'passed'],
    ['fraud', 'lock/scaler-change-allowed models/fraud/scaler.lock.json', 'system-out'],
    ...['a', 'b', 'c', 'd'].map((name) => [name, 'in step', 'passed']),
    ['the repository', 'pair/unpaired-model models/new/net.joblib', 'failure'],
  ]);
});

test.each<[string, Report, string]>([
  ['no verdict', reportOfProblem(new Problem('x', { fix: 'y' }), { base: null, head: null }), 'error'],
  ['nothing to judge', report({ pairs: [] }), 'skipped'],
])('%s never looks like a test that passed', (_what, of, kind) => {
  expect(casesOf(of).map((one) => one.kind)).toEqual([kind]);
});

test('cases of one suite never share a name', () => {
  const twice = [finding({ line: 1 }), finding({ line: 2 })];
  const names = casesOf(report({ pairs: [pair({ status: 'fail' })], findings: twice })).map(
    ({ name }) => name,
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names)
    expect(name).toMatch(/^pair\/model-changed-alone models\/churn\/model\.joblib \([0-9a-f]{8}\)$/);
});

test('ten thousand pairs', () => {
  const pairs = Array.from({ length: 10_000 }, (_, index) => quietPair(`p${index}`));
  expect(renderJunit(report({ pairs }))).toContain('tests="10000" failures="0" errors="0"');
});

test.each(HOSTILE)('%j is text, and no order to a log or to a reader', (text) => {
  const xml = renderJunit(hostileReport(text));
  const [first, second] = casesOf(hostileReport(text));
  expect([first?.kind, second?.kind]).toEqual(['failure', 'passed']);
  expect(xml).not.toMatch(
    /^\s*::|##\w*\[|\[\[ATTACHMENT|[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/mu,
  );
  expect(xml.match(/<[^>]*>/g)?.length).toBe(renderJunit(hostileReport('word')).match(/<[^>]*>/g)?.length);
});
