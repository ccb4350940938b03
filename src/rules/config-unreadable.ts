import type { Rule } from './rule.ts';

export const configUnreadable: Rule = {
  id: 'config/unreadable',
  summary: 'A config, or the one value in it that the policy points at, cannot be read.',
  level: 'error',
  judgePair({ pair, references, policyPath }) {
    return references.flatMap(({ reference, value }) => {
      if (value === null) {
        return [
          {
            path: policyPath,
            ...reference.at,
            message: `the ${reference.side} config of pair \`${pair.name}\`, ${reference.path}, is not in the tree`,
            fix: `add ${reference.path}, or mend the reference in ${policyPath}`,
          },
        ];
      }
      if (!('error' in value)) return [];
      const { error, fix, line, column } = value;
      return [{ path: reference.path, line, column, message: error, fix }];
    });
  },
};
