import type { Report } from '../generated/report.ts';
import type { Io } from './command.ts';

/** The formats of `check`. */
export const REPORT_FORMATS = ['text', 'json', 'markdown', 'sarif', 'junit', 'gitlab'];

/** A report that goes to a file beside what is printed. */
export interface ReportFile {
  format: string;
  file: string;
}

/** A report in one of the formats of `check`; each renderer is loaded when it is asked for. Machines always get all. */
export async function renderReport(
  report: Report,
  { format, all = false }: { format: string; all?: boolean },
  io: Io,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/json.ts')).renderJson(report);
    case 'markdown':
      return (await import('../report/markdown.ts')).renderMarkdown(report);
    case 'sarif':
      return (await import('../report/sarif.ts')).renderSarif(report);
    case 'junit':
      return (await import('../report/junit.ts')).renderJunit(report);
    case 'gitlab':
      return (await import('../report/gitlab.ts')).renderGitlab(report);
    default: {
      const { DETAIL, renderText } = await import('../report/text.ts');
      const detail = all ? { ...DETAIL, findings: report.findings.length } : DETAIL;
      return renderText(report, { ...io, detail });
    }
  }
}
