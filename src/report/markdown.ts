import type { Finding, PairReport, Report } from '../generated/report.ts';
import { codeSpan, cut, forMarkdown, sentence } from './escape.ts';
import { knownNames } from './known-names.ts';
import { movementChart } from './markdown-chart.ts';
import { movementTables } from './markdown-movements.ts';
import { pairTable } from './markdown-pairs.ts';
import { pairGraph } from './mermaid.ts';
import { count } from './numbers.ts';
import { takeFitting } from './room.ts';
import { codeLines, countByRule, countBySeverity, place, verdict } from './words.ts';

/** Findings shown. GitHub takes comments of 65,536 characters; each part of the page has its own share of 60,000. */
const ROOM = { rows: 200, characters: 24_000 };
/** Characters of one message or fix, and of one name or path. */
const LONGEST_SENTENCE = 600;
const LONGEST_NAME = 160;

/**
 * A report for a GitHub job summary or a comment: the verdict, findings, pairs with a picture of them, and what moved in the
 * transforms. At most 60,000 characters, whatever is in the report.
 */
export function renderMarkdown(report: Report): string {
  return page(report, `${report.status === 'pass' ? '✔' : '✖'} Scaler lock: ${verdict(report)}`);
}

/** The same for a comment that told of findings before: where nothing is left of them, that is what it says. */
export function renderAgain(report: Report): string {
  const isWell = report.status === 'pass' && report.findings.length === 0;
  return isWell
    ? page(report, `✔ Scaler lock: all is well again, ${verdict(report)}`)
    : renderMarkdown(report);
}

function page(report: Report, title: string): string {
  const parts = [
    `## ${title}`,
    report.error ? problem(report.error) : judged(report),
    ...findings(report),
    ...ofCode(report),
    ...pairTable(report.pairs, graph(report)),
    ...movementChart(report.pairs),
    ...movementTables(report.pairs),
  ];
  return `${parts.join('\n\n')}\n`;
}

function graph(report: Report): string[] {
  const drawn = pairGraph(report);
  if (drawn === null) return [];
  const picture = `\`\`\`mermaid\n${drawn.graph}\n\`\`\``;
  return drawn.left > 0 ? [picture, `… and ${count(drawn.left, 'more pair')} not drawn`] : [picture];
}

function problem({ message, fix, ...at }: NonNullable<Report['error']>): string {
  const known = at.path === null ? [] : [at.path];
  const title = ['✖ **error**', prose(message, known), located(at)].filter(Boolean).join(' · ');
  return `${title}<br>→ ${prose(fix, known)}`;
}

function judged({ findings: found, base, head, tool }: Report): string {
  const counted = found.length > 0 ? countBySeverity(found) : 'no findings';
  const against = base === null ? '' : ` against ${treeName(base)}`;
  return `**${counted}** · judged ${treeName(head)}${against} · scalerlock ${forMarkdown(cut(tool.version, LONGEST_NAME))}`;
}

function treeName(label: string | null): string {
  if (label === null) return 'nothing';
  if (label === 'index') return 'what is staged';
  if (label === 'worktree') return 'the work tree';
  return codeSpan(/^[0-9a-f]{40,64}$/.test(label) ? label.slice(0, 12) : cut(label, LONGEST_NAME));
}

function findings({ findings: found, pairs }: Report): string[] {
  if (found.length === 0) return [];
  const byName = new Map(pairs.map((pair) => [pair.name, pair]));
  const items = found.slice(0, ROOM.rows).map((finding) => item(finding, byName.get(finding.pair ?? '')));
  const { taken } = takeFitting(items, ROOM);
  const rest = found.slice(taken.length);
  const more = rest.length > 0 ? [`… and ${rest.length} more: ${forMarkdown(countByRule(rest))}`] : [];
  return ['### Findings', ...(taken.length > 0 ? [taken.join('\n')] : []), ...more];
}

function ofCode({ code }: Report): string[] {
  const notes = codeLines(code).map((note) => `- ${prose(note, code?.unread.map(({ path }) => path) ?? [])}`);
  return notes.length === 0 ? [] : [notes.join('\n')];
}

/** One finding as a list item: what it is and where, what is wrong, how to mend it. */
function item(finding: Finding, pair: PairReport | undefined): string {
  const { severity, rule, docs, message, fix } = finding;
  const title = [
    `${severity === 'error' ? '✖' : '⚠'} **${severity}** ${link(rule, docs)}`,
    finding.pair === null ? '' : `pair ${codeSpan(cut(finding.pair, LONGEST_NAME))}`,
    located(finding),
  ];
  const known = knownNames(finding, pair);
  return `- ${title.filter(Boolean).join(' · ')}<br>${prose(message, known)}<br>→ ${prose(fix, known)}`;
}

function prose(text: string, known: readonly string[]): string {
  return sentence(cut(text, LONGEST_SENTENCE), known);
}

function located(at: Parameters<typeof place>[0]): string {
  const where = place(at);
  return where === null ? '' : codeSpan(cut(where, LONGEST_NAME));
}

/** The rule's page, where it is an address that cannot hold anything but itself. */
function link(rule: string, docs: string): string {
  const name = codeSpan(cut(rule, LONGEST_NAME));
  return /^https:\/\/[\w./-]+$/.test(docs) && docs.length <= LONGEST_NAME ? `[${name}](${docs})` : name;
}
