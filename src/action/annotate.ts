import * as core from '@actions/core';
import type { Finding, Report } from '../generated/report.ts';
import { onOneLine } from '../report/escape.ts';

/** GitHub shows ten annotations of a kind a step, and drops the rest without a word. */
const MOST = 10;

/** Shows the findings at the very lines, the worst first; what GitHub would drop is counted. */
export function annotate({ findings, error }: Report): void {
  if (error) {
    const place = { file: error.path, line: error.line, column: error.column };
    core.error(`${error.message} · ${error.fix}`, properties(place, 'Scalerlock could not judge'));
  }
  for (const severity of ['error', 'warning'] as const) {
    const chosen = findings.filter((finding) => finding.severity === severity);
    for (const finding of chosen.slice(0, MOST)) show(finding);
    if (chosen.length > MOST)
      core.notice(`${chosen.length - MOST} more at level ${severity}: see the job summary`);
  }
}

function show({ severity, rule, path, line, column, message, fix }: Finding): void {
  const text = onOneLine(`${message} → ${fix}`);
  const where = properties({ file: path, line, column }, rule);
  if (severity === 'error') core.error(text, where);
  else core.warning(text, where);
}

interface Place {
  file: string | null;
  line: number | null;
  column: number | null;
}

/** A finding about a whole file stands at its first line: there is no other place to show it. */
function properties({ file, line, column }: Place, title: string): core.AnnotationProperties {
  if (file === null) return { title };
  return { title, file, startLine: line ?? 1, ...(column === null ? {} : { startColumn: column }) };
}
