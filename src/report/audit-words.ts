import type { AuditReport } from '../generated/audit.ts';
import { count } from './numbers.ts';

/** `2 errors, 1 warning`; what is known beside it: `and 14 from before`. */
export function counted({ findings, known }: Pick<AuditReport, 'findings' | 'known'>): string {
  const bySeverity = (['error', 'warning'] as const)
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, amount]) => amount > 0)
    .map(([severity, amount]) => count(amount, severity));
  const now = bySeverity.length > 0 ? bySeverity.join(', ') : 'no new finding';
  if (known.length === 0) return bySeverity.length > 0 ? now : 'no finding';
  return `${now}, and ${known.length} from before`;
}

/** What was looked at: `34 places in 3 files`. */
export function lookedAt({ stats }: Pick<AuditReport, 'stats'>): string {
  return `${count(stats.places, 'place')} of ${count(stats.files, 'file')}`;
}
