import { describe, expect, test } from 'vitest';
import { renderScreen, rowsOf } from '../../src/report/screen.ts';
import { renderText } from '../../src/report/text.ts';
import { badDay, finding, HOSTILE, hostileReport, pair, report } from './samples.ts';

const ALL = { color: false, rows: 23, showAll: 'scalerlock check --staged --all' };

const LONG = 'a feature with a name that nobody would want to write twice';

describe('a screen', () => {
  test('holds what fits in full', () => {
    const one = report({ pairs: [pair()], findings: [finding()] });
    expect(renderScreen(one, { ...ALL, width: 80 })).toBe(renderText(one, { color: false, width: 80 }));
  });

  test('counts what has no room, and names the command that tells it', () => {
    expect(renderScreen(badDay(), { ...ALL, width: 80 })).toMatchInlineSnapshot(`
      "churn  scaler 1.0.0  model changed, scaler unchanged
        ✖ pair/model-changed-alone  models/churn/model.joblib
          models/churn/model.joblib changed, but the lock of pair \`churn\` still seals
          the old one: nothing says which scaler the new model was trained with
          → stage the scaler it was trained with, then run \`scalerlock seal churn\` and
            add models/churn/scaler.lock.json
        ✖ config/version-mismatch  deploy/prod.yaml:12:16
          inference (production) at deploy/prod.yaml:12 names 0.9.0 for pair \`churn\`,
          training at configs/train.yaml:3 names 1.0.0: they would normalize
          differently
          → name 1.0.0, the version that is locked, in deploy/prod.yaml
          models/churn/model.joblib   sha256  0a0a0a0a0a0a → aaaaaaaaaaaa
          models/churn/scaler.joblib  sha256  0b0b0b0b0b0b → bbbbbbbbbbbb

      … and 3 more: 1 × pair/scaler-changed-alone, 1 × pair/unpaired-model and 1 ×
        lock/scaler-change-allowed
        → all of them: \`scalerlock check --staged --all\`

      ✖ 4 errors, 1 warning in 7 pairs (0.03 s)
      "
    `);
  });

  const many = Array.from({ length: 1000 }, (_, index) =>
    finding({
      rule: index % 2 ? 'lock/missing' : 'pair/unpaired-model',
      path: `models/${index}.pkl`,
      pair: null,
    }),
  );

  test.each([40, 60, 80, 132, 200])(
    'at %i columns is at most 23 lines, and none is broken by the terminal',
    (width) => {
      for (const each of [
        badDay(),
        report({ findings: many }),
        report({ findings: [finding({ message: LONG.repeat(20) })] }),
      ]) {
        const text = renderScreen(each, { ...ALL, width });
        expect(rowsOf(text, width)).toBeLessThanOrEqual(23);
        expect(text).toMatch(/\n✖ \d+ errors?(, 1 warning)? in \d+ pairs?( \(0\.03 s\))?\n$/);
        const broken = text.split('\n').filter((line) => line.length > width);
        // A command is never broken in two: a copy of it must run.
        expect(broken.filter((line) => !line.includes('`'))).toEqual([]);
      }
    },
  );

  test('tells how many there are of a thousand', () => {
    const text = renderScreen(report({ findings: many }), { ...ALL, width: 80 });
    expect(text).toMatch(/… and 99\d more: 49\d × lock\/missing and 49\d × pair\/unpaired-model\n/);
    expect(text).toContain('→ all of them: `scalerlock check --staged --all`\n');
    expect(text).toContain('✖ 1000 errors');
  });

  test.each(HOSTILE)('is one of any height, whatever the repository holds: %j', (hostile) => {
    expect(rowsOf(renderScreen(hostileReport(hostile.repeat(50)), { ...ALL, width: 80 }), 80)).toBeLessThan(
      60,
    );
  });
});
