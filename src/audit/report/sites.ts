import type { AuditFindingReport, AuditSite } from '../../generated/audit.ts';
import { showSite } from '../site.ts';

/** The places that are shown, with their side: what the finding stands at is named over it already. */
export function otherPlaces(finding: AuditFindingReport): (AuditSite & { side: string })[] {
  const { training, inference } = finding;
  const all = [
    ...training.map((place) => ({ ...place, side: 'training' })),
    ...inference.map((place) => ({ ...place, side: 'inference' })),
  ];
  return all.filter((place) => showSite(place) !== showSite(finding));
}
