import type { AuditRule } from '../rule.ts';
import { acrossTheRepository } from './constants/across-the-repository.ts';
import { againstLocks } from './constants/against-locks.ts';
import { betweenSides } from './constants/between-sides.ts';
import { inThemselves } from './constants/in-themselves.ts';
import { judgeBonds } from './shared/bonds.ts';

export const constantsDiffer: AuditRule = {
  id: 'audit/constants-differ',
  summary: 'Mean, deviation, range or scale are other numbers on the two sides, or than the lock has.',
  level: 'error',
  judge: (map) => {
    const told = [
      ...judgeBonds(map, (bond) => betweenSides(map, bond)),
      ...againstLocks(map),
      ...acrossTheRepository(map),
    ];
    return [...told, ...inThemselves(map, told)];
  },
};
