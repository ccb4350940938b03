import type { Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { named } from './shared/learners.ts';
import { dataOf, roleOf, thingOf } from './shared/look-up.ts';
import { refitsOf } from './shared/refits.ts';
import { at, code, whySide } from './shared/words.ts';

export const fitAtInference: AuditRule = {
  id: 'audit/fit-at-inference',
  summary: 'The inference side fits a scaler of its own, on what it receives or as it starts.',
  level: 'error',
  judge(map) {
    return refitsOf(map)
      .filter(({ fit, trained }) => isReceived(map, fit) || trained === null || trained.isSaved)
      .map(({ fit, trained, predict, isDirect }): AuditFinding => {
        const received = roleOf(dataOf(map, fit), ['request']);
        const isError = isDirect || received?.by === 'flow';
        const where = trained ? `, where training fitted one at ${at(trained.fit)}` : '';
        return {
          rule: 'audit/fit-at-inference',
          severity: isError ? 'error' : 'warning',
          confidence: isError ? 'certain' : 'likely',
          message: `${code(fit)} fits ${named(map, thingOf(map, fit))} ${received ? 'on what the service receives' : 'on the inference side'}${where}`,
          fix: trained?.isSaved
            ? `load the scaler that training saves, and call \`transform\` alone`
            : 'save the scaler that training fits beside the model, load it here, and call `transform` alone',
          evidence: [
            ...(received ? [received.evidence] : []),
            ...whySide(fit),
            ...(predict ? [`the model is asked with it at ${at(predict)}`] : []),
            ...(trained && !trained.isSaved ? ['training never saves its scaler'] : []),
          ],
          at: fit.id,
          training: trained ? [trained.fit.id] : [],
          inference: [fit.id, ...(predict ? [predict.id] : [])],
        };
      });
  },
};

function isReceived(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['request'])?.by === 'flow';
}
