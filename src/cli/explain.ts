import picocolors from 'picocolors';
import { AUDIT_IDS } from '../audit/rules/registry.ts';
import { PAGES } from '../generated/pages.ts';
import { Problem } from '../problem.ts';
import { pageText } from '../report/page.ts';
import { wrap } from '../report/wrap.ts';
import { docsUrl } from '../rules/docs-url.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { nearest } from '../validation/nearest.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';

/** The rules of `check` and of `audit`. */
const ALL: readonly Pick<Rule, 'id' | 'level' | 'summary'>[] = [...RULES, ...AUDIT_IDS];

/** `explain RULE`: the rule's page. Without a rule: the list of all. */
export async function explainCommand(id: string | null, options: CommonOptions, io: Io): Promise<number> {
  io.out(id === null ? listRules(options.format, io) : explain(ruleOf(id), options.format, io));
  return EXIT.pass;
}

function ruleOf(id: string): (typeof ALL)[number] {
  const rule = ALL.find((candidate) => candidate.id === id);
  if (rule) return rule;
  // People remember what stands behind the slash.
  const meant = ALL.filter((candidate) => candidate.id.endsWith(`/${id}`));
  const [only, ...others] = meant;
  if (only && others.length === 0) return only;
  if (only) {
    throw new Problem(`more than one rule is called \`${id}\``, {
      fix: `name one: ${meant.map((rule) => `\`${rule.id}\``).join(' or ')}`,
    });
  }
  const guess = nearest(
    id,
    ALL.map((candidate) => candidate.id),
  );
  throw new Problem(`there is no rule \`${id}\``, {
    fix: guess ? `did you mean \`${guess}\`?` : '`scalerlock explain` lists the rules',
  });
}

function explain(rule: (typeof ALL)[number], format: string, { color, width }: Io): string {
  const { id, level, summary } = rule;
  const page = PAGES[id] ?? '';
  if (format === 'json')
    return `${JSON.stringify({ rule: id, level, summary, docs: docsUrl(id), page }, null, 2)}\n`;
  return format === 'markdown' ? page : pageText(page, { colors: picocolors.createColors(color), width });
}

function listRules(format: string, { color, width }: Io): string {
  if (format === 'json') {
    const rules = ALL.map(({ id, level, summary }) => ({ rule: id, level, summary, docs: docsUrl(id) }));
    return `${JSON.stringify({ rules }, null, 2)}\n`;
  }
  if (format === 'markdown') {
    const rows = ALL.map(
      ({ id, level, summary }) => `| [\`${id}\`](${docsUrl(id)}) | ${level} | ${summary} |`,
    );
    return `${['| rule | level | finds |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
  }
  const { bold, dim } = picocolors.createColors(color);
  const longest = Math.max(...ALL.map(({ id }) => id.length));
  const rows = ALL.map(({ id, level, summary }) => ({
    head: `${bold(id.padEnd(longest))}  ${dim(level.padEnd(7))}`,
    summary,
  }));
  const isWide = ALL.every(({ summary }) => longest + 11 + summary.length <= width);
  const lines = rows.flatMap(({ head, summary }) =>
    isWide ? [`${head}  ${summary}`] : [head.trimEnd(), ...wrap(summary, width, '  ')],
  );
  return `${lines.join('\n')}\n\n${dim('scalerlock explain RULE tells more of one.')}\n`;
}
