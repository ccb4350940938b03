import { publicClass } from '../artifacts/names.ts';
import type { ArtifactState, PairFacts } from './facts.ts';
import type { Rule, Violation } from './rule.ts';

export const wrongRole: Rule = {
  id: 'pair/wrong-role',
  summary: 'A file declared as a model holds only a scaler, or the other way round.',
  level: 'error',
  judgePair(facts) {
    const models = facts.head.models.flatMap((model) => [...judgeModel(model, facts)]);
    const scalers = facts.pair.embedded
      ? []
      : facts.head.scalers.flatMap((scaler) => judgeScaler(scaler, facts));
    return [...models, ...scalers];
  },
};

function judgeModel({ path, artifact }: ArtifactState, { pair, policyPath }: PairFacts): Violation[] {
  if (!artifact || artifact.error !== null) return [];
  if (artifact.role === 'scaler') {
    const held = artifact.scalers.map((scaler) => publicClass(scaler.class).split('.').at(-1));
    return [
      {
        path,
        message: `${path} is declared as a model of pair \`${pair.name}\`, but holds only a scaler (${[...new Set(held)].join(', ') || shownClass(artifact.class)})`,
        fix: `put the trained model there, or declare ${path} as a \`scaler\` in ${policyPath}`,
      },
    ];
  }
  if (pair.embedded && artifact.transform === null) {
    return [
      {
        path,
        message: `pair \`${pair.name}\` says \`scaler: embedded\`, but no scaler can be read in ${path} (${shownClass(artifact.class)}, ${artifact.format})`,
        fix: `save the whole Pipeline there, or name the scaler's own file in ${policyPath}`,
      },
    ];
  }
  return [];
}

function judgeScaler({ path, artifact }: ArtifactState, { pair, policyPath }: PairFacts): Violation[] {
  if (!artifact || artifact.error !== null) return [];
  if (artifact.role !== 'model' && artifact.role !== 'other') return [];
  const what = artifact.role === 'model' ? 'holds a model' : 'holds no scaler';
  return [
    {
      path,
      message: `${path} is declared as a scaler of pair \`${pair.name}\`, but ${what} (${shownClass(artifact.class)})`,
      fix: `put the fitted scaler there, or mend the entry \`${pair.name}\` in ${policyPath}`,
    },
  ];
}

function shownClass(name: string | null): string {
  return name === null ? 'no class named' : publicClass(name);
}
