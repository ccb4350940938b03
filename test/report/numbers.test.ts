import { expect, test } from 'vitest';
import { movementRows } from '../../src/report/movements.ts';
import { beforeAndAfter, distance, number, seconds } from '../../src/report/numbers.ts';
import { scaler } from './samples.ts';

test.each([
  [0.1 + 0.2, '0.3'],
  [64.76171, '64.76'],
  [-0.000123456, '-0.0001235'],
  [0.0000123456, '1.235e-5'],
  [123456, '123500'],
  [1600000000, '1.6e9'],
  [-1e300, '-1e300'],
  [0, '0'],
  ['nan', 'nan'],
  ['-inf', '-inf'],
  [null, '–'],
])('number %j', (value, shown) => {
  expect(number(value)).toBe(shown);
});

test.each([
  [64.76, 71.2, '64.76', '71.2'],
  [1600000000, 1600003600, '1.6e9', '1.600004e9'],
  [0.1 + 0.2, 0.3, '0.30000000000000004', '0.3'],
  [1, 1, '1', '1'],
  [null, 'present', '–', 'present'],
])('%j → %j is seen to differ', (before, after, one, other) => {
  expect(beforeAndAfter(before, after)).toEqual([one, other]);
});

test.each([
  [0.2140165, '0.21 σ'],
  [1.23456, '1.23 σ'],
  [123.456, '123 σ'],
  [1e-9, '1e-9 σ'],
  ['inf', 'inf'],
  [null, '–'],
])('distance %j', (value, shown) => {
  expect(distance(value, 'σ')).toBe(shown);
});

test.each([
  [0.2, '< 0.01 s'],
  [31.4, '0.03 s'],
  [12_345, '12.3 s'],
])('%j ms', (milliseconds, shown) => {
  expect(seconds(milliseconds)).toBe(shown);
});

test('a movement is named and measured as its scaler does', () => {
  const movements = [
    { feature: 'age', parameter: 'center', before: 2, after: 1, distance: 0.5 },
    { feature: 'age', parameter: 'clip', before: null, after: '0 to 1', distance: null },
    { feature: 'age', parameter: 'lambdas', before: 2, after: 2.5, distance: 0.25 },
    { feature: 'age', parameter: 'scale', before: 0, after: 'nan', distance: 'nan' },
  ];
  const shown = (name: string): string[] =>
    movementRows(scaler({ class: name, movements })).map((row) => Object.values(row).join(' | '));
  expect(shown('sklearn.preprocessing.StandardScaler')).toEqual([
    'age | mean | 2 | 1 | -0.5 σ',
    'age | clip | – | 0 to 1 | ',
    'age | lambdas | 2 | 2.5 | +25 %',
    'age | std | 0 | nan | nan',
  ]);
  expect(shown('sklearn.preprocessing.MinMaxScaler')[0]).toBe('age | center | 2 | 1 | -0.5');
});
