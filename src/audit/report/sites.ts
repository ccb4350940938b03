import type { AuditFindingReport, AuditSite } from '../../generated/audit.ts';

/** Where something is, as people write it: `app.py:14`; of a notebook `train.ipynb, cell 3, line 2`. */
export function site({ path, cell, line }: Pick<AuditFindingReport, 'path' | 'cell' | 'line'>): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
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
