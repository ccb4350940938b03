import type { ProjectMap } from '../project-map.ts';
import type { AuditRule } from '../rule.ts';
import { fittedOnHeldOut } from './held-out/fitted.ts';
import { ownNumbersOfHeldOut } from './held-out/own-numbers.ts';

export const fitOnTest: AuditRule = {
  id: 'audit/fit-on-test',
  summary: 'A scaler is fitted on a test or validation set, where `transform` is meant.',
  level: 'error',
  isLocal: true,
  judge: (map: ProjectMap) => [...fittedOnHeldOut(map), ...ownNumbersOfHeldOut(map)],
};
