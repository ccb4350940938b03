import type { AuditReport } from '../../generated/audit.ts';
import type { RuleLevels } from '../../generated/policy.ts';
import type { Finding } from '../../generated/report.ts';
import { docsUrl } from '../../rules/docs-url.ts';
import type { AuditRule } from '../rule.ts';

/** What the audit could not read: no rule of the map, for such a file has no place in it. */
export const sourceUnreadable = {
  id: 'audit/unreadable',
  summary: 'A source cannot be read, or not to its end: what it normalizes is not audited.',
  level: 'warning',
} as const satisfies Omit<AuditRule, 'judge'>;

/** One finding a source that a change brings: that nothing was found in it must not look as if nothing were there. */
export function unreadAsFindings(unread: AuditReport['unread'], level: keyof typeof LEVELS): Finding[] {
  const severity = LEVELS[level];
  if (severity === null) return [];
  return unread.map(({ path, problem }) => ({
    rule: sourceUnreadable.id,
    severity,
    pair: null,
    path,
    line: lineIn(problem),
    column: null,
    message: `${path} is not audited, or not to its end: ${problem}`,
    fix: 'mend the file, or leave it out by `audit: { ignore: […] }` in the policy',
    docs: docsUrl(sourceUnreadable.id),
    key: `${sourceUnreadable.id} ${path}`,
  }));
}

const LEVELS = { error: 'error', warning: 'warning', off: null } as const satisfies Record<
  NonNullable<RuleLevels[typeof sourceUnreadable.id]>,
  Finding['severity'] | null
>;

/** The line that a problem names, in a file whose lines are those of the code. */
function lineIn(problem: string): number | null {
  const line = /^it does not parse as Python at line (\d+)$/.exec(problem)?.[1];
  return line === undefined ? null : Number(line);
}
