import type { RuleId } from './rule.ts';

/** The rule's page on the web. */
export function docsUrl(id: RuleId): string {
  return `https://github.com/scalerlock/scalerlock/blob/main/docs/rules/${id}.md`;
}
