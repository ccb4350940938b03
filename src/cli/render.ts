import type { Report } from '../generated/report.ts';
import type { Io } from './command.ts';

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
    default: {
      const { DETAIL, renderText } = await import('../report/text.ts');
      const detail = all ? { ...DETAIL, findings: report.findings.length } : DETAIL;
      return renderText(report, { ...io, detail });
    }
  }
}
