import { check } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
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
  const touchedOnly = options.staged === true && pairs.length === 0;
  return withChange(options.repo, options, (change) =>
    showingProgress(
      change,
      () => io,
      (watched) => check(watched, { baseJudges, only: pairs, touchedOnly }),
    ),
  );
}
