import type { ArtifactReport, PairReport } from '../generated/report.ts';
import { codeSpan, cut, forMarkdown } from './escape.ts';
import { bar, isAllInChart } from './markdown-chart.ts';
import { type MovementRow, movementRows } from './movements.ts';
import { count } from './numbers.ts';
import { takeFitting } from './room.ts';

const ROOM = { rows: 20, characters: 7000 };
/** Movements told of one scaler. */
const MOST_MOVEMENTS = 20;
/** Characters of one path, and of one feature or value. */
const LONGEST_PATH = 160;
const LONGEST_VALUE = 60;
/** Blocks in the longest bar. */
const BAR = 10;

const HEAD = [
  '| feature | parameter | before | after | distance | |',
  '| --- | --- | ---: | ---: | ---: | --- |',
];

const NOTE =
  'The distance is how far an output of the old scaler moves, in its own unit; σ is one standard deviation. For a `scale` or `std` it is taken at an output of 1. A percentage is of the value before.';

/** What moved in the scalers that changed, a table a scaler, folded away; nothing where the chart tells all of it. */
export function movementTables(pairs: readonly PairReport[]): string[] {
  const moved = pairs.flatMap(({ name, scalers }) => {
    return scalers.filter(({ movements }) => movements.length > 0).map((scaler) => ({ name, scaler }));
  });
  if (moved.length === 0 || isAllInChart(pairs)) return [];
  const tables = moved.slice(0, ROOM.rows).map(({ name, scaler }) => table(name, scaler));
  const { taken } = takeFitting(tables, ROOM);
  const left = moved.length - taken.length;
  return [
    `<details>\n<summary>What moved in the transform of ${count(moved.length, 'scaler')}</summary>`,
    ...taken,
    ...(left > 0 ? [`… and ${count(left, 'more scaler')}`] : []),
    NOTE,
    '</details>',
  ];
}

function table(pair: string, scaler: ArtifactReport): string {
  const movements = scaler.movements.slice(0, MOST_MOVEMENTS);
  const largest = Math.max(...movements.map(({ distance }) => finite(distance)));
  const rows = movementRows({ ...scaler, movements }).map((row, index) => {
    return tableRow(row, bar(finite(movements[index]?.distance ?? null), largest, BAR));
  });
  const held = scaler.class === null ? '' : ` · ${forMarkdown(cut(scaler.class, LONGEST_PATH))}`;
  const title = `pair ${codeSpan(cut(pair, LONGEST_PATH))} · ${codeSpan(cut(scaler.path, LONGEST_PATH))}${held}`;
  return [title, '', ...HEAD, ...rows].join('\n');
}

function tableRow({ feature, parameter, before, after, distance }: MovementRow, length: string): string {
  const words = [parameter, before, after, distance || '–'].map(
    (word) => plainNumber(word) ?? forMarkdown(cut(word, LONGEST_VALUE)),
  );
  return `| ${[codeSpan(cut(feature, LONGEST_VALUE)), ...words, length].join(' | ')} |`;
}

/** A number, with its sign and unit, as it is. */
function plainNumber(text: string): string | null {
  return /^[+-]?[\d.]+(e-?\d+)?( [σ%])?$/.test(text) ? text : null;
}

function finite(distance: number | string | null): number {
  return typeof distance === 'number' ? Math.abs(distance) : 0;
}
