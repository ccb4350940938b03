import type { Report } from '../generated/report.ts';
import { renderMarkdown } from '../report/markdown.ts';

/** Findings that are shown where all of them would be too long: each has a greatest length, and so many fit always. */
const MOST_FINDINGS = 20;

/** A report as Markdown, for where GitHub takes so many characters and no more: whole, or its worst findings. */
export function markdownWithin(most: number, report: Report): string {
  const whole = renderMarkdown(report);
  if (whole.length <= most) return whole;
  const findings = report.findings.slice(0, MOST_FINDINGS);
  const more = `\nThere is more to say than there is room for here: the job summary says it.\n`;
  return `${renderMarkdown({ ...report, findings, pairs: [] })}${more}`;
}
