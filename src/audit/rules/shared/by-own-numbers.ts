import type { ProjectMap } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { tieOf } from './bonds.ts';
import { receivedText } from './called.ts';
import { insteadOfScaler } from './instead-of-scaler.ts';
import { dataOf, roleOf } from './look-up.ts';
import { ownStatisticsOf } from './own-statistics.ts';
import { at, code, whySide } from './words.ts';

/** What a service receives is normalized by its own numbers, without a scaler that could be fitted. */
export function byOwnNumbers(map: ProjectMap): AuditFinding[] {
  const byItself = scaledByItself(map);
  const told = new Set(byItself.map(({ at: place }) => place));
  return [...byItself, ...byHand(map).filter(({ at: place }) => !told.has(place))];
}

/** What is received is scaled by its own numbers, mostly where the scaler could not be read. */
function scaledByItself(map: ProjectMap): AuditFinding[] {
  return insteadOfScaler(map).map(({ place, predict, fitted, isFallback }): AuditFinding => {
    const received = roleOf(dataOf(map, place), ['request']);
    const what = received ? receivedText(received) : 'what the service receives';
    return {
      rule: 'audit/fit-at-inference',
      severity: 'error',
      confidence: 'certain',
      message: isFallback
        ? `${code(place)} scales ${what} by its own numbers where ${code(fitted)} (${at(fitted)}) is not taken`
        : `${code(place)} scales ${what} by its own numbers, where training fitted a scaler at ${at(fitted)}`,
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
