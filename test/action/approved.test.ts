import { describe, expect, it } from 'vitest';
import { approvedBy, isPolicyChangeRefused, notApproved } from '../../src/action/approved.ts';
import type { Finding } from '../../src/generated/report.ts';
import { expectReport, finding, pair, quietPair, report } from '../report/samples.ts';

const weakened = finding({
  rule: 'policy/changed',
  pair: null,
  path: 'scalerlock.yml',
  line: 2,
  message: 'the policy is weakened: pair `spam` is gone',
  fix: 'have it approved',
});
const extended: Finding = { ...weakened, severity: 'warning', line: 9, message: 'the policy is changed' };
const ofBoth = finding({ rule: 'config/version-mismatch', path: 'deploy/prod.yaml' });
const ofBase = finding({ rule: 'pair/missing-artifact', pair: 'spam', path: 'models/spam/model.joblib' });
const APPROVAL = { by: 'mona', label: 'policy approved' };

it('asks for approval only where the change of the policy is at level error', () => {
  expect(isPolicyChangeRefused(report({ findings: [ofBoth, weakened] }))).toBe(true);
  expect(isPolicyChangeRefused(report({ findings: [ofBoth, extended] }))).toBe(false);
});

describe('approved', () => {
  const byBase = report({
    pairs: [pair({ status: 'fail' }), { ...quietPair('spam'), status: 'fail' }],
    findings: [weakened, ofBoth, ofBase, extended],
  });
  const lenient = { ...weakened, severity: 'warning' as const, fix: 'nothing to mend' };

  it('passes what only the old policy finds, and still shows it, with who approved', () => {
    const byHead = report({ pairs: [pair()], findings: [lenient, extended] });
    const approved = approvedBy(report({ findings: [weakened, ofBase, extended] }), byHead, APPROVAL);
    expectReport(approved);
    expect(approved).toMatchObject({ status: 'pass', pairs: [{ name: 'churn', status: 'pass' }] });
    expect(approved.findings).toMatchObject([
      {
        rule: 'policy/changed',
        severity: 'warning',
        fix: 'approved by `mona` with the label `policy approved`',
      },
      { rule: 'policy/changed', severity: 'warning', fix: 'have it approved' },
      {
        rule: 'pair/missing-artifact',
        severity: 'warning',
        fix: 'approved by `mona` with the label `policy approved`: by the new policy this is nothing',
      },
    ]);
  });

  it('does not pass what the new policy finds', () => {
    const byHead = report({ pairs: [pair({ status: 'fail' })], findings: [ofBoth, lenient] });
    const approved = approvedBy(byBase, byHead, APPROVAL);
    expect(approved).toMatchObject({ status: 'fail', pairs: [{ name: 'churn', status: 'fail' }] });
    expect(approved.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['config/version-mismatch', 'error'],
      ['policy/changed', 'warning'],
      ['policy/changed', 'warning'],
      ['pair/missing-artifact', 'warning'],
    ]);
  });

  it('shows at the pair what is only a warning now', () => {
    const lowered = { ...ofBoth, severity: 'warning' as const };
    const approved = approvedBy(byBase, report({ findings: [lowered, lenient] }), APPROVAL);
    expect(approved).toMatchObject({ status: 'pass', pairs: [{ name: 'churn', status: 'warning' }] });
    expect(approved.findings.filter(({ rule }) => rule === ofBoth.rule)).toEqual([lowered]);
  });
});

it('says where it is not approved what would, and why the label does not', () => {
  const { findings, status } = notApproved(report({ findings: [weakened, ofBoth] }), 'ok', 'it is too old');
  expect(status).toBe('fail');
  expect(findings[0]?.fix).toBe(
    'have it approved; or someone with write access approves it with the label `ok`; it does not count now: it is too old',
  );
  expect(findings[1]).toEqual(ofBoth);
});
