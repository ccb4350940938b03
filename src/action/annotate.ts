import { posix } from 'node:path';
import * as core from '@actions/core';
import type { Finding, Report } from '../generated/report.ts';
import { onOneLine } from '../report/escape.ts';

/** GitHub shows ten annotations of a kind a step, and drops the rest without a word. */
const MOST = 10;

/**
 * Shows the findings at the very lines, the worst first; what GitHub would drop is counted. `folder` is where the
 * repository lies in the workspace: GitHub counts paths from there.
 */
export function annotate({ findings, error }: Report, folder: string): void {
  if (error) {
    const place = placeIn(folder, error.path, error.line, error.column);
    core.error(onOneLine(`${error.message} · ${error.fix}`), properties(place, 'Scalerlock could not judge'));
  }
  for (const severity of ['error', 'warning'] as const) {
    const chosen = findings.filter((finding) => finding.severity === severity);
    for (const finding of chosen.slice(0, MOST)) show(finding, folder);
    if (chosen.length > MOST)
      core.notice(`${chosen.length - MOST} more at level ${severity}: see the job summary`);
  }
}

function show({ severity, rule, path, line, column, message, fix }: Finding, folder: string): void {
  const text = onOneLine(`${message} → ${fix}`);
  const where = properties(placeIn(folder, path, line, column), onOneLine(rule));
  if (severity === 'error') core.error(text, where);
  else core.warning(text, where);
}

interface Place {
  file: string | null;
  line: number | null;
  column: number | null;
}

function placeIn(folder: string, path: string | null, line: number | null, column: number | null): Place {
  // A name with what nobody sees in it is shown as it is, and at no line, rather than taken for another's.
  return { file: path === null ? null : onOneLine(posix.join(folder, path)), line, column };
}

/** A finding about a whole file stands at its first line: there is no other place to show it. */
function properties({ file, line, column }: Place, title: string): core.AnnotationProperties {
  if (file === null) return { title };
  return { title, file, startLine: line ?? 1, ...(column === null ? {} : { startColumn: column }) };
}
