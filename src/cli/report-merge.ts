import type { Report } from '../generated/report.ts';
import { reportOfProblem } from '../report/json.ts';
import { mergeReports } from '../report/merge.ts';
import { readReports } from '../report/read-reports.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { asProblem } from './failure.ts';
import { renderReport } from './render.ts';

interface MergeOptions extends CommonOptions {
  /** Whether every finding is told in full. */
  all?: boolean;
}

/** `report merge`: joins the reports of all shards into one, prints it, and says by its exit code whether it may pass. */
export async function reportMergeCommand(
  files: readonly string[],
  options: MergeOptions,
  io: Io,
): Promise<number> {
  const report = await merged(files, options.format);
  io.out(await renderReport(report, options, io));
  return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
}

async function merged(files: readonly string[], format: string): Promise<Report> {
  try {
    return mergeReports(await readReports(files));
  } catch (error) {
    // A program that reads a report gets one, also where there is no verdict; a person gets the problem's one line.
    if (format === 'text') throw error;
    return reportOfProblem(asProblem(error), { base: null, head: null });
  }
}
