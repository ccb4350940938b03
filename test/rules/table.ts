import { describe, expect, it } from 'vitest';
import type { PairFacts } from '../../src/rules/facts.ts';
import type { Rule, Violation } from '../../src/rules/rule.ts';

/** A case of a rule: what it is given, and what it finds there; nothing where it must not alarm. */
export type Case = readonly [name: string, given: () => PairFacts, ...finds: Found[]];

type Found = Partial<Record<keyof Violation, unknown>>;

/** Judges each case by one rule. Every finding says how to mend it. */
export function judged(rule: Rule, cases: readonly Case[]): void {
  describe(rule.id, () => {
    it.each(cases.map(([name, given, ...finds]) => ({ name, given, finds })))('$name', ({ given, finds }) => {
      const found = rule.judgePair?.(given()) ?? [];
      const shown = found.map((violation) => ({ ...violation, atMost: violation.atMost ?? 'error' }));
      expect(shown).toEqual(finds.map((one) => expect.objectContaining({ atMost: 'error', ...one })));
      for (const { message, fix } of found)
        expect([message, fix].every((text) => text.length > 10)).toBe(true);
    });
  });
}

/** A message that has all of these parts. */
export function saying(...parts: string[]): unknown {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return expect.stringMatching(new RegExp(escaped.join('.*'), 's'));
}
