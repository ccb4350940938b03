import type { Rule } from './rule.ts';

export const policyChanged: Rule = {
  id: 'policy/changed',
  summary: 'The change edits the policy that judges it.',
  level: 'error',
  judgeRepository({ policyChanges, policyPath, baseJudges }) {
    return policyChanges.map(({ message, at, weakens }) => ({
      path: policyPath,
      line: at?.line ?? null,
      column: at?.column ?? null,
      message: weakens ? `the policy is weakened: ${message}` : `the policy is changed: ${message}`,
      fix: weakens
        ? baseJudges
          ? 'if this is meant, have it approved and merged on its own; until then the policy of the base judges'
          : 'nothing to mend where this is meant; a pull request is judged by the policy of its base'
        : 'nothing to mend; the reviewers should know',
      ...(weakens && baseJudges ? {} : { atMost: 'warning' as const }),
    }));
  },
};
