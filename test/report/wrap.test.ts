import { expect, it } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

it.each<[string, readonly string[], string[]]>([
  ['one two three', [], ['> one two', '  three']],
  ['run `a b c d e f` now', [], ['> run', '  `a b c d e f`', '  now']],
  ['at (my book.ipynb:3) it', [], ['> at (my', '  book.ipynb:3)', '  it']],
  ['at (my book.ipynb:3) it', ['my book.ipynb'], ['> at', '  (my book.ipynb:3)', '  it']],
  ['a+b c and more', ['a+b c', 'b'], ['> a+b c', '  and more']],
])('%j, where %j is known', (text, known, lines) => {
  expect(wrap(text, 10, '  ', '> ', known)).toEqual(lines);
});
