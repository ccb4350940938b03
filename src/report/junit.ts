import type { Finding, Report } from '../generated/report.ts';
import { cut, forTerminal } from './escape.ts';
import { identities } from './identity.ts';
import { place } from './words.ts';

/** Characters of one sentence, and of one name or path. */
const LONGEST_SENTENCE = 1000;
const LONGEST_NAME = 300;

/** What concerns no pair. */
const REPOSITORY = 'the repository';

interface TestCase {
  name: string;
  /** `output` is a case that passed and has something to say. */
  outcome:
    | { kind: 'passed' }
    | { kind: 'failure' | 'error' | 'skipped' | 'output'; type: string; text: string };
}

interface Suite {
  name: string;
  cases: TestCase[];
}

/**
 * The report as JUnit XML, as Jenkins, GitLab, Azure Pipelines and others take it: a suite a pair, a test case a finding.
 * A warning is a case that passes and says why it warns. What was not judged is an error, and nothing to judge is skipped:
 * neither looks like a test that passed.
 */
export function renderJunit(report: Report): string {
  const suites = suitesOf(report);
  const { tests, failures, errors } = counts(suites.flatMap(({ cases }) => cases));
  const time = (report.stats.durationMs / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'scalerlock', tests, failures, errors, time })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suitesOf(report: Report): Suite[] {
  const { pairs, findings, code, error, status } = report;
  if (status === 'error') {
    const text = error ? sayingHow(error) : 'no verdict was possible';
    return [
      { name: REPOSITORY, cases: [{ name: 'judged', outcome: { kind: 'error', type: 'not-judged', text } }] },
    ];
  }
  const suites = new Map<string | null, Suite>(pairs.map(({ name }) => [name, { name, cases: [] }]));
  // That the code was looked at is worth a case, whatever was found.
  if (code !== undefined) suites.set(null, { name: REPOSITORY, cases: [] });
  const names = caseNames(report);
  findings.forEach((finding, index) => {
    const suite = suites.get(finding.pair) ?? { name: finding.pair ?? REPOSITORY, cases: [] };
    suites.set(finding.pair, suite);
    suite.cases.push({ name: names[index] ?? finding.rule, outcome: outcomeOf(finding) });
  });
  for (const { cases } of suites.values()) {
    if (!cases.some(({ outcome }) => outcome.kind === 'failure'))
      cases.unshift({ name: 'in step', outcome: { kind: 'passed' } });
  }
  if (suites.size > 0) return [...suites.values()];
  const nothing = { kind: 'skipped', type: 'no-pairs', text: 'no pair to judge' } as const;
  return [{ name: REPOSITORY, cases: [{ name: 'in step', outcome: nothing }] }];
}

/** Of two cases of one name some readers keep the first alone: what would share a name gets a part of what it is known by. */
function caseNames(report: Report): string[] {
  const ids = identities(report);
  const named = report.findings.map(({ rule, pair, path }) => ({
    pair,
    name: [rule, path].filter(Boolean).join(' '),
  }));
  const amounts = new Map<string, number>();
  const keyOf = (one: (typeof named)[number]): string => JSON.stringify(one);
  for (const one of named) amounts.set(keyOf(one), (amounts.get(keyOf(one)) ?? 0) + 1);
  return named.map((one, index) =>
    (amounts.get(keyOf(one)) ?? 0) > 1 ? `${one.name} (${ids[index]?.slice(0, 8)})` : one.name,
  );
}

function outcomeOf(finding: Finding): TestCase['outcome'] {
  const kind = finding.severity === 'error' ? 'failure' : 'output';
  return { kind, type: finding.rule, text: sayingHow(finding) };
}

function sayingHow(finding: Pick<Finding, 'message' | 'fix' | 'path' | 'line' | 'column'>): string {
  const [message, fix] = [cut(finding.message, LONGEST_SENTENCE), cut(finding.fix, LONGEST_SENTENCE)];
  const where = place(finding);
  return `${where === null ? '' : `${cut(where, LONGEST_NAME)}: `}${message} → ${fix}`;
}

function suiteLines({ name, cases }: Suite): string[] {
  return [
    `  <testsuite${attributes({ name: cut(name, LONGEST_NAME), ...counts(cases) })}>`,
    ...cases.flatMap((one) => caseLines(one, name)),
    '  </testsuite>',
  ];
}

function caseLines({ name, outcome }: TestCase, suite: string): string[] {
  const title = attributes({ name: cut(name, LONGEST_NAME), classname: cut(suite, LONGEST_NAME), time: '0' });
  if (outcome.kind === 'passed') return [`    <testcase${title}/>`];
  const { kind, type, text } = outcome;
  const inside =
    kind === 'output'
      ? `<system-out>${forXml(`warning ${type}: ${text}`)}</system-out>`
      : `<${kind}${attributes({ type: cut(type, LONGEST_NAME), message: text })}>${forXml(text)}</${kind}>`;
  return [`    <testcase${title}>`, `      ${inside}`, '    </testcase>'];
}

function counts(cases: readonly TestCase[]): Record<'tests' | 'failures' | 'errors' | 'skipped', string> {
  const amount = (kind: string): string =>
    String(cases.filter(({ outcome }) => outcome.kind === kind).length);
  return {
    tests: String(cases.length),
    failures: amount('failure'),
    errors: amount('error'),
    skipped: amount('skipped'),
  };
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${forXml(value)}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * For XML 1.0, whose text holds no control character, lone surrogate or U+FFFE, not even escaped; and no order to Jenkins or
 * GitLab, which attach the file that `[[ATTACHMENT|…]]` names.
 */
function forXml(text: string): string {
  return forTerminal(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/\[\[(?=ATTACHMENT)/gi, '[\\x5b')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
