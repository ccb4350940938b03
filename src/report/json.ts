import type { Report } from '../generated/report.ts';
import type { Problem } from '../problem.ts';
import { VERSION } from '../version.ts';

/** What JSON lets stand as it is, but a terminal or the log of a CI run would act upon or not show. */
const UNSEEN = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]|#(?=#)/gu;

/**
 * The report as one JSON object (schemas/report.schema.json), two spaces a level, and a newline. The strings of a
 * repository are escaped further than JSON asks for, and parse to what they were.
 */
export function renderJson(report: Report): string {
  return `${jsonText(report)}\n`;
}

/** Any value as JSON that is safe on a terminal and in the log of a CI run, two spaces a level. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSEEN, jsonEscape);
}

function jsonEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The report where no verdict was possible: why, and nothing judged. */
export function reportOfProblem(problem: Problem, { base, head }: Pick<Report, 'base' | 'head'>): Report {
  const { message, path, line, column, fix } = problem;
  return {
    schemaVersion: 1,
    tool: { name: 'scalerlock', version: VERSION },
    status: 'error',
    base,
    head,
    pairs: [],
    findings: [],
    error: { message, path, line, column, fix },
    stats: { pairs: 0, filesHashed: 0, bytesHashed: 0, durationMs: 0 },
  };
}
