import { describe, expect, test } from 'vitest';
import { codeSpan, cut, forMarkdown, forTerminal, onOneLine, sentence } from '../../src/report/escape.ts';
import { HOSTILE } from './samples.ts';

describe('onOneLine', () => {
  test.each([
    ['a\nb\r\n\tc', 'a\\nb\\r\\n\\tc'],
    ['\u001b[31mred\u0007', '\\x1b[31mred\\x07'],
    ['user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['line\u2028paragraph\u2029', 'line\\u2028paragraph\\u2029'],
    ['\u{e0041}tag', '\\u{e0041}tag'],
    ['\ud800 alone', '\\ud800 alone'],
    ['c1\u009b', 'c1\\x9b'],
    ['modèles/顧客/скейлер.pkl', 'modèles/顧客/скейлер.pkl'],
    ['क्षेत्र/नाम', 'क्षेत्र/नाम'],
    ['a\\nb', 'a\\nb'],
  ])('%j', (text, shown) => {
    expect(onOneLine(text)).toBe(shown);
  });
});

describe('forTerminal', () => {
  test.each([
    ['::error::owned', '\\x3a:error::owned'],
    ['said ::error::owned', 'said \\x3a:error::owned'],
    ['\u00a0::error::owned', '\u00a0\\x3a:error::owned'],
    ['std::vector', 'std::vector'],
    ['##[add-mask]x', '\\x23#[add-mask]x'],
    ['a ###[group]x', 'a #\\x23#[group]x'],
    ['##vso[task.complete]', '\\x23#vso[task.complete]'],
    ['issue ##12', 'issue ##12'],
  ])('%j', (text, shown) => {
    expect(forTerminal(text)).toBe(shown);
  });

  test.each(HOSTILE)('leaves no control and no command in %j', (text) => {
    const shown = forTerminal(`${text} ${text}`);
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(shown).not.toMatch(/(^|\s)::|##\w*\[|##\[/);
  });
});

describe('cut', () => {
  test('keeps what fits and both ends of what does not', () => {
    expect(cut('models/scaler.pkl', 17)).toBe('models/scaler.pkl');
    expect(cut('a/very/long/way/to/scaler.pkl', 16)).toBe('a/very/lon…r.pkl');
  });

  test('never cuts a character in half', () => {
    for (let most = 4; most < 20; most++) {
      const short = cut('😀'.repeat(20), most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short).not.toMatch(/\p{Cs}/u);
    }
  });
});

describe('codeSpan', () => {
  test.each([
    ['a_b*c', '`a_b*c`'],
    ['', '(empty)'],
    [' ', '` `'],
    [' x ', '`  x  `'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x`', '``` ``x` ```'],
    ['a|b', '`a`&#124;`b`'],
    ['||', '&#124;&#124;'],
    ['a\nb', '`a\\nb`'],
  ])('%j', (text, markdown) => {
    expect(codeSpan(text)).toBe(markdown);
  });
});

describe('forMarkdown', () => {
  test.each([
    ['the model changed, and nothing says why', 'the model changed, and nothing says why'],
    ['run `scalerlock seal churn`', 'run `scalerlock seal churn`'],
    ['models/churn/model.joblib changed', '`models/churn/model.joblib` changed'],
    ['it has 2.0.0, not “1.0.0”', 'it has `2.0.0`, not “`1.0.0`”'],
    ["the scaler's std (a saved one) – früher größer", "the scaler's std (a saved one) – früher größer"],
    ['ask @team, see #12', 'ask `@team`, see `#12`'],
    ['see GH-12 at 0123abc', 'see `GH-12` at `0123abc`'],
    ['<img src=x>', '`<img` `src=x>`'],
    ['[x](http://y)', '`[x](http://y`)'],
    ['www.evil.example', '`www.evil.example`'],
    ['a|b', '`a`&#124;`b`'],
    ['one` tick', '`` one` `` tick'],
    [':smile: $x$', '`:smile`: `$x$`'],
    ['a\nb', '`a\\nb`'],
  ])('%j', (text, markdown) => {
    expect(forMarkdown(text)).toBe(markdown);
  });

  test('takes known names as a whole, spaces and all', () => {
    const known = ['my models/a scaler.pkl', 'a`b', 'churn'];
    expect(sentence('my models/a scaler.pkl:3:1 of pair `a`b` changed', known)).toBe(
      '`my models/a scaler.pkl:3:1` of pair ``a`b`` changed',
    );
    expect(sentence('churned, and churn.pkl is not churn.', known)).toBe(
      'churned, and `churn.pkl` is not `churn`.',
    );
    expect(sentence('is split (churn:3); the rest (churn)...', known)).toBe(
      'is split (`churn:3`); the rest (`churn`)...',
    );
  });

  test.each(HOSTILE)('shows %j as code or as plain words', (text) => {
    expect(outsideCode(forMarkdown(text))).toMatch(/^[\p{L}\p{N}\P{ASCII} "'.,;:!?()&]*$/u);
    expect(outsideCode(codeSpan(text))).toBe('');
  });
});

/** What is left of Markdown without its code spans and the pipes between them. */
function outsideCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '').replaceAll('&#124;', '');
}
