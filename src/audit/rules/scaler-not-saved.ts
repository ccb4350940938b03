import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { tieOf } from './shared/bonds.ts';
import { nounOf } from './shared/called.ts';
import { isSaved } from './shared/fits.ts';
import { named } from './shared/learners.ts';
import { dataOf, roleOf, thingOf } from './shared/look-up.ts';
import { ownStatisticsOf } from './shared/own-statistics.ts';
import { refitsOf } from './shared/refits.ts';
import { at, code, whySide } from './shared/words.ts';

export const scalerNotSaved: AuditRule = {
  id: 'audit/scaler-not-saved',
  summary: 'Training fits a scaler and never saves it, and the inference side makes its own.',
  level: 'warning',
  judge(map) {
    const refits = refitsOf(map).flatMap(({ fit, trained, predict }): AuditFinding[] => {
      // A fit on what is received is wrong whatever training saves: `audit/fit-at-inference` says so.
      if (!trained || trained.isSaved || roleOf(dataOf(map, fit), ['request'])?.by === 'flow') return [];
      if (savesAnyScaler(map)) return [];
      return [
        {
          rule: 'audit/scaler-not-saved',
          severity: 'warning',
          confidence: 'likely',
          message: `${code(trained.fit)} fits ${named(map, thingOf(map, trained.fit))} that training never saves, and ${at(fit)} fits another for the same model`,
          fix: `save the fitted ${nounOf(thingOf(map, trained.fit))} beside the model, and load it where the model is asked`,
          evidence: [
            `no \`dump\` or \`save\` of it, or of anything that holds it, follows ${at(trained.fit)}`,
            ...whySide(fit),
            ...(predict ? [`the model is asked with it at ${at(predict)}`] : []),
          ],
          at: trained.fit.id,
          training: [trained.fit.id],
          inference: [fit.id, ...(predict ? [predict.id] : [])],
        },
      ];
    });
    return [...refits, ...byHand(map)];
  },
};

/** `(x - table.mean()) / table.std()` on both sides, each of a table of its own. */
function byHand(map: ProjectMap): AuditFinding[] {
  if (savesNumbers(map)) return [];
  return ownStatisticsOf(map).flatMap(({ place, bond, trained, isReceived }): AuditFinding[] => {
    if (isReceived || (trained.thing !== null && isSaved(map, trained))) return [];
    return [
      {
        rule: 'audit/scaler-not-saved',
        severity: 'warning',
        confidence: 'likely',
        message: `training never saves the numbers that it normalizes by at ${at(trained)}, and ${code(place)} takes others for the same model (${at(place)})`,
        fix: 'save the numbers beside the model, and load them where the model is asked',
        evidence: [tieOf(bond), ...whySide(place)],
        at: trained.id,
        training: [...new Set([trained.id, bond.train.id])],
        inference: [...new Set([place.id, bond.predict.id])],
      },
    ];
  });
}

/** Whether anything is written of which nothing says what it is: it may be these numbers. */
function savesNumbers(map: ProjectMap): boolean {
  return placesOf(map, ['save']).some(({ thing, side }) => thing === null && side.side !== 'test');
}

/** Whether training saves some scaler: then the one that it does not save is a trial, and another story. */
function savesAnyScaler(map: ProjectMap): boolean {
  return placesOf(map, ['fit', 'fit_transform'], 'training').some(
    (fit) => thingOf(map, fit)?.family === 'scaler' && isSaved(map, fit),
  );
}
