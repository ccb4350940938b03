import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../../src/generated/pages.ts';
import { pageText } from '../../src/report/page.ts';

const shown = (page: string, width: number, color = false): string =>
  pageText(page, { colors: picocolors.createColors(color), width });

describe('pageText', () => {
  it('fills the lines of the terminal, and leaves code as it is', () => {
    const page = `# pair/a-rule

One line of prose that goes on
in the file, \`with code\`, and [a link](../b.md).

## What **counts**

\`\`\`yaml
rules:

  pair/a-rule: off   # a very long line of code is never broken
\`\`\`

1. first, which is longer than a line
2. second
`;
    expect(shown(page, 30)).toBe(`pair/a-rule

One line of prose that goes on
in the file, \`with code\`, and
a link.

WHAT **COUNTS**

  rules:

    pair/a-rule: off   # a very long line of code is never broken

1. first, which is longer than
   a line
2. second
`);
  });

  it('shows what stands out in colours, where there are any', () => {
    expect(shown('**Which** pins `count`.\n', 80, true)).toBe(
      '\u001b[1mWhich\u001b[22m pins \u001b[36m`count`\u001b[39m.\n',
    );
    expect(shown('**Which** pins count.\n', 80)).toBe('Which pins count.\n');
  });

  it.each(Object.entries(PAGES))('%s fits into 80 columns', (_, page) => {
    const tooLong = shown(page, 80)
      .split('\n')
      .filter((line) => stringWidth(line) > 80);
    expect(tooLong).toEqual([]);
  });
});
