import { expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { renderJson, reportOfProblem } from '../../src/report/json.ts';
import { VERSION } from '../../src/version.ts';
import { badDay, expectReport, HOSTILE, hostileReport, report } from './samples.ts';

test('is one object, two spaces a level, and a newline', () => {
  const text = renderJson(badDay());
  expect(text).toBe(`${JSON.stringify(badDay(), null, 2)}\n`);
  expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
});

test.each(HOSTILE)('holds %j so that it parses to the same, and nothing obeys it', (text) => {
  const json = renderJson(hostileReport(text));
  expect(JSON.parse(json)).toEqual(hostileReport(text));
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(json).not.toMatch(/^\s*::|##/m);
});

test('a problem is a report of its own', () => {
  const problem = new Problem('there is no scalerlock.yml', {
    fix: 'run `scalerlock init`',
    path: 'scalerlock.yml',
    line: 2,
  });
  const made = reportOfProblem(problem, { base: 'main', head: 'index' });
  expectReport(made);
  expect(made).toEqual({
    ...report({ pairs: [] }),
    tool: { name: 'scalerlock', version: VERSION },
    status: 'error',
    base: 'main',
    head: 'index',
    error: {
      message: 'there is no scalerlock.yml',
      path: 'scalerlock.yml',
      line: 2,
      column: null,
      fix: 'run `scalerlock init`',
    },
    stats: { pairs: 0, filesHashed: 0, bytesHashed: 0, durationMs: 0 },
  });
});
