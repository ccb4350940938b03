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

export type Compared = Comparison & { a: ComparedFile; b: ComparedFile };

/** Differences shown; the JSON has them all. */
const MOST = 20;

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
    ...rows.map((row) => `  ${row.join('  ').trimEnd()}`),
    ...(rest > 0 ? [dim(`  … and ${rest} more`)] : []),
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
    ...(rows.length > 0 ? ['', ...head, ...rows] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the headline does not say: the fingerprint that both have, else why. */
function detail({ verdict, reason, a }: Compared): string {
  return verdict === 'same' ? a.fingerprint : reason;
}

function heldIn({ class: name }: ComparedFile): string {
  return name === null ? 'no class named' : publicClass(name);
}

/** A distance is in standard deviations only where both are StandardScalers: then mean and std are what differs. */
function cells({ a, b, differences }: Compared): string[][] {
  const name = a.class === b.class ? a.class : null;
  const rows = movementRows({ class: name, movements: differences.slice(0, MOST) });
  return rows.map(({ feature, parameter, before, after, distance }) => [feature, parameter, before, '→', after, distance]);
}
