import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { byOwnNumbers } from './shared/by-own-numbers.ts';
import { nounOf, receivedText } from './shared/called.ts';
import { placesOfThing } from './shared/index-of.ts';
import { learns, named } from './shared/learners.ts';
import { dataOf, roleOf, thingOf } from './shared/look-up.ts';
import { type Refit, refitsOf } from './shared/refits.ts';
import { at, code, whySide } from './shared/words.ts';

export const fitAtInference: AuditRule = {
  id: 'audit/fit-at-inference',
  summary: 'The inference side fits a scaler of its own, on what it receives or as it starts.',
  level: 'error',
  isLocal: true,
  judge(map) {
    const refits = refitsOf(map).filter(
      ({ fit, trained }) => isReceived(map, fit) || trained === null || trained.isSaved,
    );
    const told = new Set(refits.map(({ fit }) => fit.id));
    const alone = placesOf(map, ['fit', 'fit_transform']).filter(
      (fit) => !told.has(fit.id) && fit.side.side !== 'test' && isOfOneRow(map, fit),
    );
    return [
      ...refits.map((refit) => ofRefit(map, refit)),
      ...alone.map((fit) => ofOneRow(map, fit)),
      ...byOwnNumbers(map),
    ];
  },
};

function ofRefit(map: ProjectMap, { fit, trained, predict, isDirect }: Refit): AuditFinding {
  const received = roleOf(dataOf(map, fit), ['request']);
  const isError = isDirect || received?.by === 'flow' || isOfOneRow(map, fit);
  const noun = nounOf(thingOf(map, fit));
  const where = trained ? `, where training fitted one at ${at(trained.fit)}` : '';
  return {
    rule: 'audit/fit-at-inference',
    severity: isError ? 'error' : 'warning',
    confidence: isError ? 'certain' : 'likely',
    message: `${code(fit)} fits ${named(map, thingOf(map, fit))} on ${received ? receivedText(received) : 'the inference side'}${where}`,
    fix: trained?.isSaved
      ? `load the ${noun} that training saves, and call \`transform\` alone`
      : `save the ${noun} that training fits beside the model, load it here, and call \`transform\` alone`,
    evidence: [
      ...(received ? [received.evidence] : []),
      ...(isOfOneRow(map, fit)
        ? ['it is fitted on one row: each column becomes one and the same number']
        : []),
      ...whySide(fit),
      ...(predict ? [`the model is asked with it at ${at(predict)}`] : []),
      ...(trained && !trained.isSaved ? [`training never saves its ${noun}`] : []),
    ],
    at: fit.id,
    training: trained ? [trained.fit.id] : [],
    inference: [fit.id, ...(predict ? [predict.id] : [])],
  };
}

/** A fit for each row is wrong on any side: whatever the row is, the same comes out. */
function ofOneRow(map: ProjectMap, fit: Place): AuditFinding {
  return {
    rule: 'audit/fit-at-inference',
    severity: fit.sure ? 'error' : 'warning',
    confidence: fit.sure ? 'certain' : 'likely',
    message: `${code(fit)} fits ${named(map, thingOf(map, fit))} on one row: each column becomes one and the same number, whatever the row holds`,
    fix: 'fit once, on all rows of the training part, and call `transform` alone for each row',
    evidence: ['the table that it is fitted on is made of one row'],
    at: fit.id,
    training: fit.side.side === 'training' ? [fit.id] : [],
    inference: fit.side.side === 'inference' ? [fit.id] : [],
  };
}

function isReceived(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['request'])?.by === 'flow';
}

/** What learns statistics of one row learns nothing: its mean, its least and its most are the row itself. */
function isOfOneRow(map: ProjectMap, fit: Place): boolean {
  const thing = thingOf(map, fit);
  if (!dataOf(map, fit)?.isOneRow || thing?.family !== 'scaler') return false;
  // Fitted only to be there, and its numbers typed in afterwards.
  const isTypedIn = placesOfThing(map, thing.id).some(({ kind }) => kind === 'constants');
  return learns(map, thing) && !isTypedIn;
}
