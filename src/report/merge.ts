import type { Finding, PairReport, Report, ShardReport } from '../generated/report.ts';
import { Problem } from '../problem.ts';

/** A report, and the file that it was read from. */
export interface ReadReport {
  path: string;
  report: Report;
}

type Shard = ReadReport & { shard: ShardReport };

/**
 * One verdict out of the reports of all shards: the same as where one job had judged all pairs. Whatever is not whole (a shard is
 * missing, is there twice and says different things, is of another commit or policy) is no verdict.
 *
 * @throws {Problem} where it is not whole.
 */
export function mergeReports(reports: readonly ReadReport[]): Report {
  const [broken] = reports.filter(({ report }) => report.status === 'error');
  if (broken) return notJudged(broken.report);
  const shards = distinct(reports.map(asShard));
  const [first] = shards;
  if (first === undefined)
    throw new Problem('there is no report to join', { fix: 'name the reports of all shards' });
  for (const other of shards) mustFit(other, first);
  mustBeAll(shards, first.shard.of);
  const pairs = pairsInOrder(shards, first);
  const findings = findingsInOrder(shards, pairs);
  const { schemaVersion, tool, base, head } = first.report;
  // One shard alone looks at the code.
  const code = shards.find(({ report }) => report.code !== undefined)?.report.code;
  return {
    schemaVersion,
    tool,
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    base,
    head,
    pairs,
    findings,
    ...(code === undefined ? {} : { code }),
    stats: {
      pairs: pairs.length,
      filesHashed: sum(shards, ({ filesHashed }) => filesHashed),
      bytesHashed: sum(shards, ({ bytesHashed }) => bytesHashed),
      // They were judged at the same time.
      durationMs: Math.max(...shards.map(({ report }) => report.stats.durationMs)),
    },
  };
}

/** What one shard could not judge nobody has judged. */
function notJudged({ shard: _, ...report }: Report): Report {
  return report;
}

function asShard({ path, report }: ReadReport): Shard {
  const { shard, status, findings, pairs, stats } = report;
  if (shard === undefined)
    throw refused(path, 'is no report of a shard', 'name reports of `scalerlock check --shard` alone');
  if (shard.number > shard.of)
    throw refused(path, `says that it is shard ${shard.number} of ${shard.of}`, FIX);
  const own = findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass';
  if (status !== own || stats.pairs !== pairs.length)
    throw refused(path, 'contradicts itself: its status or its count is not that of its findings', FIX);
  return { path, report, shard };
}

/** A shard that was judged twice must have the same verdict; how long that took is nothing. */
function distinct(shards: readonly Shard[]): Shard[] {
  const byNumber = new Map<number, Shard>();
  for (const one of shards) {
    const other = byNumber.get(one.shard.number);
    byNumber.set(one.shard.number, one);
    if (other === undefined || said(other) === said(one)) continue;
    throw refused(one.path, `is of shard ${one.shard.number}, and so is ${other.path}: they differ`, FIX);
  }
  return [...byNumber.values()].sort((a, b) => a.shard.number - b.shard.number);
}

function said({ report: { stats, ...report } }: Shard): string {
  return canonical({ ...report, stats: { ...stats, durationMs: 0 } });
}

/** Two programs may write the same object in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function mustFit(one: Shard, first: Shard): void {
  const words = { version: 'another version of scalerlock', of: 'another number of shards' };
  const facts = ({ report, shard }: Shard) => ({
    [words.version]: report.tool.version,
    'another base': report.base,
    'another head': report.head,
    'another policy': canonical(shard.policy),
    [words.of]: shard.of,
    'another number of pairs': shard.pairs,
  });
  const [expected, found] = [facts(first), facts(one)];
  for (const [difference, value] of Object.entries(expected)) {
    if (found[difference] === value) continue;
    throw refused(one.path, `is of ${difference} than ${first.path}`, FIX);
  }
}

function mustBeAll(shards: readonly Shard[], of: number): void {
  const there = new Set(shards.map(({ shard }) => shard.number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !there.has(number));
  if (missing.length === 0) return;
  const shown = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ', …' : '');
  throw new Problem(`${missing.length} of ${of} shards have no report: ${shown}`, {
    fix: 'see why these jobs failed or were skipped, and run them again: a shard that is missing is no pass',
  });
}

/** Pairs were dealt out one by one, so that they are taken up again in turn. */
function pairsInOrder(shards: readonly Shard[], { shard: { of, pairs: count }, path }: Shard): PairReport[] {
  const pairs = Array.from({ length: count }, (_, index) => {
    const pair = shards[index % of]?.report.pairs[Math.floor(index / of)];
    if (pair === undefined)
      throw refused(shards[index % of]?.path ?? path, 'has fewer pairs than its shard was dealt', FIX);
    return pair;
  });
  const total = sum(shards, ({ pairs: own }) => own);
  if (total !== count || new Set(pairs.map(({ name }) => name)).size !== count)
    throw refused(path, `and the other shards have ${total} pairs, not ${count} different ones`, FIX);
  return pairs;
}

/** The worst first, then in the order of the pairs; what concerns the repository as a whole comes last. */
function findingsInOrder(shards: readonly Shard[], pairs: readonly PairReport[]): Finding[] {
  const order = new Map<string | null, number>(pairs.map(({ name }, index) => [name, index]));
  const placeOf = ({ pair }: Finding): number => order.get(pair) ?? pairs.length;
  const isWarning = ({ severity }: Finding): number => Number(severity === 'warning');
  return shards
    .flatMap(({ report }) => report.findings)
    .sort((a, b) => isWarning(a) - isWarning(b) || placeOf(a) - placeOf(b));
}

function sum(shards: readonly Shard[], of: (stats: Report['stats']) => number): number {
  return shards.reduce((total, { report }) => total + of(report.stats), 0);
}

const FIX = 'run all shards of one workflow run again, and join what they wrote';

function refused(path: string, message: string, fix: string): Problem {
  return new Problem(`${path} ${message}`, { path, fix });
}
