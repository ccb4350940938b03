import { describe, expect, test } from 'vitest';
import { match, parsePattern } from '../../src/policy/patterns.ts';
import { computed } from '../helpers/computed.ts';
import { problemOf } from './problem-of.ts';

const at = { line: 7, column: 3 };

describe('match', () => {
  test.each<[string, Record<string, Record<string, string> | null>]>([
    ['models/model.pkl', { 'models/model.pkl': {}, 'models/modelxpkl': null, 'models/model.pkl2': null }],
    ['./models//model.pkl', { 'models/model.pkl': {} }],
    ['*.pkl', { 'a.pkl': {}, '.a.pkl': {}, '.pkl': {}, 'a/b.pkl': null }],
    ['**/model.*', { 'model.pkl': {}, 'a/model.pkl': {}, '.a/b/model.tar.gz': {}, 'a/xmodel.pkl': null }],
    ['a/**', { a: null, 'a/b': {}, 'a/.b/c': {}, ab: null }],
    ['a/**/b.pkl', { 'a/b.pkl': {}, 'a/x/y/b.pkl': {}, 'a/xb.pkl': null }],
    ['?.pkl', { 'a.pkl': {}, '..pkl': {}, 'ab.pkl': null }],
    ['m?.pkl', { 'm1.pkl': {}, 'm12.pkl': null, 'm/.pkl': null }],
    ['m[0-9].pkl', { 'm1.pkl': {}, 'ma.pkl': null }],
    ['m[!0-9].pkl', { 'm1.pkl': null, 'ma.pkl': {}, 'm/.pkl': null }],
    ['m.{pkl,joblib}', { 'm.pkl': {}, 'm.joblib': {}, 'm.npy': null }],
    ['{a/b,c}/m', { 'a/b/m': {}, 'c/m': {}, 'a/m': null }],
    ['{name}/m', { 'x/m': { name: 'x' }, '.x/m': { name: '.x' }, 'a/b/m': null, '/m': null }],
    ['{team}/{name}-{team}/m', { 'x/y-x/m': { team: 'x', name: 'y' }, 'x/y-z/m': null }],
    ['{a}-{b}.pkl', { 'x-y-z.pkl': { a: 'x', b: 'y-z' }, 'x.pkl': null }],
    ['{name}.*', { 'x.tar.gz': { name: 'x' } }],
    ['{name}/{name}', { 'x/x': { name: 'x' }, 'x/y': null }],
    ['a (1)+@!^$|.*', { 'a (1)+@!^$|.pkl': {}, 'a 11.pkl': null }],
    ['q\'"`.*', { 'q\'"`.pkl': {} }],
    ['é漢/*', { 'é漢/x': {} }],
    ['a/*.pkl', { 'a/new\nline.pkl': {}, 'a/ space .pkl': {} }],
    ['**/x*', { 'new\nline/xy': {} }],
    ['{1}/*', { '{1}/x': {}, '1/x': null }],
    ['a]b}c/*', { 'a]b}c/x': {} }],
    ['+(a)/*', { '+(a)/x': {}, 'aa/x': null }],
  ])('%s', (text, paths) => {
    const pattern = parsePattern(text, at);
    for (const [path, expected] of Object.entries(paths)) {
      const binding = match(pattern, path);
      expect([path, binding && Object.fromEntries(binding)]).toEqual([path, expected]);
      if (binding) expect(path.startsWith(pattern.prefix)).toBe(true);
    }
  });

  test('any plain text fits only itself', () => {
    // A pseudorandom walk with a fixed start: the same texts on every run.
    const characters = [...'ab.-_ ()|+^$@!"\'`~#&<>;=%,:]}\n\té漢'];
    let state = 1;
    const random = (below: number) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    const text = () =>
      Array.from({ length: 1 + random(6) }, () => characters[random(characters.length)]).join('');
    for (let round = 0; round < 3000; round++) {
      const [before, after] = [text(), text()];
      const pattern = parsePattern(`xx${before}/*${after}`, at);
      const good = `xx${before}/y${after}`;
      expect([good, match(pattern, good) !== null]).toEqual([good, true]);
      const flat = parsePattern(`${before}*${after}`, at);
      expect([flat.text, match(flat, `${before}y${after}`) !== null]).toEqual([flat.text, true]);
      expect([flat.text, match(flat, `z${before}y${after}`)]).toEqual([flat.text, null]);
      expect([good, match(pattern, `${good}z`), match(pattern, `xx${before}z/y${after}`)]).toEqual([
        good,
        null,
        null,
      ]);
    }
  });

  test.each(['*a*a*b', '**/a/**/b', '{x}a{y}a{z}ab', '*a*/*a*/b', '{a,aa}{a,aa}{a,aa}{a,aa}*b*'])(
    '%s is soon done with a hostile path',
    (text) => {
      const pattern = parsePattern(text, at);
      const start = computed();
      expect(match(pattern, `${'a'.repeat(250)}c`)).toBeNull();
      expect(match(pattern, `${'a'.repeat(250)}/${'a'.repeat(250)}/c`)).toBeNull();
      expect(match(pattern, `${'a/'.repeat(500)}c`)).toBeNull();
      expect(match(pattern, 'a'.repeat(10_000))).toBeNull();
      expect(computed() - start).toBeLessThan(5000);
    },
  );
});

describe('parsePattern refuses', () => {
  test.each([
    ['/models/m.pkl', /is absolute/, /repository root/],
    ['C:/models/m.pkl', /is absolute/, /repository root/],
    ['../m.pkl', /leaves the repository/, /of this repository/],
    ['a/../../m.pkl', /leaves the repository/, /of this repository/],
    ['a\\b.pkl', /has a backslash/, /write `a\/b.pkl`/],
    ['.', /names no file/, /name a file/],
    ['.git/hooks/pre-commit', /git's own folder/, /tracked/],
    ['sub/.GIT/config', /git's own folder/, /tracked/],
    ['a\0b', /names no file/, /name a file/],
    ['*a*b*c*.pkl', /too many wildcards/, /fewer/],
    ['{a}-{b}-{c}-{d}', /too many wildcards/, /fewer/],
    ['**/a/**/b/**/c', /too many wildcards/, /fewer/],
    ['{a,b}{a,b}{a,b}{a,b}{a,b}', /too many wildcards/, /fewer/],
    ['m.{pkl,*}', /more than plain words in braces/, /list the words/],
    ['m.{pkl,{a,b}}', /more than plain words in braces/, /list the words/],
    ['m{1..3}.pkl', /more than plain words in braces/, /list the words/],
    ['m[z-a].*', /is no valid glob/, /`\[…\]`/],
  ])('%s', (text, message, fix) => {
    const problem = problemOf(() => parsePattern(text, at));
    expect(problem.message).toMatch(message);
    expect(problem.fix).toMatch(fix);
    expect([problem.line, problem.column]).toEqual([7, 3]);
  });
});
