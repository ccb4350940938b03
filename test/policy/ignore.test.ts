import { expect, test } from 'vitest';
import { ignoreMatcher } from '../../src/policy/ignore.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { problemOf } from './problem-of.ts';

const policy = (ignore: string) =>
  loadPolicy(`version: 1\npairs:\n  a:\n    model: m\n    scaler: s\nignore: ${ignore}\n`);

test.each<[string, string[], string[]]>([
  ['[]', [], ['a', 'notebooks/a.pkl']],
  ['["notebooks/**"]', ['notebooks/a.pkl', 'notebooks/.x/a.pkl'], ['notebooks', 'x/notebooks/a.pkl']],
  ['[notebooks]', ['notebooks', 'notebooks/a/b.pkl'], ['notebooks2/a.pkl', 'x/notebooks/a.pkl']],
  ['[./notebooks/]', ['notebooks/a.pkl'], ['x/notebooks/a.pkl']],
  ['["**/tmp*.pkl", old/m.pkl]', ['tmp1.pkl', 'a/b/tmp.pkl', 'old/m.pkl'], ['old/x.pkl', 'a/tmp.pkl2']],
])('ignore: %s', (ignore, ignored, kept) => {
  const isIgnored = ignoreMatcher(policy(ignore));
  expect([...ignored, ...kept].filter(isIgnored)).toEqual(ignored);
});

test('without ignore nothing is ignored', () => {
  expect(ignoreMatcher(loadPolicy('version: 1\npairs:\n  a:\n    model: m\n    scaler: s\n'))('m')).toBe(
    false,
  );
});

test.each([
  ['["/abs/**"]', /is absolute/],
  ['["../**"]', /leaves the repository/],
  ['["a\\\\b"]', /has a backslash/],
])('ignore: %s is a problem at its place', (ignore, message) => {
  const problem = problemOf(() => ignoreMatcher(policy(ignore)));
  expect(problem.message).toMatch(message);
  expect([problem.path, problem.line, problem.column]).toEqual(['scalerlock.yml', 6, 10]);
});
