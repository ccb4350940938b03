import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { renderText } from '../../src/report/text.ts';
import { badDay, finding, HOSTILE, hostileReport, pair, quietPair, report, scaler } from './samples.ts';

const PLAIN = { color: false, width: 90 };

describe('where all is well', () => {
  test('few pairs have a line each', () => {
    const pairs = [
      pair(),
      pair({
        name: '顧客',
        scalers: [scaler({ comparedBy: 'bytes', movements: [], path: 'models/顧客.bin' })],
      }),
      quietPair('many'),
    ];
    expect(renderText(report({ pairs }), PLAIN)).toMatchInlineSnapshot(`
      "✔ churn  scaler 2.0.0 (was 1.0.0)  model changed, scaler changed
      ✔ 顧客   scaler 2.0.0 (was 1.0.0)  model changed, scaler changed
      ✔ many   scaler 2.0.0              model unchanged, scaler unchanged
        models/顧客.bin was compared by its bytes alone: no transform could be read in it
      ✔ 3 pairs in step
      "
    `);
  });

  test('many pairs are one line, and one for those that could not be read', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(renderText(report({ pairs: names.map(quietPair) }), PLAIN)).toBe('✔ 6 pairs in step\n');
    const byBytes = names.map((name) => ({
      ...quietPair(name),
      scalers: [scaler({ path: `${name}.bin`, comparedBy: 'bytes', change: 'same', movements: [] })],
    }));
    expect(renderText(report({ pairs: byBytes }), PLAIN)).toBe(
      '✔ 6 pairs in step\n  compared by their bytes alone: a.bin, b.bin and 4 more\n',
    );
  });

  test('no pair', () => {
    expect(renderText(report({ pairs: [] }), PLAIN)).toBe('✔ no pair to judge\n');
  });
});

describe('findings', () => {
  test('stand by pair, with what moved and one line of summary', () => {
    expect(renderText(badDay(), PLAIN)).toMatchInlineSnapshot(`
      "churn  scaler 1.0.0  model changed, scaler unchanged
        ✖ pair/model-changed-alone  models/churn/model.joblib
          models/churn/model.joblib changed, but the lock of pair \`churn\` still seals the old
          one: nothing says which scaler the new model was trained with
          → stage the scaler it was trained with, then run \`scalerlock seal churn\` and add
            models/churn/scaler.lock.json
        ✖ config/version-mismatch  deploy/prod.yaml:12:16
          inference (production) at deploy/prod.yaml:12 names 0.9.0 for pair \`churn\`, training
          at configs/train.yaml:3 names 1.0.0: they would normalize differently
          → name 1.0.0, the version that is locked, in deploy/prod.yaml
          models/churn/model.joblib   sha256  0a0a0a0a0a0a → aaaaaaaaaaaa
          models/churn/scaler.joblib  sha256  0b0b0b0b0b0b → bbbbbbbbbbbb

      spam  scaler 1.0.0 → 2.0.0  model unchanged, scaler changed
        ✖ pair/scaler-changed-alone  models/spam/scaler.joblib
          models/spam/scaler.joblib changed alone: models/spam/model.joblib stayed as it was,
          and no model was trained with this scaler
          → commit the model that was trained with it and run \`scalerlock seal spam\`, or restore
            models/spam/scaler.joblib
          models/spam/model.joblib   sha256  0a0a0a0a0a0a → aaaaaaaaaaaa
          models/spam/scaler.joblib  sha256  0b0b0b0b0b0b → bbbbbbbbbbbb
          moved most in models/spam/scaler.joblib:
            monthly_charges  mean  64.76 → 71.2  (+0.21 σ)
            tenure           std   24.55 → 22.1  (-0.11 σ)
            age              mean  0.3 → 0.29    (-0.01 σ)

      fraud  scaler 1.0.0 → 2.0.0  model unchanged, scaler changed
        ⚠ lock/scaler-change-allowed  models/fraud/scaler.lock.json:20:7
          models/fraud/scaler.joblib was changed without its model, on purpose: “unit fix; see
          ticket OPS-12, agreed with @risk”
          → retrain the model with this scaler and run \`scalerlock seal fraud\`; the lock then
            drops the exception
          models/fraud/model.joblib   sha256  0a0a0a0a0a0a → aaaaaaaaaaaa
          models/fraud/scaler.joblib  sha256  0b0b0b0b0b0b → bbbbbbbbbbbb
          moved most in models/fraud/scaler.joblib, in units of its old output:
            monthly_charges  center  64.76 → 71.2  (+0.21)
            tenure           scale   24.55 → 22.1  (-0.11)
            age              center  0.3 → 0.29    (-0.01)

      the repository
        ✖ pair/unpaired-model  models/new/net.joblib
          models/new/net.joblib (sklearn.neural_network.MLPClassifier) is new and is on no pair:
          nothing says which scaler it was trained with
          → declare it with its scaler under \`pairs\` in scalerlock.yml, or add it to \`ignore\` if
            it takes no scaler

      ✖ 4 errors, 1 warning in 7 pairs (0.03 s)
      "
    `);
  });

  test('a narrow terminal gets the place on its own line, and commands whole', () => {
    expect(
      renderText(report({ findings: [finding({ line: 3, column: 1 })] }), { color: false, width: 50 }),
    ).toMatchInlineSnapshot(`
      "churn
        scaler 1.0.0 → 2.0.0, model changed, scaler
        changed
        ✖ pair/model-changed-alone
          models/churn/model.joblib:3:1
          models/churn/model.joblib changed, but the
          lock of pair \`churn\` still seals the old one:
          nothing says which scaler the new model was
          trained with
          → stage the scaler it was trained with, then
            run \`scalerlock seal churn\` and add
            models/churn/scaler.lock.json
          models/churn/model.joblib
            sha256  0a0a0a0a0a0a → aaaaaaaaaaaa
          models/churn/scaler.joblib
            sha256  0b0b0b0b0b0b → bbbbbbbbbbbb
          moved most in models/churn/scaler.joblib:
            monthly_charges  mean
              64.76 → 71.2  (+0.21 σ)
            tenure  std  24.55 → 22.1  (-0.11 σ)
            age  mean  0.3 → 0.29  (-0.01 σ)

      ✖ 1 error in 1 pair (0.03 s)
      "
    `);
  });

  test('colour changes no character of the text', () => {
    const coloured = renderText(badDay(), { color: true, width: 90 });
    expect(coloured).toContain('\u001b[31m✖ pair/model-changed-alone\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(renderText(badDay(), PLAIN));
  });

  test('after ten the rest is counted by rule', () => {
    const findings = Array.from({ length: 40 }, (_, index) => {
      const rule = index < 30 ? 'lock/missing' : 'pair/unpaired-model';
      return finding({ rule, path: `models/${index}.pkl`, pair: null });
    });
    const text = renderText(report({ findings }), PLAIN);
    expect(text).toContain(
      '\n… and 30 more: 20 × lock/missing and 10 × pair/unpaired-model\n\n✖ 40 errors in 1 pair (0.03 s)\n',
    );
    expect(text).toContain('models/9.pkl');
    expect(text).not.toContain('models/10.pkl');
  });

  test('warnings alone', () => {
    const text = renderText(report({ findings: [finding({ severity: 'warning' })] }), PLAIN);
    expect(text).toMatch(/\n⚠ 1 warning in 1 pair \(0\.03 s\)\n$/);
  });

  test('a scaler that could only be compared by its bytes says so', () => {
    const scalers = [scaler({ comparedBy: 'bytes', movements: [] })];
    const text = renderText(report({ pairs: [pair({ scalers })], findings: [finding()] }), PLAIN);
    expect(text).toContain(
      '    models/churn/scaler.joblib was compared by its bytes alone: no transform could be read\n    in it\n',
    );
  });

  test('distances of another than a StandardScaler name their unit', () => {
    const scalers = [scaler({ class: 'sklearn.preprocessing.MinMaxScaler' })];
    const text = renderText(report({ pairs: [pair({ scalers })], findings: [finding()] }), PLAIN);
    expect(text).toContain(
      '    moved most in models/churn/scaler.joblib, in units of its old output:\n      monthly_charges  center  64.76 → 71.2  (+0.21)\n',
    );
  });
});

test('no verdict: what is wrong, where, and how to mend it', () => {
  const problem = new Problem('a tab cannot indent YAML', {
    path: 'scalerlock.yml',
    line: 3,
    column: 1,
    fix: 'use spaces',
  });
  expect(renderText(reportOfProblem(problem, { base: null, head: null }), PLAIN)).toBe(
    '✖ a tab cannot indent YAML · scalerlock.yml:3:1 · use spaces\n',
  );
});

test.each(HOSTILE)('shows %j without obeying it', (text) => {
  const benign = renderText(hostileReport('word'), { color: false, width: 100 });
  const shown = renderText(hostileReport(text), { color: false, width: 100 });
  expect(shown.match(/^ *[✖⚠]/gm)).toEqual(benign.match(/^ *[✖⚠]/gm));
  for (const line of shown.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(line).not.toMatch(/^\s*::|##\w*\[/);
  }
});

test('is bounded, whatever the repository holds', () => {
  const long = `${'very/'.repeat(2000)}long.pkl`;
  expect(renderText(hostileReport(long), PLAIN).length).toBeLessThan(10_000);
});
