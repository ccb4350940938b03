import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import policySchema from '../../schemas/policy.schema.json' with { type: 'json' };
import { AUDIT_IDS } from '../../src/audit/rules/registry.ts';
import { PAGES } from '../../src/generated/pages.ts';
import { RULES } from '../../src/rules/registry.ts';
import { PROJECT } from '../helpers/scalerlock.ts';

const ids: string[] = RULES.map(({ id }) => id);
const audits = AUDIT_IDS.map(({ id }) => id);
const levels = policySchema.$defs.ruleLevels.properties;

it('the policy knows just the rules that there are', () => {
  expect(Object.keys(levels).sort()).toEqual([...ids, ...audits].sort());
  expect(new Set([...ids, ...audits]).size).toBe(ids.length + audits.length);
});

it('what a rule supersedes is a rule', () => {
  for (const { id, supersedes = [] } of RULES) {
    for (const other of supersedes) expect(ids, `${id} supersedes`).toContain(other);
  }
});

describe.each([...RULES, ...AUDIT_IDS])('$id', ({ id, summary, level }) => {
  it('has its page, with what it means, an example, the mend and how to turn it off', () => {
    const page = PAGES[id] ?? '';
    expect(page.startsWith(`# ${id}\n\n${summary} Level: \`${level}\`.`)).toBe(true);
    for (const title of ['What it means', 'Example', 'How to mend it', 'How to turn it off']) {
      expect(page).toContain(`\n## ${title}\n`);
    }
  });

  it('stands in the list of rules and in the schema with its summary', () => {
    expect(readFileSync(join(PROJECT, 'docs/rules/README.md'), 'utf8')).toContain(
      `(${id}.md) | ${level} | ${summary} |`,
    );
    expect(levels[id].description).toBe(summary);
    expect(existsSync(join(PROJECT, `docs/rules/${id}.md`))).toBe(true);
  });
});
