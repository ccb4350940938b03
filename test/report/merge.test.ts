import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report, ShardReport } from '../../src/generated/report.ts';
import { badge } from '../../src/report/badge.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { mergeReports, type ReadReport } from '../../src/report/merge.ts';
import { readReports } from '../../src/report/read-reports.ts';
import { renderText } from '../../src/report/text.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import { finding, quietPair, report } from './samples.ts';

const POLICY = { base: 'a'.repeat(40), head: 'a'.repeat(40) };

/** Shard `number` of three, of the pairs `a` to `g`; the second has a finding, the first one of the repository. */
function shard(number: number, changes: Partial<Report> = {}, own: Partial<ShardReport> = {}): ReadReport {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].filter((_, index) => index % 3 === number - 1);
  const findings = {
    1: [finding({ rule: 'policy/changed', severity: 'warning', pair: null, path: 'scalerlock.yml' })],
    2: [finding({ pair: 'e' })],
  }[number];
  const whole = report({
    head: '2'.repeat(40),
    pairs: names.map((name) => quietPair(name)),
    findings: findings ?? [],
    ...changes,
    shard: { number, of: 3, pairs: 7, policy: POLICY, ...own },
  });
  return { path: `r/${number}.json`, report: whole };
}

describe('all shards', () => {
  it('make one verdict: the pairs in their order, the worst findings first, whatever order they come in', () => {
    const merged = mergeReports([shard(3), shard(1), shard(2)]);
    expect(merged.pairs.map(({ name }) => name).join('')).toBe('abcdefg');
    expect(merged.findings.map(({ rule }) => rule)).toEqual(['pair/model-changed-alone', 'policy/changed']);
    expect(merged).toMatchObject({ status: 'fail', base: '1'.repeat(40), head: '2'.repeat(40) });
    expect(merged.shard).toBeUndefined();
    expect(merged.stats).toMatchObject({
      pairs: 7,
      filesHashed: 14,
      bytesHashed: 3 * 4096,
      durationMs: 31.4,
    });
  });

  it('pass where no shard has a finding at level error', () => {
    expect(mergeReports([shard(1), shard(2, { findings: [] }), shard(3)]).status).toBe('pass');
  });

  it('may be judged twice, as when a job is run again: the same verdict is one', () => {
    const again = shard(2);
    again.report.stats.durationMs = 99;
    expect(mergeReports([shard(1), shard(2), again, shard(3)]).pairs).toHaveLength(7);
  });

  it('are of more shards than pairs, some of them without any', () => {
    const one = shard(1, { pairs: [quietPair('a')], findings: [] }, { pairs: 1 });
    const empty = [2, 3].map((number) => shard(number, { pairs: [], findings: [] }, { pairs: 1 }));
    expect(mergeReports([one, ...empty])).toMatchObject({ status: 'pass', pairs: [{ name: 'a' }] });
  });

  it('could not judge where one of them could not', () => {
    const error = { message: 'there is no commit', path: null, line: null, column: null, fix: 'fetch it' };
    const broken = { path: 'x.json', report: report({ status: 'error', pairs: [], findings: [], error }) };
    expect(mergeReports([shard(1), broken, shard(3)])).toMatchObject({ status: 'error', error });
  });
});

it('one shard alone says that it is one, wherever it is shown', () => {
  const { report: third } = shard(3);
  expect(renderText(third, { color: false, width: 80 })).toContain('shard 3 of 3: `scalerlock report merge`');
  expect(renderMarkdown(third)).toContain('2 pairs in step, shard 3 of 3');
  expect(badge(third).endpoint.message).toBe('2 pairs in step, shard 3 of 3');
});

describe('is no verdict', () => {
  const all = (second: ReadReport): ReadReport[] => [shard(1), second, shard(3)];
  const whole = { path: 'whole.json', report: report() };
  const oneLess = shard(2, { pairs: [quietPair('b')] });
  const others = shard(2, { pairs: [quietPair('b'), quietPair('a')] });
  const oneMore = shard(3, { pairs: ['c', 'f', 'h'].map((name) => quietPair(name)) });
  const passed = shard(2);
  passed.report.status = 'pass';
  const miscounted = shard(2);
  miscounted.report.stats.pairs = 70;
  const rows: [string, ReadReport[], RegExp][] = [
    ['nothing', [], /there is no report/],
    ['a shard that is missing', [shard(1), shard(3)], /1 of 3 shards have no report: 2/],
    ['most of many', [shard(1, {}, { of: 200 })], /199 of 200 .*: 2, 3, .*, 11, …/],
    ['the report of one job', all(whole), /whole\.json is no report of a shard/],
    ['another base', all(shard(2, { base: '3'.repeat(40) })), /another base than r\/1\.json/],
    ['no base', all(shard(2, { base: null })), /another base/],
    ['another head', all(shard(2, { head: '3'.repeat(40) })), /another head/],
    [
      'another version',
      all(shard(2, { tool: { name: 'scalerlock', version: '0.2.0' } })),
      /another version of scalerlock/,
    ],
    ['another policy', all(shard(2, {}, { policy: { ...POLICY, head: null } })), /another policy/],
    ['another number of shards', all(shard(2, {}, { of: 4 })), /another number of shards/],
    ['another number of pairs', all(shard(2, {}, { pairs: 8 })), /another number of pairs/],
    ['a shard beyond the last', all(shard(4)), /shard 4 of 3/],
    ['a shard twice, and different', [...all(shard(2)), shard(2, { findings: [] })], /they differ/],
    ['a pair that no shard has', all(oneLess), /fewer pairs/],
    ['a pair that two shards have', all(others), /7 pairs, not 7 different ones/],
    ['a pair too many', [shard(1), shard(2), oneMore], /8 pairs, not 7/],
    ['a pass with a finding at level error', all(passed), /contradicts itself/],
    ['a count that is not that of its pairs', all(miscounted), /contradicts itself/],
  ];
  it.each(rows)('%s', (_, reports, says) => expect(() => mergeReports(reports)).toThrow(says));
});

describe('files', () => {
  const written = (content: string): string => {
    const path = join(temporaryFolder(), 'report.json');
    writeFileSync(path, content);
    return path;
  };

  it.each([
    ['is not there', '/nowhere/report.json'],
    ['was cut off', written(JSON.stringify(shard(1).report).slice(0, -1))],
    ['is no report', written('{}')],
    ['is no report', written('null')],
    ['is no report', written(JSON.stringify({ ...shard(1).report, status: 'fine' }))],
    ['is no report', written(JSON.stringify({ ...shard(1).report, schemaVersion: 2 }))],
    ['is no report', written(JSON.stringify({ ...shard(1).report, more: 1 }))],
    ['is no file', '/dev/null'],
  ])('%s', async (says, path) => {
    await expect(readReports([path])).rejects.toThrow(says);
  });

  it('are found in a folder, and in the folders in it', async () => {
    const folder = temporaryFolder();
    for (const number of [1, 2, 3])
      writeFileSync(join(folder, `${number}.json`), JSON.stringify(shard(number).report));
    expect(mergeReports(await readReports([folder])).pairs).toHaveLength(7);
  });
});
