import picocolors from 'picocolors';
import { publicClass } from '../artifacts/names.ts';
import type { Transform } from '../generated/lock.ts';
import type { Comparison } from '../transform/compare.ts';
import { forMarkdown, forTerminal } from './escape.ts';
import { movementRows } from './movements.ts';
import { padColumns } from './wrap.ts';

/** One side of a comparison. */
export interface ComparedFile {
  path: string;
  class: string | null;
  format: string;
  transform: Transform;
  fingerprint: string;
}

/**
 * What a distance is measured in: `standard deviations` where the first is a StandardScaler, else units of its `output`.
 * A number of a table is measured against its own old value.
 */
export type Unit = 'standard deviations' | 'output';

export type Compared = Comparison & { a: ComparedFile; b: ComparedFile; unit: Unit };

/** Differences shown; the JSON has them all. */
const MOST = 20;

/** Names shown of a list of features. */
const MOST_NAMES = 12;

/** What the numbers of two kinds of scaler have in common. */
const LINES = 'center is the input that gives 0, scale how much more of it gives 1 more';

const HEADLINES = {
  same: 'the same transform',
  close: 'the same transform, but for rounding',
  different: 'they differ',
  unknown: 'it cannot be told',
};

/** Two scalers for a person: the verdict, then what differs, the largest first. */
export function renderComparisonText(compared: Compared, { color }: { color: boolean }): string {
  const { green, red, yellow, bold, dim } = picocolors.createColors(color);
  const mark = compared.equal ? green('✔') : compared.verdict === 'unknown' ? yellow('?') : red('✖');
  const side = (name: string, file: ComparedFile): string => {
    return `  ${dim(name)} ${forTerminal(file.path)}  ${dim(forTerminal(`${file.format}, ${heldIn(file)}`))}`;
  };
  const rows = padColumns(cells(compared).map((row) => row.map(forTerminal)));
  const rest = compared.differences.length - rows.length;
  const lines = [
    `${mark} ${bold(HEADLINES[compared.verdict])}  ${dim(forTerminal(detail(compared)))}`,
    side('a', compared.a),
    side('b', compared.b),
    ...orderLines(compared).map((line) => `  ${forTerminal(line)}`),
    ...rows.map((row) => `  ${row.join('  ').trimEnd()}`),
    ...(rest > 0 ? [dim(`  … and ${rest} more`)] : []),
    ...(areOtherKinds(compared) ? [dim(`  ${LINES}`)] : []),
    ...(hasOutputDistance(compared) ? [dim("  distances are in units of a's output")] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown. */
export function renderComparisonMarkdown(compared: Compared): string {
  const rows = cells(compared).map((row) => `| ${row.map(forMarkdown).join(' | ')} |`);
  const head = ['| feature | parameter | a | | b | distance |', '| --- | --- | ---: | --- | ---: | ---: |'];
  const side = (file: ComparedFile): string => `${forMarkdown(file.path)} (${forMarkdown(heldIn(file))})`;
  const lines = [
    `**${HEADLINES[compared.verdict]}** · ${forMarkdown(detail(compared))}`,
    '',
    `a: ${side(compared.a)} · b: ${side(compared.b)}`,
    ...orderLines(compared).flatMap((line) => ['', forMarkdown(line)]),
    ...(rows.length > 0 ? ['', ...head, ...rows] : []),
    ...(areOtherKinds(compared) ? ['', `${LINES[0]?.toUpperCase()}${LINES.slice(1)}.`] : []),
    ...(hasOutputDistance(compared) ? ['', "Distances are in units of a's output."] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the headline does not say: the fingerprint that both have, else why. */
function detail(compared: Compared): string {
  const { verdict, reason, a, b } = compared;
  if (verdict === 'same') return a.fingerprint;
  return areOtherKinds(compared)
    ? `One is a ${shortClass(a)}, the other a ${shortClass(b)}. ${reason}`
    : reason;
}

/** Lines of two kinds of scaler, as a StandardScaler and a MinMaxScaler: each has names of its own for its numbers. */
function areOtherKinds({ a, b, verdict }: Compared): boolean {
  if (a.transform.kind !== 'affine' || b.transform.kind !== 'affine' || verdict === 'same') return false;
  return a.class !== null && b.class !== null && shortClass(a) !== shortClass(b);
}

function shortClass({ class: name }: ComparedFile): string {
  return name?.split('.').at(-1) ?? '';
}

function heldIn({ class: name }: ComparedFile): string {
  return name === null ? 'no class named' : publicClass(name);
}

/** Both orders of the same features, wherever they are not one. */
function orderLines({ orders }: Compared): string[] {
  return orders.map(({ place, before, after }) => {
    const where = place === '' ? '' : ` at ${place}`;
    return `order of the features${where}: a takes ${names(before)}; b takes ${names(after)}`;
  });
}

function names(all: readonly string[]): string {
  const rest = all.length - MOST_NAMES;
  return all.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Whether a distance is shown whose unit no cell names. */
function hasOutputDistance({ unit, differences }: Compared): boolean {
  const isLine = (parameter: string): boolean => parameter === 'center' || parameter === 'scale';
  const shown = differences.slice(0, MOST);
  return unit === 'output' && shown.some(({ parameter, distance }) => isLine(parameter) && distance !== null);
}

/** Mean and std are what differs only where the first is a StandardScaler, and the second no scaler of another kind. */
function cells(compared: Compared): string[][] {
  const name = compared.unit === 'standard deviations' ? 'StandardScaler' : null;
  const movements = compared.differences.slice(0, MOST);
  const isOther = areOtherKinds(compared);
  return movementRows({ class: name, movements }).map((row, index) => [
    row.feature,
    isOther ? (movements[index]?.parameter ?? row.parameter) : row.parameter,
    row.before,
    '→',
    row.after,
    row.distance,
  ]);
}
