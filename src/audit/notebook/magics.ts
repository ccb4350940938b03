/**
 * A cell's lines as Python: what IPython alone understands is set aside. Each line stays where it is, so that places keep their
 * line numbers.
 */
export function withoutMagics(lines: readonly string[]): string[] {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const cellMagic = /^\s*%%(\w+)/.exec(first)?.[1];
  if (cellMagic !== undefined && !PYTHON.has(cellMagic)) return lines.map(() => '');
  let isContinued = false;
  return lines.map((line) => {
    const wasContinued = isContinued;
    const isMagic = wasContinued || MAGIC.test(line);
    isContinued = isMagic && line.trimEnd().endsWith('\\');
    if (isMagic) return wasContinued || /^\s*%%/.test(line) ? '' : stand(line);
    // `model?`, `model.fit??` ask for help.
    if (/^\s*[\w.]+\?{1,2}\s*$/.test(line)) return '';
    return line.replace(ASSIGNED, '$1None');
  });
}

/** Cells under these hold Python. */
const PYTHON = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3', 'pypy', 'memit', 'mprun']);

/** `%matplotlib inline`, `!pip install x`, `?name`; `%%time` at a cell's top; and what IPython takes for a magic by itself: `pip install x`. */
const MAGIC =
  /^\s*(?:%%?[A-Za-z]|!|\?|(?:pip3?|conda|mamba|cd|ls|mkdir|cp|mv|rm|cat)[ \t]+(?!(?:in|is|and|or|not|if|else|for)\b)(?:[\w.~/]|-[A-Za-z-]))/;

/** `files = !ls`, `x = %env HOME`. */
const ASSIGNED = /^(\s*[\w, ]+=\s*)(?:!|%[A-Za-z]).*$/;

/** A block may hold nothing but a magic: `pass` stands in for it. */
function stand(line: string): string {
  const [indent = ''] = /^\s*/.exec(line) ?? [];
  const timed = /^\s*%(?:time|timeit|prun|memit)\s+(?!-)(.+)$/.exec(line)?.[1];
  return indent + (timed ?? 'pass');
}
