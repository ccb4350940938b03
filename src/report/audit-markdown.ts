import { otherPlaces } from '../audit/report/sites.ts';
import { showSite } from '../audit/site.ts';
import type { AuditFindingReport, AuditReport } from '../generated/audit.ts';
import { counted, lookedAt } from './audit-words.ts';
import { codeSpan, cut, forMarkdown, sentence } from './escape.ts';
import { takeFitting } from './room.ts';

/** GitHub takes comments of 65,536 characters. */
const ROOM = { rows: 100, characters: 48_000 };
const LONGEST = { sentence: 600, name: 160 };

/** The audit for a job summary or a comment: each finding with both places, why it is believed, and its mend. */
export function renderAuditMarkdown(audit: AuditReport): string {
  const { findings, status } = audit;
  const { taken } = takeFitting(findings.map(item), ROOM);
  const rest = findings.length - taken.length;
  const parts = [
    `## ${status === 'fail' ? '✖' : '✔'} Audit of the code: ${counted(audit)}`,
    `Looked at ${lookedAt(audit)} · scalerlock ${forMarkdown(cut(audit.tool.version, LONGEST.name))}`,
    ...(taken.length > 0 ? [taken.join('\n')] : []),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    ...unread(audit),
  ];
  return `${parts.join('\n\n')}\n`;
}

function item(finding: AuditFindingReport): string {
  const { severity, rule, docs, message, fix, evidence, confidence } = finding;
  const known = [finding.path, ...[...finding.training, ...finding.inference].map(({ path }) => path)];
  const prose = (text: string): string => sentence(cut(text, LONGEST.sentence), known);
  const title = `${severity === 'error' ? '✖' : '⚠'} **${severity}** ${link(rule, docs)} · ${codeSpan(cut(showSite(finding), LONGEST.name))}`;
  const others = otherPlaces(finding).map(
    (place) =>
      `<br>${place.side}: ${codeSpan(cut(showSite(place), LONGEST.name))} ${codeSpan(cut(place.text, LONGEST.name))}`,
  );
  const because = evidence.length > 0 ? `<br>${confidence}: ${prose(evidence.join('; '))}` : '';
  return `- ${title}<br>${prose(message)}${others.join('')}${because}<br>→ ${prose(fix)}`;
}

function unread({ unread: sources }: AuditReport): string[] {
  if (sources.length === 0) return [];
  const shown = sources.slice(0, 10).map(({ path, problem }) => {
    return `- ${codeSpan(cut(path, LONGEST.name))} ${sentence(cut(problem, LONGEST.sentence))}`;
  });
  const rest = sources.length - shown.length;
  return ['Not read, or not to the end:', [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')];
}

function link(rule: string, docs: string): string {
  const name = codeSpan(rule);
  return /^https:\/\/[\w./-]+$/.test(docs) ? `[${name}](${docs})` : name;
}
