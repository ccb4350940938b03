import type { Report } from '../generated/report.ts';
import { reportOfProblem } from '../report/json.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { asProblem } from './failure.ts';
import { writeOutput } from './output.ts';
import { type ReportFile, renderReport } from './render.ts';

/** What a command takes that gives a report. */
export interface ReportOptions extends CommonOptions {
  /** Whether every finding is told in full. */
  all?: boolean;
  /** The same report in other formats, each to a file. */
  report?: ReportFile[];
}

/** Judges, prints the report, writes it wherever else it is wanted, and says by the exit code whether it may pass. */
export async function tellReport(
  judge: () => Promise<Report>,
  options: ReportOptions,
  io: Io,
): Promise<number> {
  const { report, failure } = await judgeOrSayWhy(judge);
  // A program gets a report, also where there is no verdict; a person gets the problem's one line.
  const isToldAsProblem = failure !== null && options.format === 'text';
  if (!isToldAsProblem) io.out(await renderReport(report, options, io));
  for (const { format, file } of options.report ?? []) {
    await writeOutput(file, await renderReport(report, { format, all: true }, { ...io, color: false }));
  }
  if (isToldAsProblem) throw failure;
  return { pass: EXIT.pass, fail: EXIT.findings, error: EXIT.problem }[report.status];
}

async function judgeOrSayWhy(judge: () => Promise<Report>): Promise<{ report: Report; failure: unknown }> {
  try {
    return { report: await judge(), failure: null };
  } catch (failure) {
    return { report: reportOfProblem(asProblem(failure), { base: null, head: null }), failure };
  }
}
