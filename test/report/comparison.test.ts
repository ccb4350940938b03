import { describe, expect, it } from 'vitest';
import type { Affine } from '../../src/generated/lock.ts';
import {
  type Compared,
  renderComparisonMarkdown,
  renderComparisonText,
} from '../../src/report/comparison.ts';
import { centered, minMaxLine, stretched } from '../../src/transform/affine.ts';
import { compareTransforms } from '../../src/transform/compare.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';

const NAMES = { features: ['age', 'income'] };
const standard = centered(2, [40, 2000], [10, 500], NAMES);
const refitted = centered(2, [42, 2000], [10, 400], NAMES);
const line = minMaxLine([20, 1000], [40, 2000], [0, 1]);
const minmax = stretched(line.scale, line.offset, NAMES);

const side = (path: string, name: string | null, transform: Affine) => {
  const format = name === null ? 'npz' : 'joblib';
  return {
    path,
    class: name && `sklearn.preprocessing._data.${name}`,
    format,
    transform,
    fingerprint: fingerprint(transform),
  };
};

function compared(b: Affine, name: string | null): Compared {
  const sides = { a: side('a.joblib', 'StandardScaler', standard), b: side('b.joblib', name, b) };
  return { ...sides, unit: 'standard deviations', ...compareTransforms(standard, b) };
}

describe('a comparison', () => {
  it.each([
    ['of two scalers of one kind', 'StandardScaler'],
    ['with one that names no class', null],
  ])('%s speaks of mean and deviation', (_, name) => {
    const text = renderComparisonText(compared(refitted, name), { color: false });
    expect(text).toContain('✖ they differ  Some outputs move.');
    expect(text).toMatch(/age +mean +40 +→ +42 +\+0\.2 σ/);
    expect(text).toMatch(/income +std +500 +→ +400 +-0\.25 σ/);
    expect(text).not.toContain('center');
  });

  it('of two kinds names both, and what they have in common', () => {
    const both = compared(minmax, 'MinMaxScaler');
    const text = renderComparisonText(both, { color: false });
    expect(text).toContain('One is a StandardScaler, the other a MinMaxScaler. Some outputs move.');
    expect(text).toMatch(/age +center +40 +→ +20 +-2 σ/);
    expect(text).toMatch(/age +scale +10 +→ +40 +\+0\.75 σ/);
    expect(text).not.toMatch(/\b(mean|std)\b/);
    expect(text).toContain('center is the input that gives 0');
    const markdown = renderComparisonMarkdown(both);
    expect(markdown).toContain('One is a StandardScaler, the other a MinMaxScaler.');
    expect(markdown).toContain('| age | center | 40 | → | 20 | `-2` σ |');
    expect(markdown).toContain('Center is the input that gives 0');
  });

  it('of two kinds that do the same says so', () => {
    const text = renderComparisonText(compared(standard, 'RobustScaler'), { color: false });
    expect(text).toContain('✔ the same transform  sha256:');
    expect(text).not.toContain('One is a');
  });
});
