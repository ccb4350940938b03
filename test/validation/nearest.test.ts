import { expect, test } from 'vitest';
import { nearest } from '../../src/validation/nearest.ts';

const keys = ['model', 'scaler', 'lock', 'training', 'inference', 'require', 'off'];

test.each([
  ['scalar', 'scaler'],
  ['Scaler', 'scaler'],
  ['modles', 'model'],
  ['trainig', 'training'],
  ['of', 'off'],
  ['owner', null],
  ['x', null],
  ['', null],
  ['y'.repeat(100_000), null],
])('%s means %s', (word, meant) => {
  expect(nearest(word, keys)).toBe(meant);
});

test('a word is not its own correction', () => {
  expect(nearest('lock', ['lock'])).toBeNull();
});
