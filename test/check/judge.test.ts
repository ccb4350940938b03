import { describe, expect, it } from 'vitest';
import { judge } from '../../src/check/judge.ts';
import type { Level } from '../../src/generated/policy.ts';
import type { PairFacts } from '../../src/rules/facts.ts';
import type { RuleId } from '../../src/rules/rule.ts';
import { artifact, facts, file, line, MODEL, model, SCALER, scaler } from '../rules/facts.ts';

const NOTHING = {
  policyPath: 'scalerlock.yml',
  candidates: [],
  unmatched: [],
  policyChanges: [],
  baseJudges: false,
};
const STANDARD = 'sklearn.preprocessing._data.StandardScaler';

/** The findings as `error rule`. */
function judged(pair: PairFacts, levels: Partial<Record<RuleId, Level>> = {}): string[] {
  const findings = judge([pair], NOTHING, (rule) => levels[rule.id] ?? rule.level);
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const before = { models: [model()], scalers: [scaler()], lock: 'sealed' as const };
const unfitted = (transform: Parameters<typeof scaler>[0]) =>
  facts({
    base: before,
    models: [model()],
    scalers: [scaler(transform, { unfitted: [{ path: '', class: STANDARD }] })],
    lock: facts(before).head.lock,
  });
const cutOff = facts({
  base: before,
  models: [file(MODEL, 'cut', artifact({ error: 'is cut off' }))],
  scalers: [scaler()],
  lock: { kind: 'missing' },
});

describe('one cause gives one finding', () => {
  it('a scaler saved unfitted did not change alone as well', () => {
    expect(judged(unfitted(null))).toEqual(['error scaler/not-fitted']);
  });

  it('a template beside a fitted scaler excuses no change of that', () => {
    expect(judged(unfitted(line([7, 7])))).toEqual([
      'error pair/scaler-changed-alone',
      'warning scaler/not-fitted',
    ]);
  });

  it('what is broken cannot be sealed', () => {
    expect(judged(cutOff)).toEqual(['error artifact/unreadable']);
  });

  it('what is broken, as a warning, hides no lock that is missing', () => {
    expect(judged(cutOff, { 'artifact/unreadable': 'warning' })).toEqual([
      'error lock/missing',
      'warning artifact/unreadable',
    ]);
  });

  it('names the file that it is about', () => {
    expect(judge([unfitted(null)], NOTHING, ({ level }) => level)).toMatchObject([{ path: SCALER }]);
  });
});
