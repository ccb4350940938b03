import type { ProjectMap } from '../project-map.ts';
import type { AuditRule } from '../rule.ts';
import { fittedOnHeldOut } from './held-out/fitted.ts';
import { ownNumbersOfHeldOut } from './held-out/own-numbers.ts';
import { refittedOnHeldOut } from './held-out/refitted.ts';

export const fitOnTest: AuditRule = {
  id: 'audit/fit-on-test',
  summary: 'A scaler is fitted on a test or validation set, where `transform` is meant.',
  level: 'error',
  isLocal: true,
  judge(map: ProjectMap) {
    const fitted = fittedOnHeldOut(map);
    const told = new Set(fitted.map(({ at }) => at));
    return [
      ...fitted,
      ...refittedOnHeldOut(map).filter(({ at }) => !told.has(at)),
      ...ownNumbersOfHeldOut(map),
    ];
  },
};
