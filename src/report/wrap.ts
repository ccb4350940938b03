import stringWidth from 'fast-string-width';

/** A word, or words that belong together in backticks: a command that breaks in two cannot be copied. */
const WORD = /(?:`[^`]+`|\S)+/g;

/**
 * Text in lines of at most `width` columns, each after its indentation; the first may have another (a mark). A word that
 * is longer than a line stands alone and whole.
 */
export function wrap(text: string, width: number, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(WORD)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(indent + longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((content, index) => `${index === 0 ? first : indent}${content}`);
}

/** Cells padded to columns; what follows the last cell of a row is not padded. */
export function padColumns(rows: readonly (readonly string[])[]): string[][] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) => {
    return Math.max(...rows.map((row) => stringWidth(row[column] ?? '')));
  });
  return rows.map((row) =>
    row.map((cell, column) => {
      const missing = column === row.length - 1 ? 0 : (widths[column] ?? 0) - stringWidth(cell);
      return cell + ' '.repeat(missing);
    }),
  );
}
