import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import type { ArtifactReport, Finding, PairReport, Report } from '../generated/report.ts';
import { list, short } from '../rules/words.ts';
import { cut, forTerminal } from './escape.ts';
import { isInOutputUnits, mostMoved, movementRows } from './movements.ts';
import { count, seconds } from './numbers.ts';
import {
  byBytesAlone,
  changes,
  codeLines,
  countByRule,
  countBySeverity,
  place,
  toldByLock,
} from './words.ts';
import { padColumns, wrap } from './wrap.ts';

/** How much is told. */
export interface Detail {
  /** Findings told in full. */
  findings: number;
  /** Artifacts of a pair whose hashes are told, and features named of a changed scaler. */
  evidence: number;
  /** Characters of one string of the repository. */
  characters: number;
}

export const DETAIL: Detail = { findings: 10, evidence: 3, characters: 600 };

/** So few pairs get a line each where all is well. */
const FEW_PAIRS = 5;
const LONGEST_NAME = 40;

export interface TextOptions {
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  detail?: Detail;
  /** The command that tells all, for where not all is told. */
  showAll?: string;
}

interface Page {
  colors: ReturnType<typeof picocolors.createColors>;
  width: number;
  detail: Detail;
  showAll: string | null;
}

/** A report for a person at a terminal: findings by pair with their mend, then one line of summary. */
export function renderText(report: Report, options: TextOptions): string {
  const { color, width, detail = DETAIL, showAll = null } = options;
  const colors = picocolors.createColors(color);
  const page = { colors, width: Math.min(Math.max(width, 40), 100), detail, showAll };
  const safe = withSafeStrings(report, detail);
  const lines =
    safe.error !== undefined
      ? problem(safe.error, page)
      : safe.findings.length === 0
        ? allInStep(safe, page)
        : [...findings(safe, page), '', summary(safe, page)];
  return `${[...lines, ...ofCode(safe, page), ...ofShard(safe, page)].join('\n')}\n`;
}

function ofCode({ code }: Report, { colors, width }: Page): string[] {
  return codeLines(code).flatMap((note) => wrap(note, width, '  ', '').map(colors.dim));
}

/** A part is no verdict: who reads its last line must not take it for one. */
function ofShard({ shard }: Report, { colors }: Page): string[] {
  if (shard === undefined) return [];
  return [colors.dim(`shard ${shard.number} of ${shard.of}: \`scalerlock report merge\` joins them all`)];
}

/** Every string of the report as a terminal may see it, so that nothing below can forget one. */
function withSafeStrings(report: Report, { characters }: Detail): Report {
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) => {
    return typeof value === 'string' ? forTerminal(cut(value, characters)) : value;
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

const BY_BYTES = 'was compared by its bytes alone: no transform could be read in it';
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
  const told = report.findings.slice(0, page.detail.findings);
  const names = [...new Set(told.map(({ pair }) => pair))].sort(
    (a, b) => Number(a === null) - Number(b === null),
  );
  const blocks = names.map((name) => {
    const pair = report.pairs.find((candidate) => candidate.name === name);
    const of = told.filter((finding) => finding.pair === name);
    return [
      ...heading(name, pair, page),
      ...of.flatMap((one) => finding(one, page)),
      ...evidence(pair, of, page),
    ];
  });
  return [...blocks, ...leftOut(report.findings.slice(told.length), page)].flatMap((block, index) =>
    index === 0 ? block : ['', ...block],
  );
}

/** What is not told: how much it is, and how to see it. */
function leftOut(rest: readonly Finding[], { colors, width, showAll }: Page): string[][] {
  const { dim } = colors;
  if (rest.length === 0) return [];
  const counted = wrap(`… and ${rest.length} more: ${countByRule(rest)}`, width, '  ', '').map(dim);
  if (showAll === null) return [counted];
  const command = wrap(`all of them: \`${showAll}\``, width, '    ', '  → ');
  return [[...counted, ...command.map((line) => withCode(line, colors).replace('  →', dim('  →')))]];
}

function heading(name: string | null, pair: PairReport | undefined, { colors, width }: Page): string[] {
  const { bold, dim } = colors;
  if (name === null) return [bold('the repository')];
  const title = cut(name, LONGEST_NAME);
  if (!pair) return [bold(title)];
  const { scalerVersion: now, scalerVersionBefore: before } = pair;
  const version =
    now !== null && before !== null && before !== now ? `scaler ${before} → ${now}` : versionNow(pair);
  const state = [version, whatChanged(pair)];
  const line = `${title}  ${state.join('  ')}`;
  if (stringWidth(line) <= width) return [`${bold(title)}  ${dim(state.join('  '))}`];
  return [bold(title), ...wrap(state.join(', '), width, '  ').map(dim)];
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

/** What is known of the artifacts that changed: their hashes, the features that moved most, or that nothing could be read of them. */
function evidence(pair: PairReport | undefined, told: readonly Finding[], page: Page): string[] {
  if (!pair) return [];
  // Of a broken file it is told already why nothing could be read.
  const broken = new Set(told.flatMap(({ rule, path }) => (rule === 'artifact/unreadable' ? [path] : [])));
  const changed = pair.scalers.filter(({ change, path }) => change === 'changed' && !broken.has(path));
  return [...hashes(pair, page), ...changed.flatMap((scaler) => moved(scaler, page))];
}

/** Both hashes of what has other bytes than before. */
function hashes({ models, scalers }: PairReport, { colors, width, detail }: Page): string[] {
  const { bold, dim } = colors;
  const distinct = new Map([...models, ...scalers].map((artifact) => [artifact.path, artifact]));
  const changed = [...distinct.values()].flatMap(({ path, sha256, sha256Before }) => {
    if (sha256 === null || sha256Before === null || sha256 === sha256Before) return [];
    return [[path, `${short(sha256Before)} → ${short(sha256)}`]];
  });
  const rows = padColumns(changed.slice(0, detail.evidence));
  const fit = rows.every(([path, step]) => stringWidth(`    ${path}  sha256  ${step}`) <= width);
  return rows.flatMap(([path = '', step = '']) => {
    const tail = `${dim('sha256')}  ${bold(step)}`;
    return fit ? [`    ${path}  ${tail}`] : [`    ${path.trimEnd()}`, `      ${tail}`];
  });
}

/** The features of a scaler that moved most. */
function moved(scaler: ArtifactReport, { colors, width, detail }: Page): string[] {
  const { dim, yellow } = colors;
  if (scaler.comparedBy === 'bytes') return wrap(`${scaler.path} ${BY_BYTES}`, width, '    ').map(dim);
  const most = mostMoved(movementRows(scaler), detail.evidence);
  if (most.length === 0) return [];
  const cells = most.map(({ feature, parameter, before, after, distance }) => {
    const change = `${cut(before, LONGEST_NAME)} → ${cut(after, LONGEST_NAME)}`;
    return [cut(feature, LONGEST_NAME), parameter, change, distance && `(${distance})`];
  });
  const padded = padColumns(cells);
  const fits = (row: readonly string[]): boolean => stringWidth(`      ${row.join('  ')}`) <= width;
  const lines = (padded.every(fits) ? padded : cells).flatMap((row) => {
    const [feature = '', parameter = '', change = '', distance = ''] = row;
    const [name, step] = [`${feature}  ${dim(parameter)}`, `${change}  ${yellow(distance)}`.trimEnd()];
    return fits(row) ? [`      ${name}  ${step}`] : [`      ${name}`, `        ${step}`];
  });
  const unit = isInOutputUnits(scaler) ? ', in units of its old output' : '';
  const source = scaler.onlyPointer ? ', as its lock says (its content is not here)' : '';
  return [...wrap(`moved most in ${scaler.path}${unit}${source}:`, width, '    '), ...lines];
}

function summary({ findings: found, pairs, status, stats }: Report, { colors, width }: Page): string {
  const { dim, red, yellow } = colors;
  const where = pairs.length > 0 ? ` in ${count(pairs.length, 'pair')}` : '';
  const line = `${status === 'fail' ? '✖' : '⚠'} ${countBySeverity(found)}${where}`;
  const time = ` (${seconds(stats.durationMs)})`;
  const painted = status === 'fail' ? red(line) : yellow(line);
  return stringWidth(line + time) <= width ? `${painted}${dim(time)}` : painted;
}

/** What is in backticks in another colour; the backticks stay, so that a copy of the text is the same with and without. */
function withCode(line: string, { cyan }: Page['colors']): string {
  return line.replace(/`[^`]+`/g, (code) => cyan(code));
}
