import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import type { Report } from '../generated/report.ts';
import { DETAIL, type Detail, renderText, type TextOptions } from './text.ts';

/** From all that is told at most to the least that still says what is wrong and how to mend it. */
const DETAILS: readonly Detail[] = [
  ...Array.from({ length: DETAIL.findings }, (_, told) => ({ ...DETAIL, findings: DETAIL.findings - told })),
  { findings: 1, evidence: 1, characters: 600 },
  ...[300, 160, 80].map((characters) => ({ findings: 1, evidence: 0, characters })),
];

/** What tells all of a commit that a screen has no room for. */
export const ALL_STAGED = 'scalerlock check --staged --all';

interface ScreenOptions extends Omit<TextOptions, 'detail'> {
  /** Lines that there is room for. */
  rows: number;
}

/** A report that is seen at once: as many findings in full as a screen has room for, the rest counted. */
export function renderScreen(report: Report, { rows, ...options }: ScreenOptions): string {
  let text = '';
  for (const detail of DETAILS) {
    text = renderText(report, { ...options, detail });
    if (rowsOf(text, options.width) <= rows) break;
  }
  return text;
}

/** The lines that a text takes on a terminal, which breaks those that are longer than it is wide. */
export function rowsOf(text: string, width: number): number {
  const lines = stripVTControlCharacters(text).replace(/\n$/, '').split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / width)), 0);
}
