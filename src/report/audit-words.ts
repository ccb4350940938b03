import type { AuditFindingReport, AuditReport, AuditSite } from '../generated/audit.ts';
import { count } from './numbers.ts';

/** Where something is, as people write it: `app.py:14`; of a notebook `train.ipynb, cell 3, line 2`. */
export function site({ path, cell, line }: Pick<AuditFindingReport, 'path' | 'cell' | 'line'>): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}

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

/** The places that are shown, with their side: what the finding stands at is named over it already. */
export function otherPlaces(finding: AuditFindingReport): (AuditSite & { side: string })[] {
  const { training, inference } = finding;
  const all = [
    ...training.map((place) => ({ ...place, side: 'training' })),
    ...inference.map((place) => ({ ...place, side: 'inference' })),
  ];
  return all.filter((place) => site(place) !== site(finding));
}

/** What was looked at: `34 places in 3 files`. */
export function lookedAt({ stats }: Pick<AuditReport, 'stats'>): string {
  return `${count(stats.places, 'place')} of ${count(stats.files, 'file')}`;
}
