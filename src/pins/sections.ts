/** A part of a text and the number of its first line. */
export interface Section {
  text: string;
  /** From 1. */
  line: number;
}

/** No lock file names a library in more places: one for each platform and Python. */
const mostSections = 200;

/**
 * The parts of a text that begin with a line that `begins` takes, each up to the next such line or one that `ends` takes.
 * A lock file has a megabyte of packages, of which one counts: it is cut out, so that only that one is parsed. Of those
 * that `wanted` does not take nothing is kept.
 */
export function sectionsOf(
  text: string,
  begins: (line: string) => boolean,
  ends: (line: string) => boolean,
  wanted: (section: string) => boolean,
): Section[] {
  const sections: Section[] = [];
  let open: { start: number; line: number } | null = null;
  const close = (end: number): void => {
    const section = open && text.slice(open.start, end);
    if (open && section && wanted(section)) sections.push({ text: section, line: open.line });
    open = null;
  };
  let number = 1;
  for (let start = 0; start < text.length && sections.length < mostSections; number++) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(start, next).trimEnd();
    const isFirst = begins(line);
    if (isFirst || ends(line)) close(start);
    if (isFirst) open = { start, line: number };
    start = next;
  }
  close(text.length);
  return sections;
}
