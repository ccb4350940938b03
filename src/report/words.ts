import type { ArtifactChange, ArtifactReport, Finding, Report } from '../generated/report.ts';
import { list } from '../rules/words.ts';
import { cut } from './escape.ts';
import { count } from './numbers.ts';

/** Characters of a rule's name: those that there are have half as many. */
const LONGEST_RULE = 60;

/** How an artifact stands to the base, after its noun: `model changed`. */
const CHANGES: Readonly<Record<ArtifactChange, string>> = {
  same: 'unchanged',
  resaved: 'saved again',
  changed: 'changed',
  added: 'new',
  deleted: 'deleted',
  missing: 'missing',
};

/** The verdict in a few words, the same in a badge and over a report: `2 of 12 pairs out of step`. */
export function verdict(report: Report): string {
  const { shard } = report;
  return verdictOfAll(report) + (shard ? `, shard ${shard.number} of ${shard.of}` : '');
}

function verdictOfAll(report: Report): string {
  const { status, pairs, findings } = report;
  if (status === 'error') return 'not judged';
  const failed = pairs.filter((pair) => pair.status === 'fail').length;
  if (failed > 0) return `${failed} of ${count(pairs.length, 'pair')} out of step`;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    return count(errors.length, errors.every(isUnpaired) ? 'unpaired model' : 'finding');
  }
  return pairs.length === 0 ? 'no pairs' : `${count(pairs.length, 'pair')} in step`;
}

function isUnpaired({ rule }: Finding): boolean {
  return rule === 'pair/unpaired-model';
}

/** `2 errors, 1 warning`. */
export function countBySeverity(findings: readonly Finding[]): string {
  return (['error', 'warning'] as const)
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, amount]) => amount > 0)
    .map(([severity, amount]) => count(amount, severity))
    .join(', ');
}

/** Sources that were not read and are named. */
const MOST_UNREAD = 20;

/** What was audited and what of it does not count, for people. */
export function codeLines(code: Report['code']): string[] {
  const looked =
    code === undefined || code.files === 0 ? [] : [`audited ${count(code.files, 'file')} of code`];
  return [...looked, ...codeNotes(code)];
}

/** What the audit of the code has to say beside its findings: what does not count, and what was not read. */
export function codeNotes(code: Report['code']): string[] {
  if (code === undefined) return [];
  const { known, ignored, unread } = code;
  const rest = unread.length - MOST_UNREAD;
  return [
    ...(known > 0
      ? [`${count(known, 'finding')} in the code from before: counted, and blocking nothing`]
      : []),
    ...(ignored > 0 ? [`${count(ignored, 'finding')} in the code set aside by comments`] : []),
    ...unread
      .slice(0, MOST_UNREAD)
      .map(({ path, problem }) => `not audited, or not to its end: ${path}: ${problem}`),
    ...(rest > 0 ? [`and ${count(rest, 'more file')} not audited`] : []),
  ];
}

/** `9 × pair/unpaired-model, 5 × lock/missing`, the most frequent first. */
export function countByRule(findings: readonly Finding[]): string {
  const amounts = new Map<string, number>();
  for (const { rule } of findings) amounts.set(rule, (amounts.get(rule) ?? 0) + 1);
  const frequent = [...amounts].sort(([, a], [, b]) => b - a);
  return list(
    frequent.map(([rule, amount]) => `${amount} × ${cut(rule, LONGEST_RULE)}`),
    6,
  );
}

/** What became of the artifacts of one side: `changed`; of several, `1 changed, 2 unchanged`; `–` for none. */
export function changes(artifacts: readonly ArtifactReport[]): string {
  const [first] = artifacts;
  if (!first) return '–';
  if (artifacts.length === 1) return CHANGES[first.change];
  return (Object.keys(CHANGES) as ArtifactChange[])
    .map((change) => [change, artifacts.filter((artifact) => artifact.change === change).length] as const)
    .filter(([, amount]) => amount > 0)
    .map(([change, amount]) => `${amount} ${CHANGES[change]}`)
    .join(', ');
}

/** `path:line:column`, as far as it is known. */
export function place({ path, line, column }: Pick<Finding, 'path' | 'line' | 'column'>): string | null {
  if (path === null) return null;
  return [path, line, line === null ? null : column].filter((part) => part !== null).join(':');
}

/** The scalers that were compared by their bytes alone: nothing in them could be read as a transform. */
export function byBytesAlone(scalers: readonly ArtifactReport[]): ArtifactReport[] {
  return scalers.filter(
    ({ comparedBy, change }) => comparedBy === 'bytes' && change !== 'deleted' && change !== 'missing',
  );
}

/** The scalers of which only a pointer was here, and that are told by their lock. */
export function toldByLock(scalers: readonly ArtifactReport[]): ArtifactReport[] {
  return scalers.filter(({ onlyPointer, comparedBy }) => onlyPointer && comparedBy === 'transform');
}
