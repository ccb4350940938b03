import type { Finding, PairReport } from '../generated/report.ts';

/** What a finding's message may name: these are code as a whole, also where they hold spaces. */
export function knownNames(
  finding: Pick<Finding, 'pair' | 'path' | 'related'>,
  pair: PairReport | undefined,
): string[] {
  const related = finding.related?.map(({ path }) => path) ?? [];
  return [...(pair ? namesOf(pair) : []), finding.pair ?? '', finding.path ?? '', ...related];
}

function namesOf({ name, lock, models, scalers, references }: PairReport): string[] {
  return [name, lock, ...[...models, ...scalers, ...references].map(({ path }) => path)];
}
