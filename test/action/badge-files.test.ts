import { describe, expect, it } from 'vitest';
import { badgeFiles, fileNameOf, MOST_PAIR_BADGES } from '../../src/action/badge-files.ts';
import { badgeReadme, badgeSummary } from '../../src/action/badge-markdown.ts';
import { isBranchName } from '../../src/action/event-payload.ts';
import { HOSTILE, quietPair, report } from '../report/samples.ts';

describe('the name of a badge', () => {
  it.each([
    ['churn', /^churn$/],
    ['fraud_v2', /^fraud_v2$/],
    ['a-b', /^a-b$/],
    ['a/b', /^a-b-[0-9a-f]{10}$/],
    ['a-b-0123456789', /^a-b-0123456789-[0-9a-f]{10}$/],
    ['../x', /^x-[0-9a-f]{10}$/],
    ['..', /^pair-[0-9a-f]{10}$/],
    ['Churn', /^churn-[0-9a-f]{10}$/],
    ['модель', /^pair-[0-9a-f]{10}$/],
    ['con', /^con-[0-9a-f]{10}$/],
  ])('of %s', (pair, name) => expect(fileNameOf(pair)).toMatch(name));

  it('is one path segment of plain letters, and no two pairs have the same', () => {
    const pairs = [...HOSTILE, 'a', 'A', 'a/', 'a.', 'a b', 'a-b', 'a/b', 'é', 'e\u0301', 'x'.repeat(5000)];
    const names = pairs.map(fileNameOf);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_][a-z0-9_-]{0,79}$/);
    expect(new Set(names).size).toBe(pairs.length);
  });
});

describe('the files of the branch', () => {
  it('are the mark, the badge for all, and two for each pair', () => {
    const files = badgeFiles(report({ pairs: [quietPair('churn'), quietPair('a/b')] }));
    const other = fileNameOf('a/b');
    expect([...files.keys()].sort()).toEqual(
      [
        ...['.scalerlock-badges', 'badge.json', 'badge.svg', 'pairs/churn.json', 'pairs/churn.svg'],
        ...[`pairs/${other}.json`, `pairs/${other}.svg`],
      ].sort(),
    );
    expect(JSON.parse(files.get('pairs/churn.json') ?? '')).toEqual({
      schemaVersion: 1,
      label: 'churn',
      message: '2.0.0 in step',
      color: 'brightgreen',
    });
  });

  it('are of the same thousand pairs whatever order they come in', () => {
    const pairs = Array.from({ length: MOST_PAIR_BADGES + 5 }, (_, index) => quietPair(`p${index}`));
    const files = badgeFiles(report({ pairs }));
    expect(files.size).toBe(3 + 2 * MOST_PAIR_BADGES);
    expect(badgeFiles(report({ pairs: pairs.toReversed() }))).toEqual(files);
  });

  it.each(HOSTILE)('hold nothing that a name brings along: %j', (name) => {
    const [, svg = ''] = [...badgeFiles(report({ pairs: [quietPair(name)] }))].find(([path]) =>
      /^pairs\/.*svg$/.test(path),
    ) ?? [''];
    expect(svg).not.toMatch(/<(img|script|b|details)/);
    expect(svg.match(/<svg/g)).toHaveLength(1);
  });
});

describe('what to copy into a README', () => {
  const home = { owner: 'acme', repo: 'churn', branch: 'badges', isPublic: true };
  const judged = report({ pairs: [quietPair('churn'), quietPair('a/b')] });

  it('has an address for everybody where the repository is public', () => {
    const summary = badgeSummary(judged, home);
    expect(summary).toContain(
      '![scaler lock](https://raw.githubusercontent.com/acme/churn/badges/badge.svg)',
    );
    expect(summary).toContain(
      'https://img.shields.io/endpoint?url=https%3A%2F%2Fraw.githubusercontent.com%2F',
    );
    expect(summary).toContain(
      '![churn](https://raw.githubusercontent.com/acme/churn/badges/pairs/churn.svg)',
    );
  });

  it('is relative to the branch of the README where it is not', () => {
    const summary = badgeSummary(judged, { ...home, isPublic: false });
    expect(summary).toContain('![scaler lock](/../badges/badge.svg)');
    expect(summary).not.toContain('https://');
  });

  it.each(HOSTILE)('holds nothing that a name brings along: %j', (name) => {
    const pairs = [quietPair(name)];
    for (const text of [badgeSummary(report({ pairs }), home), badgeReadme(report({ pairs }), home)]) {
      // What is left when all code is taken away are our own words.
      const prose = text
        .replaceAll('&#124;', '')
        .replace(/```markdown\n[\s\S]*?\n```/g, '')
        .replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
      expect(prose).not.toMatch(/[@<>#\\]\w|\]\(http|www\./);
      expect(text.match(/^```/gm)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });
});

describe('a branch for them', () => {
  it.each(['badges', 'a/b', 'v1.0', 'été'])('%s', (name) => expect(isBranchName(name)).toBe(true));

  it.each([
    '',
    '.',
    '..',
    'a..b',
    'a b',
    'a//b',
    '/a',
    'a/',
    '.a',
    'x.lock',
    'x.',
    '@',
    'a@{1}',
    'a\nb',
    'a:b',
    'a*',
    'a\\b',
  ])('not %j', (name) => expect(isBranchName(name)).toBe(false));
});
