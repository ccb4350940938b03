import type { Rule } from './rule.ts';

export const noMatch: Rule = {
  id: 'policy/no-match',
  summary: 'An entry of the policy matches no file.',
  level: 'error',
  judgeRepository({ unmatched, policyPath }) {
    return unmatched.map(({ entry, field, pattern, at }) => ({
      path: policyPath,
      ...at,
      message: `the entry \`${entry}\` guards nothing: its ${field} \`${pattern}\` matches no file`,
      fix: `mend the path in ${policyPath}, or take the entry out`,
    }));
  },
};
