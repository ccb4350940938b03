import type { Place } from '../place.ts';
import type { ProjectMap } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { named } from './shared/learners.ts';
import { dataOf, roleOf, thingOf } from './shared/look-up.ts';
import { ownRangesOf } from './shared/own-ranges.ts';
import { refitsOf } from './shared/refits.ts';
import { at, code, whySide } from './shared/words.ts';

export const fitAtInference: AuditRule = {
  id: 'audit/fit-at-inference',
  summary: 'The inference side fits a scaler of its own, on what it receives or as it starts.',
  level: 'error',
  judge: (map) => [...fitted(map), ...scaledByItself(map)],
};

/** A scaler is fitted there. */
function fitted(map: ProjectMap): AuditFinding[] {
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
}

/** What is received is scaled by its own numbers, mostly where the scaler could not be read. */
function scaledByItself(map: ProjectMap): AuditFinding[] {
  return ownRangesOf(map).map(({ place, predict, fitted, isFallback }): AuditFinding => {
    const received = roleOf(dataOf(map, place), ['request']);
    return {
      rule: 'audit/fit-at-inference',
      severity: 'error',
      confidence: 'certain',
      message: isFallback
        ? `${code(place)} scales what the service receives by its own numbers where ${code(fitted)} (${at(fitted)}) is not taken`
        : `${code(place)} scales what the service receives by its own numbers, where training fitted a scaler at ${at(fitted)}`,
      fix: 'let the request fail where the scaler is missing, and scale by the one that training saved',
      evidence: [
        ...(received ? [received.evidence] : []),
        `the model is asked with it at ${at(predict)}`,
        ...whySide(place),
      ],
      at: place.id,
      training: isFallback ? [] : [fitted.id],
      inference: [place.id, ...(isFallback ? [fitted.id] : []), predict.id],
    };
  });
}

function isReceived(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['request'])?.by === 'flow';
}
