import { check } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
import { showingProgress } from '../terminal/progress.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { asProblem } from './failure.ts';
import { renderReport } from './render.ts';
import { isBetweenCommits, type TreeOptions } from './trees.ts';
import { withChange } from './with-change.ts';

interface CheckOptions extends CommonOptions, TreeOptions {
  /** Whether every finding is told in full. */
  all?: boolean;
}

/** `check`: judges a change, prints the report, and says by its exit code whether it may pass. */
export async function checkCommand(pairs: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  let report: Report;
  try {
    report = await judge(pairs, options, io);
  } catch (error) {
    // A program that reads JSON gets JSON, also where there is no verdict; a person gets the problem's one line.
    if (options.format !== 'json') throw error;
    const { reportOfProblem } = await import('../report/json.ts');
    report = reportOfProblem(asProblem(error), { base: null, head: null });
  }
  io.out(await renderReport(report, options, io));
  return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
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
