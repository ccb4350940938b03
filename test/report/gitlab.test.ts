import { expect, test } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { Problem } from '../../src/problem.ts';
import { renderGitlab } from '../../src/report/gitlab.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { badDay, finding, HOSTILE, hostileReport, report } from './samples.ts';

interface Entry {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number } };
}

/** The entries, each with all that GitLab asks for: it stops reading at the first that lacks something. */
function entriesOf(of: Report): Entry[] {
  const text = renderGitlab(of);
  const entries = JSON.parse(text) as Entry[];
  for (const { description, check_name, fingerprint, severity, location } of entries) {
    expect(description).not.toBe('');
    expect(typeof check_name).toBe('string');
    expect(fingerprint).toMatch(/^[0-9a-z-]{8,}$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(typeof location.path).toBe('string');
    expect(location.lines.begin).toBeGreaterThanOrEqual(1);
  }
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  return entries;
}

test('a bad day', () => {
  const entries = entriesOf(badDay());
  expect(entries.map(({ severity, check_name }) => [severity, check_name])).toEqual([
    ['critical', 'pair/model-changed-alone'],
    ['critical', 'config/version-mismatch'],
    ['critical', 'pair/scaler-changed-alone'],
    ['critical', 'pair/unpaired-model'],
    ['minor', 'lock/scaler-change-allowed'],
  ]);
  expect(entries[1]).toMatchObject({
    description: expect.stringContaining('names `1.0.0`: they would normalize differently → name `1.0.0`'),
    location: { path: 'deploy/prod.yaml', lines: { begin: 12 } },
  });
});

test('all is well: an empty list', () => {
  expect(renderGitlab(report())).toBe('[]\n');
});

test('what was not judged is an entry of the gravest kind', () => {
  const problem = new Problem('there is no policy', { fix: 'run `scalerlock init`' });
  expect(entriesOf(reportOfProblem(problem, { base: null, head: null }))).toEqual([
    {
      description: 'Scalerlock could not judge: there is no policy → run `scalerlock init`',
      check_name: 'not-judged',
      fingerprint: 'not-judged',
      severity: 'blocker',
      location: { path: 'scalerlock.yml', lines: { begin: 1 } },
    },
  ]);
});

test('what concerns the repository as a whole stands at its policy', () => {
  const [entry] = entriesOf(report({ findings: [finding({ pair: null, path: null })] }));
  expect(entry?.location).toEqual({ path: 'scalerlock.yml', lines: { begin: 1 } });
});

test.each(HOSTILE)('%j is no link, no mention and no order to a log', (text) => {
  const of = hostileReport(text);
  const entries = entriesOf(of);
  expect(entries.map(({ location }) => location.path)).toEqual([text, text]);
  for (const { description } of entries) {
    const outside = description.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/[<>[\]@#*_~&]|https?:|www\.|\p{Cf}|\p{Cc}/u);
  }
  expect(renderGitlab(of)).not.toMatch(/^\s*::|##\w*\[|[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/mu);
});
