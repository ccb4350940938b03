import picocolors from 'picocolors';
import type { ReportingDescriptor } from 'sarif';
import { AUDIT_IDS } from '../audit/rules/registry.ts';
import { PAGES } from '../generated/pages.ts';
import type { Finding } from '../generated/report.ts';
import { docsUrl } from '../rules/docs-url.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { cut, quoted } from './escape.ts';
import { pageText } from './page.ts';

/** What stands in a list of findings where there is no verdict. */
export const NOT_JUDGED = 'not-judged';

/** Characters of a rule's name: GitHub takes 255. */
const LONGEST_NAME = 200;

/**
 * The rules of a run: all that there are, whatever was found, so that two runs differ in their results alone; after them the
 * rules of findings that this version does not know.
 */
export function sarifRules(findings: readonly Finding[]): {
  rules: ReportingDescriptor[];
  indexOf: (rule: string) => number;
} {
  const own = [...[...RULES, ...AUDIT_IDS].map(descriptor), notJudged()];
  const known = new Set(own.map(({ id }) => id));
  const strangers = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !known.has(rule));
  const rules = [...own, ...strangers.map(stranger)];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return { rules, indexOf: (rule) => indexes.get(rule) ?? -1 };
}

function descriptor({ id, level, summary }: Pick<Rule, 'id' | 'level' | 'summary'>): ReportingDescriptor {
  const page = withWholeLinks(PAGES[id] ?? '', docsUrl(id));
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    helpUri: docsUrl(id),
    help: { text: pageText(page, { colors: picocolors.createColors(false), width: 100 }), markdown: page },
    defaultConfiguration: { level },
    properties: {
      tags: ['machine-learning', id.split('/')[0] ?? id],
      // What an artifact holds is a fact; what code does is followed.
      precision: id.startsWith('audit/') ? 'high' : 'very-high',
      'problem.severity': level,
    },
  };
}

function notJudged(): ReportingDescriptor {
  const text = 'No verdict was possible: nothing may pass until it is.';
  return {
    id: NOT_JUDGED,
    name: pascalCase(NOT_JUDGED),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: 'The message says what is in the way and how to mend it.' },
    defaultConfiguration: { level: 'error' },
  };
}

function stranger(rule: string): ReportingDescriptor {
  const text = quoted(cut(rule, LONGEST_NAME)) || 'a rule without a name';
  return { id: rule, shortDescription: { text }, fullDescription: { text }, help: { text } };
}

/** `PairModelChangedAlone`: the standard wants another name than the id, and one word. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[/-])(\w)/g, (_, first: string) => first.toUpperCase());
}

/** A page is read far from its folder: links that begin there become addresses. */
function withWholeLinks(page: string, address: string): string {
  return page.replace(/\]\((\.[^)\s]*)\)/g, (_, link: string) => `](${new URL(link, address).href})`);
}
