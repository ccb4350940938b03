import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import type { ArtifactReport, Finding, PairReport, Report } from '../generated/report.ts';
import { list } from '../rules/words.ts';
import { cut, forTerminal } from './escape.ts';
import { isInOutputUnits, mostMoved, movementRows } from './movements.ts';
import { count, seconds } from './numbers.ts';
import { byBytesAlone, changes, countByRule, countBySeverity, place, toldByLock } from './words.ts';
import { padColumns, wrap } from './wrap.ts';

/** Findings told in full: about a screen. */
const MOST_FINDINGS = 10;
/** So few pairs get a line each where all is well. */
const FEW_PAIRS = 5;
/** Features named of a changed scaler. */
const MOST_FEATURES = 3;
/** Characters of one string of the repository. */
const LONGEST = 600;
const LONGEST_NAME = 40;

interface TextOptions {
  color: boolean;
  /** Columns of the terminal. */
  width: number;
}

interface Page {
  colors: ReturnType<typeof picocolors.createColors>;
  width: number;
}

/** A report for a person at a terminal: findings by pair with their mend, then one line of summary. */
export function renderText(report: Report, { color, width }: TextOptions): string {
  const page = { colors: picocolors.createColors(color), width: Math.min(Math.max(width, 40), 100) };
  const safe = withSafeStrings(report);
  const lines =
    safe.error !== undefined
      ? problem(safe.error, page)
      : safe.findings.length === 0
        ? allInStep(safe, page)
        : [...findings(safe, page), '', summary(safe, page)];
  return `${lines.join('\n')}\n`;
}

/** Every string of the report as a terminal may see it, so that nothing below can forget one. */
function withSafeStrings(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) => {
    return typeof value === 'string' ? forTerminal(cut(value, LONGEST)) : value;
  }) as Report;
}

function problem({ fix, ...what }: NonNullable<Report['error']>, { colors, width }: Page): string[] {
  const { red } = colors;
  const text = [what.message, place(what), fix].filter(Boolean).join(' · ');
  return wrap(text, width, '  ', `✖ `).map((line) => withCode(line, colors).replace(/^✖/, red('✖')));
}

function allInStep({ pairs }: Report, { colors }: Page): string[] {
  const { green, dim } = colors;
  if (pairs.length === 0) return [`${green('✔')} no pair to judge`];
  const short = `${green('✔')} ${count(pairs.length, 'pair')} in step`;
  const byBytes = pairs.flatMap(({ scalers }) => byBytesAlone(scalers).map(({ path }) => path));
  const byLock = pairs.flatMap(({ scalers }) => toldByLock(scalers).map(({ path }) => path));
  if (pairs.length <= FEW_PAIRS) {
    const rows = padColumns(
      pairs.map((pair) => [cut(pair.name, LONGEST_NAME), versionNow(pair), whatChanged(pair)]),
    );
    const lines = rows.map((row) => `${green('✔')} ${row.join('  ')}`);
    const notes = [
      ...byBytes.map((path) => `  ${path} ${BY_BYTES}`),
      ...byLock.map((path) => `  ${path} ${BY_LOCK}`),
    ];
    return [...lines, ...notes.map(dim), short];
  }
  return [
    short,
    ...(byBytes.length > 0 ? [dim(`  compared by their bytes alone: ${list(byBytes)}`)] : []),
    ...(byLock.length > 0 ? [dim(`  not here, and told by the lock: ${list(byLock)}`)] : []),
  ];
}

const BY_BYTES = 'was compared by its bytes alone: nothing here reads what is inside';
const BY_LOCK = 'has the hash that the lock seals; its content is not here, and the lock says what it does';

function versionNow({ scalerVersion: now, scalerVersionBefore: before }: PairReport): string {
  if (now === null) return 'no scaler version';
  return `scaler ${now}${before !== null && before !== now ? ` (was ${before})` : ''}`;
}

function whatChanged({ models, scalers }: PairReport): string {
  return `${side('model', models)}, ${side('scaler', scalers)}`;
}

function side(noun: string, artifacts: readonly ArtifactReport[]): string {
  if (artifacts.length === 0) return `no ${noun}`;
  return artifacts.length === 1 ? `${noun} ${changes(artifacts)}` : `${noun}s: ${changes(artifacts)}`;
}

/** The first findings in full, a block a pair in the order of the findings; the rest counted. */
function findings(report: Report, page: Page): string[] {
  const told = report.findings.slice(0, MOST_FINDINGS);
  const names = [...new Set(told.map(({ pair }) => pair))].sort(
    (a, b) => Number(a === null) - Number(b === null),
  );
  const blocks = names.map((name) => {
    const pair = report.pairs.find((candidate) => candidate.name === name);
    const of = told.filter((finding) => finding.pair === name);
    return [
      heading(name, pair, page),
      ...of.flatMap((one) => finding(one, page)),
      ...evidence(pair, of, page),
    ];
  });
  const rest = report.findings.slice(MOST_FINDINGS);
  const more = rest.length > 0 ? [[page.colors.dim(`… and ${rest.length} more: ${countByRule(rest)}`)]] : [];
  return [...blocks, ...more].flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function heading(name: string | null, pair: PairReport | undefined, { colors }: Page): string {
  const { bold, dim } = colors;
  if (name === null) return bold('the repository');
  const title = bold(cut(name, LONGEST_NAME));
  if (!pair) return title;
  const { scalerVersion: now, scalerVersionBefore: before } = pair;
  const version =
    now !== null && before !== null && before !== now ? `scaler ${before} → ${now}` : versionNow(pair);
  return `${title}  ${dim(`${version}  ${whatChanged(pair)}`)}`;
}

function finding({ severity, rule, message, fix, ...at }: Finding, { colors, width }: Page): string[] {
  const { bold, dim, red, yellow } = colors;
  const paint = severity === 'error' ? red : yellow;
  const title = `${severity === 'error' ? '✖' : '⚠'} ${rule}`;
  const where = place(at);
  const fits = where !== null && stringWidth(`  ${title}  ${where}`) <= width;
  return [
    `  ${paint(title)}${fits ? `  ${bold(where)}` : ''}`,
    ...(where !== null && !fits ? [`    ${bold(where)}`] : []),
    ...wrap(message, width, '    ').map((line) => withCode(line, colors)),
    ...wrap(fix, width, '      ', '    → ').map((line) =>
      withCode(line, colors).replace('    →', dim('    →')),
    ),
  ];
}

/** What is known of the scalers that changed: the features that moved most, or that nothing could be read of them. */
function evidence(pair: PairReport | undefined, told: readonly Finding[], { colors }: Page): string[] {
  const { dim, yellow } = colors;
  // Of a broken file it is told already why nothing could be read.
  const broken = new Set(told.flatMap(({ rule, path }) => (rule === 'artifact/unreadable' ? [path] : [])));
  const changed = pair?.scalers.filter(({ change, path }) => change === 'changed' && !broken.has(path)) ?? [];
  return changed.flatMap((scaler) => {
    if (scaler.comparedBy === 'bytes') return [dim(`    ${scaler.path} ${BY_BYTES}`)];
    const moved = mostMoved(movementRows(scaler), MOST_FEATURES);
    if (moved.length === 0) return [];
    const rows = padColumns(
      moved.map(({ feature, parameter, before, after, distance }) => {
        const change = `${cut(before, LONGEST_NAME)} → ${cut(after, LONGEST_NAME)}`;
        return [cut(feature, LONGEST_NAME), parameter, change, distance && `(${distance})`];
      }),
    );
    const lines = rows.map(([feature, parameter, change, distance = '']) => {
      return `      ${feature}  ${dim(parameter)}  ${change}  ${yellow(distance)}`.trimEnd();
    });
    const unit = isInOutputUnits(scaler) ? ', in units of its old output' : '';
    const source = scaler.onlyPointer ? ', as its lock says (its content is not here)' : '';
    return [`    moved most in ${scaler.path}${unit}${source}:`, ...lines];
  });
}

function summary({ findings: found, pairs, status, stats }: Report, { colors }: Page): string {
  const { dim, red, yellow } = colors;
  const counted = countBySeverity(found);
  const where = pairs.length > 0 ? ` in ${count(pairs.length, 'pair')}` : '';
  const line = status === 'fail' ? red(`✖ ${counted}${where}`) : yellow(`⚠ ${counted}${where}`);
  return `${line} ${dim(`(${seconds(stats.durationMs)})`)}`;
}

/** What is in backticks in another colour; the backticks stay, so that a copy of the text is the same with and without. */
function withCode(line: string, { cyan }: Page['colors']): string {
  return line.replace(/`[^`]+`/g, (code) => cyan(code));
}
