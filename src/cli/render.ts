import type { Report } from '../generated/report.ts';
import type { Io } from './command.ts';

/** A report in one of the formats of `check`; each renderer is loaded when it is asked for. */
export async function renderReport(report: Report, format: string, io: Io): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/json.ts')).renderJson(report);
    case 'markdown':
      return (await import('../report/markdown.ts')).renderMarkdown(report);
    default:
      return (await import('../report/text.ts')).renderText(report, io);
  }
}
