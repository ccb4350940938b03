import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { otherPlaces } from '../audit/report/sites.ts';
import { showSite } from '../audit/site.ts';
import type { AuditFindingReport, AuditReport } from '../generated/audit.ts';
import { counted, lookedAt } from './audit-words.ts';
import { cut, forTerminal } from './escape.ts';
import { count, seconds } from './numbers.ts';
import { wrap } from './wrap.ts';

/** Characters of one string of the repository, and of a line of its code. */
const LONGEST = { text: 600, code: 100 };

/** Sources that were not read and are named. */
const UNREAD = 50;

interface AuditTextOptions {
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  /** Findings told in full. */
  most?: number;
}

interface Page {
  colors: ReturnType<typeof picocolors.createColors>;
  width: number;
}

/** The audit for a person at a terminal: each finding with both places, why it is believed, and its mend. */
export function renderAuditText(audit: AuditReport, { color, width, most = 20 }: AuditTextOptions): string {
  const page = { colors: picocolors.createColors(color), width: Math.min(Math.max(width, 40), 100) };
  const safe = withSafeStrings(audit);
  const told = safe.findings.slice(0, most).flatMap((finding) => [...block(finding, page), '']);
  const rest = safe.findings.length - most;
  const more = rest > 0 ? [page.colors.dim(`  … and ${rest} more; \`--format json\` tells all`), ''] : [];
  return `${[...told, ...more, ...asides(safe, page), summary(safe, page)].join('\n')}\n`;
}

/** Every string as a terminal may see it, so that nothing below can forget one. */
function withSafeStrings(audit: AuditReport): AuditReport {
  return JSON.parse(JSON.stringify(audit), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return forTerminal(cut(value, key === 'text' ? LONGEST.code : LONGEST.text));
  }) as AuditReport;
}

function block(finding: AuditFindingReport, { colors, width }: Page): string[] {
  const { bold, dim, red, yellow } = colors;
  const { severity, rule, message, fix, evidence, confidence } = finding;
  const paint = severity === 'error' ? red : yellow;
  const [title, where] = [`${severity === 'error' ? '✖' : '⚠'} ${rule}`, showSite(finding)];
  const fits = stringWidth(`${title}  ${where}`) <= width;
  const known = [finding.path, ...otherPlaces(finding).map(({ path }) => path)];
  const wrapped = (text: string, indent = '  ', first = indent) => wrap(text, width, indent, first, known);
  const because = `${confidence === 'certain' ? 'certain' : 'likely'}: ${evidence.join('; ')}`;
  return [
    fits ? `${paint(title)}  ${bold(where)}` : paint(title),
    ...(fits ? [] : [`  ${bold(where)}`]),
    ...wrapped(message).map((line) => withCode(line, colors)),
    ...otherPlaces(finding).map(
      (place) => `${dim(`  ${place.side}  `)}${showSite(place)}  ${dim(place.text)}`,
    ),
    ...wrapped(because).map(dim),
    ...wrapped(fix, '    ', '  → ').map((line) => withCode(line, colors).replace('  →', dim('  →'))),
  ];
}

/** What is no finding and yet to be known: what was not read, what a comment sets aside, what the baseline no longer needs. */
function asides({ unread, ignored, stale }: AuditReport, { colors, width }: Page): string[] {
  const named = unread
    .slice(0, UNREAD)
    .map(({ path, problem }) => `⚠ ${path} was not read in full: ${problem}`);
  const rest = unread.length - UNREAD;
  const lines = [
    ...named,
    ...(rest > 0 ? [`⚠ and ${rest} more that were not read in full`] : []),
    ...(ignored.length > 0 ? [`${count(ignored.length, 'finding')} set aside by comments`] : []),
    ...(stale > 0
      ? [
          `${stale} of the baseline ${stale === 1 ? 'is' : 'are'} mended: \`scalerlock audit --write-baseline\` takes ${stale === 1 ? 'it' : 'them'} out`,
        ]
      : []),
  ];
  return lines.flatMap((line) => wrap(line, width, '  ', '').map((one) => withCode(one, colors)));
}

function summary(audit: AuditReport, { colors, width }: Page): string {
  const { dim, green, red, yellow } = colors;
  const { status, findings, stats } = audit;
  const mark = status === 'fail' ? '✖' : findings.length > 0 ? '⚠' : '✔';
  const paint = status === 'fail' ? red : findings.length > 0 ? yellow : green;
  const line = `${mark} ${counted(audit)} in ${lookedAt(audit)}`;
  const time = ` (${seconds(stats.durationMs)})`;
  return stringWidth(line + time) <= width ? `${paint(line)}${dim(time)}` : paint(line);
}

function withCode(line: string, { cyan }: Page['colors']): string {
  return line.replace(/`[^`]+`/g, (code) => cyan(code));
}
