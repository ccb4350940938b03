import picocolors from 'picocolors';
import { publicClass } from '../artifacts/names.ts';
import type { Transform } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import type { Comparison } from '../transform/compare.ts';
import { forMarkdown, forTerminal } from './escape.ts';
import { distance, number } from './numbers.ts';

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
  const side = (name: string, { path, format, class: held }: ComparedFile): string => {
    return `  ${dim(name)} ${forTerminal(path)} ${dim(forTerminal(`${format}, ${held ? publicClass(held) : 'no class named'}`))}`;
  };
  const rows = compared.differences.slice(0, MOST).map((movement) => cells(movement).map(forTerminal));
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
  const rest = compared.differences.length - rows.length;
  const lines = [
    `${mark} ${bold(HEADLINES[compared.verdict])}: ${forTerminal(compared.reason)}`,
    side('a', compared.a),
    side('b', compared.b),
    ...table,
    ...(rest > 0 ? [dim(`  … and ${rest} more`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown. */
export function renderComparisonMarkdown(compared: Compared): string {
  const rows = compared.differences
    .slice(0, MOST)
    .map((movement) => `| ${cells(movement).map(forMarkdown).join(' | ')} |`);
  const head = ['| feature | parameter | a → b | distance |', '| --- | --- | --- | ---: |'];
  const lines = [
    `**${HEADLINES[compared.verdict]}**: ${forMarkdown(compared.reason)}`,
    '',
    `a: ${forMarkdown(compared.a.path)} · b: ${forMarkdown(compared.b.path)}`,
    ...(rows.length > 0 ? ['', ...head, ...rows] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function cells({ feature, parameter, before, after, distance: moved }: Movement): string[] {
  return [feature, parameter, `${number(before)} → ${number(after)}`, distance(moved)];
}
