import type { Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { tieOf } from './shared/bonds.ts';
import { named } from './shared/learners.ts';
import { dataOf, roleOf, thingOf } from './shared/look-up.ts';
import { ownStatisticsOf } from './shared/own-statistics.ts';
import { refitsOf } from './shared/refits.ts';
import { at, code, whySide } from './shared/words.ts';

export const fitAtInference: AuditRule = {
  id: 'audit/fit-at-inference',
  summary: 'The inference side fits a scaler of its own, on what it receives or as it starts.',
  level: 'error',
  judge(map) {
    const refits = refitsOf(map)
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
    return [...refits, ...byHand(map)];
  },
};

/** `(x - x.mean()) / x.std()` of what is received. */
function byHand(map: ProjectMap): AuditFinding[] {
  return ownStatisticsOf(map).flatMap(({ place, bond, trained, isReceived: isOfRequest }): AuditFinding[] => {
    if (!isOfRequest) return [];
    return [
      {
        rule: 'audit/fit-at-inference',
        severity: 'error',
        confidence: 'certain',
        message: `${code(place)} normalizes what the service receives by its own numbers, where training took them of its rows at ${at(trained)}`,
        fix: 'save the numbers that training took beside the model, load them here, and normalize by them',
        evidence: [tieOf(bond), ...whySide(place)],
        at: place.id,
        training: [...new Set([trained.id, bond.train.id])],
        inference: [...new Set([place.id, bond.predict.id])],
      },
    ];
  });
}

function isReceived(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['request'])?.by === 'flow';
}
