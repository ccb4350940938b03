import type { AuditFindingReport, AuditReport } from '../../generated/audit.ts';
import type { CodeReport, Finding } from '../../generated/report.ts';
import { showSite } from '../site.ts';
import { otherPlaces } from './sites.ts';

/** So many other places of one finding are named. */
const MOST_PLACES = 10;

/** In a message, which has no room for all. */
const MOST_SAID = 3;

/**
 * The findings as those of `check`, so that one report holds both and whoever shows it need not know which is which. Lines are
 * those of the file, also of a notebook, since that is where they are shown; its message says cell and line.
 */
export function asFindings({ findings }: Pick<AuditReport, 'findings'>): Finding[] {
  return findings.map((finding) => {
    const { rule, severity, path, cell, fileLine, column, message, fix, docs, key } = finding;
    const others = otherPlaces(finding).slice(0, MOST_PLACES);
    return {
      rule,
      severity,
      pair: null,
      path,
      line: fileLine,
      // A column of the code is none of the JSON around it.
      column: cell === null ? column : null,
      message: `${message}${inCell(finding)}${elsewhere(finding)}`,
      fix,
      docs,
      key,
      related: others.map((place) => ({
        path: place.path,
        line: place.fileLine,
        column: place.cell === null ? place.column : null,
        message: `${place.side}: ${asCode(place.text)}${inCell(place)}`,
      })),
    };
  });
}

/** What is no finding of the audit, and yet to be known. */
export function asCodeReport({ stats, known, ignored, unread }: AuditReport): CodeReport {
  return { files: stats.files, known: known.length, ignored: ignored.length, unread };
}

function asCode(text: string): string {
  return text.includes('`') ? text : `\`${text}\``;
}

function inCell({ cell, line }: Pick<AuditFindingReport, 'cell' | 'line'>): string {
  return cell === null ? '' : ` (cell ${cell}, line ${line})`;
}

/** The places that an annotation has no other room for, where the message does not name them. */
function elsewhere(finding: AuditFindingReport): string {
  const named = otherPlaces(finding)
    .map((place) => ({ at: showSite(place), side: place.side }))
    .filter(({ at }) => !finding.message.includes(at))
    .map(({ at, side }) => `${at} (${side})`);
  return named.length === 0 ? '' : `; see ${named.slice(0, MOST_SAID).join(', ')}`;
}
