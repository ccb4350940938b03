import type { ArtifactState, PairFacts } from './facts.ts';
import type { Rule, Violation } from './rule.ts';
import { partings } from './trained-with.ts';
import { list } from './words.ts';

export const missingArtifact: Rule = {
  id: 'pair/missing-artifact',
  summary: 'A model or scaler that the policy declares is not in the tree.',
  level: 'error',
  explains: ['lock/content-mismatch', 'pair/scaler-changed-alone'],
  judgePair(facts) {
    const declared = [...declaredAs('model', facts), ...declaredAs('scaler', facts)];
    const others = declared.filter(({ kind }) => kind === 'link' || kind === 'submodule');
    return [...missing(declared, facts), ...others.map((other) => notAFile(other, facts))];
  },
};

interface Declared {
  role: 'model' | 'scaler';
  /** As the policy has it: a pattern where no file fits. */
  path: string;
  /** What is there; null for nothing. */
  kind: ArtifactState['kind'] | null;
}

function declaredAs(role: Declared['role'], { pair, head }: PairFacts): Declared[] {
  const states = role === 'model' ? head.models : pair.embedded ? [] : head.scalers;
  const kinds = new Map(states.map(({ path, kind }) => [path, kind]));
  const paths = role === 'model' ? pair.models : pair.scalers;
  return paths.map((path) => ({ role, path, kind: kinds.get(path) ?? null }));
}

/** One finding, however many there are: mostly a folder was renamed, or mistyped. */
function missing(declared: readonly Declared[], facts: PairFacts): Violation[] {
  const { pair, policyPath } = facts;
  const missing = declared.filter(({ kind, role, path }) => kind === null && !isPartedBy(role, path, facts));
  if (missing.length === 0) return [];
  const named = missing.map(({ role, path }) => `the ${role} ${path}`);
  const patterns = missing.filter(({ path }) => isPattern(path));
  const are = missing.length > 1 ? 'are' : 'is';
  const add = missing.map(({ path }) => path);
  return [
    {
      path: policyPath,
      line: pair.at.line,
      column: pair.at.column,
      message:
        patterns.length === missing.length
          ? `no file fits ${list(named)} of pair \`${pair.name}\``
          : `${list(named)} of pair \`${pair.name}\` ${are} not in the tree`,
      fix:
        patterns.length > 0
          ? `mend the paths in ${policyPath}, or add the files (does git ignore them?)`
          : `add ${list(add)} (does git ignore ${missing.length > 1 ? 'them' : 'it'}?), or mend the path in ${policyPath}`,
      about: missing.map(({ path }) => path),
    },
  ];
}

/** A path that is still as the policy writes it, since no file fits. */
function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** A scaler that went away while its model stays is told as just that. */
function isPartedBy(role: string, path: string, facts: PairFacts): boolean {
  if (role !== 'scaler') return false;
  const gone = partings(facts).flatMap(({ scalers }) => scalers.filter(({ after }) => after === null));
  return gone.some((scaler) => scaler.path === path || isPattern(path));
}

function notAFile({ role, path, kind }: Declared, { pair, policyPath }: PairFacts): Violation {
  const what = kind === 'link' ? 'is a symbolic link, and a link is never followed' : 'is a submodule';
  return {
    path: policyPath,
    line: pair.at.line,
    column: pair.at.column,
    message: `the ${role} of pair \`${pair.name}\`, ${path}, ${what}`,
    fix: `put the ${role} itself at ${path}, or name its real path in ${policyPath}`,
    about: [path],
  };
}
