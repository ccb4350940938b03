import type { Audit, AuditedFinding, AuditedPlace } from '../generated/audit.ts';
import { count } from './numbers.ts';

/** Where something is, as people write it: `app.py:14`; of a notebook `train.ipynb, cell 3, line 2`. */
export function site({ path, cell, line }: Pick<AuditedFinding, 'path' | 'cell' | 'line'>): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}

/** `2 errors, 1 warning`; what is known beside it: `and 14 from before`. */
export function counted({ findings, known }: Pick<Audit, 'findings' | 'known'>): string {
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

/** The places of one side that are shown: what the finding stands at is named over it already. */
export function otherPlaces({ places, ...finding }: AuditedFinding): AuditedPlace[] {
  return places.filter((place) => site(place) !== site(finding));
}

/** What was looked at: `12 files and 3 notebooks`. */
export function lookedAt({ stats }: Pick<Audit, 'stats'>): string {
  const { files, notebooks } = stats;
  return [
    ...(files > 0 || notebooks === 0 ? [count(files, 'file')] : []),
    ...(notebooks > 0 ? [count(notebooks, 'notebook')] : []),
  ].join(' and ');
}
