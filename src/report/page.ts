import type picocolors from 'picocolors';
import { wrap } from './wrap.ts';

interface Page {
  colors: ReturnType<typeof picocolors.createColors>;
  /** Columns of the terminal. */
  width: number;
}

/**
 * A page of our own documentation for a terminal: headings in capitals, prose in lines of the terminal's width, code as it
 * is. Of Markdown it knows what our pages use: headings, fences, lists, tables, links, bold and code.
 */
export function pageText(page: string, terminal: Page): string {
  const { bold } = terminal.colors;
  return blocksOf(page)
    .map((block) => {
      const heading = /^(#+) (.*)$/.exec(block);
      if (heading) return bold(heading[1] === '#' ? heading[2] : heading[2]?.toUpperCase());
      if (block.startsWith('```')) return code(block);
      if (block.startsWith('|')) return plain(block);
      return paragraph(block, terminal);
    })
    .join('\n\n')
    .concat('\n');
}

/** What blank lines part, fences whole. */
function blocksOf(page: string): string[] {
  return page.match(/^```[\s\S]*?^```$|(?:^(?!```).+\n?)+/gm)?.map((block) => block.trimEnd()) ?? [];
}

function code(block: string): string {
  const lines = block.split('\n').slice(1, -1);
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

/** Prose, or a list with an item a line that begins with its mark. */
function paragraph(block: string, { colors, width }: Page): string {
  const items = block.split(/\n(?=- |\d+\. )/);
  return items
    .flatMap((item) => {
      const mark = /^(?:- |\d+\. )/.exec(item)?.[0] ?? '';
      return wrap(plain(item.slice(mark.length)), width, ' '.repeat(mark.length), mark);
    })
    .join('\n')
    .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => words.split('\n').map(colors.bold).join('\n'))
    .replace(/`[^`]+`/g, (words) => colors.cyan(words));
}

/** A link as its words: the terminal has no place for where it leads. */
function plain(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
