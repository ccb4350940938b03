import { isAllowed, scalersChangedAlone } from './changes.ts';
import type { Rule } from './rule.ts';
import { list, sealCommand } from './words.ts';

export const scalerChangedAlone: Rule = {
  id: 'pair/scaler-changed-alone',
  summary: "A scaler's transform changed while a model that was trained with the old one stays.",
  level: 'error',
  supersedes: ['lock/content-mismatch'],
  judgePair(facts) {
    const { scalers, models } = scalersChangedAlone(facts);
    const refused = scalers.filter((scaler) => !isAllowed(scaler, facts));
    const [first] = refused;
    if (!first) return [];
    const stays = `${list(models.map(({ path }) => path))} stayed as ${models.length > 1 ? 'they were' : 'it was'}`;
    const verb = { deleted: 'was deleted', added: 'was added' }[first.change as string] ?? 'changed';
    const restore = first.before ? `restore ${first.before.path}` : `take ${first.path} out again`;
    return [
      {
        path: first.path,
        message: `${list(refused.map(({ path }) => path))} ${verb} alone: ${stays}, and no model was trained with this scaler`,
        fix: `commit the model that was trained with it and run \`${sealCommand(facts.pair)}\`, or ${restore}`,
      },
    ];
  },
};
