import stringWidth from 'fast-string-width';

/**
 * Text in lines of at most `width` columns, each after its indentation; the first may have another (a mark). A word that
 * is longer than a line stands alone and whole; so does what is `known`, as a path with spaces in it.
 */
export function wrap(
  text: string,
  width: number,
  indent: string,
  first = indent,
  known: readonly string[] = [],
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(words(known))) {
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

/** A word, or words that belong together: in backticks, since a command that breaks in two cannot be copied, or by being known. */
function words(known: readonly string[]): RegExp {
  const spaced = known.filter((one) => /\s/.test(one)).sort((a, b) => b.length - a.length);
  const whole = spaced.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?:${['`[^`]+`', ...whole, '\\S'].join('|')})+`, 'g');
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
