import { check } from '../check/check.ts';
import { parseShard, type Shard } from '../check/shard.ts';
import type { Report } from '../generated/report.ts';
import { Problem } from '../problem.ts';
import { reportOfProblem } from '../report/json.ts';
import { showingProgress } from '../terminal/progress.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { asProblem } from './failure.ts';
import { writeOutput } from './output.ts';
import { type ReportFile, renderReport } from './render.ts';
import { isBetweenCommits, type TreeOptions } from './trees.ts';
import { withChange } from './with-change.ts';

interface CheckOptions extends CommonOptions, TreeOptions {
  /** Whether every finding is told in full. */
  all?: boolean;
  /** The same report in other formats, each to a file. */
  report?: ReportFile[];
  /** Which part of the pairs to judge, as `3/8`. */
  shard?: string;
}

/** `check`: judges a change, prints the report, and says by its exit code whether it may pass. */
export async function checkCommand(pairs: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { report, failure } = await judgeOrSayWhy(pairs, options, io);
  // A program gets a report, also where there is no verdict; a person gets the problem's one line.
  const isToldAsProblem = failure !== null && options.format === 'text';
  if (!isToldAsProblem) io.out(await renderReport(report, options, io));
  for (const { format, file } of options.report ?? []) {
    await writeOutput(file, await renderReport(report, { format, all: true }, { ...io, color: false }));
  }
  if (isToldAsProblem) throw failure;
  return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
}

async function judgeOrSayWhy(
  pairs: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<{ report: Report; failure: unknown }> {
  try {
    return { report: await judge(pairs, options, io), failure: null };
  } catch (failure) {
    return { report: reportOfProblem(asProblem(failure), { base: null, head: null }), failure };
  }
}

function judge(pairs: readonly string[], options: CheckOptions, io: Io): Promise<Report> {
  const baseJudges = isBetweenCommits(options);
  const shard = options.shard === undefined ? null : shardOf(options.shard, pairs, baseJudges);
  const touchedOnly = options.staged === true && pairs.length === 0;
  return withChange(options.repo, options, (change) =>
    showingProgress(
      change,
      () => io,
      (watched) => check(watched, { baseJudges, only: pairs, touchedOnly, shard }),
    ),
  );
}

/** Shards are joined by the commits that they are of: what lies on one disk no other job has. */
function shardOf(text: string, pairs: readonly string[], isBetween: boolean): Shard {
  if (!isBetween)
    throw new Problem('`--shard` needs two commits to judge', { fix: 'give `--base` and `--head` as well' });
  if (pairs.length > 0)
    throw new Problem('`--shard` and names of pairs do not go together', { fix: 'leave the names away' });
  return parseShard(text);
}
