import { mergeReports } from '../report/merge.ts';
import { readReports } from '../report/read-reports.ts';
import type { Io } from './command.ts';
import { type ReportOptions, tellReport } from './tell-report.ts';

/** `report merge`: joins the reports of all shards into one, prints it, and says by its exit code whether it may pass. */
export function reportMergeCommand(
  files: readonly string[],
  options: ReportOptions,
  io: Io,
): Promise<number> {
  return tellReport(async () => mergeReports(await readReports(files)), options, io);
}
