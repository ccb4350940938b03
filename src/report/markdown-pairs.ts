import type { ArtifactReport, PairReport, PairStatus, ReferenceReport } from '../generated/report.ts';
import { codeSpan, cut, forMarkdown } from './escape.ts';
import { takeFitting } from './room.ts';
import { byBytesAlone, changes, toldByLock } from './words.ts';

const ROOM = { rows: 200, characters: 12_000 };
/** Characters of one name, and of one version or other value of a config. */
const LONGEST_NAME = 100;
const LONGEST_VALUE = 48;
/** Configs told of one pair. */
const MOST_CONFIGS = 8;

const VERDICTS: Readonly<Record<PairStatus, string>> = {
  fail: '✖ out of step',
  warning: '⚠ warning',
  pass: '✔ in step',
};
const WORST_FIRST = Object.keys(VERDICTS) as PairStatus[];

const HEAD = [
  '| pair | verdict | scaler version | model | scaler | configs |',
  '| --- | --- | --- | --- | --- | --- |',
];

/** The pairs of a report as a Markdown table under their picture, those out of step first; what there is no room for is counted. */
export function pairTable(pairs: readonly PairReport[], picture: readonly string[]): string[] {
  if (pairs.length === 0) return [];
  const sorted = [...pairs].sort((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
  const { taken } = takeFitting(sorted.slice(0, ROOM.rows).map(row), ROOM);
  const rest = sorted.slice(taken.length);
  return [
    '### Pairs',
    ...picture,
    [...HEAD, ...taken].join('\n'),
    ...(rest.length > 0 ? [counted(rest)] : []),
  ];
}

function counted(rest: readonly PairReport[]): string {
  const amounts = WORST_FIRST.map(
    (status) => [status, rest.filter((pair) => pair.status === status).length] as const,
  );
  const told = amounts
    .filter(([, amount]) => amount > 0)
    .map(([status, amount]) => `${amount} ${VERDICTS[status]}`);
  return `… and ${rest.length} more: ${told.join(', ')}`;
}

function row(pair: PairReport): string {
  const cells = [
    codeSpan(cut(pair.name, LONGEST_NAME)),
    VERDICTS[pair.status],
    versions(pair),
    changes(pair.models),
    scalerChanges(pair.scalers),
    configs(pair.references),
  ];
  return `| ${cells.join(' | ')} |`;
}

function versions({ scalerVersion: now, scalerVersionBefore: before }: PairReport): string {
  const known = [before === now ? null : before, now].filter((version) => version !== null);
  if (known.length === 0) return '–';
  const shown = known.map((version) => codeSpan(cut(version, LONGEST_VALUE))).join(' → ');
  return now === null ? `${shown} → –` : shown;
}

function scalerChanges(scalers: readonly ArtifactReport[]): string {
  const told = [
    ['compared by bytes alone', byBytesAlone(scalers).length],
    ['not here, told by the lock', toldByLock(scalers).length],
  ] as const;
  const notes = told
    .filter(([, amount]) => amount > 0)
    .map(([what, amount]) => ` (${amount < scalers.length ? `${amount} ` : ''}${what})`);
  return `${changes(scalers)}${notes.join('')}`;
}

/** Which config names which version, and whether that is what the lock holds. */
function configs(references: readonly ReferenceReport[]): string {
  if (references.length === 0) return '–';
  const told = references.slice(0, MOST_CONFIGS).map(config);
  const left = references.length - told.length;
  return [...told, ...(left > 0 ? [`… and ${left} more`] : [])].join('<br>');
}

function config({ side, environment, value, agrees }: ReferenceReport): string {
  const name = environment === null ? side : forMarkdown(cut(environment, LONGEST_VALUE));
  if (value === null) return `✖ ${name}: not read`;
  const mark = agrees === null ? '?' : agrees ? '✔' : '✖';
  return `${mark} ${name} ${codeSpan(cut(value, LONGEST_VALUE))}`;
}
