import { expect, it } from 'vitest';
import { Op } from '../../src/artifacts/pickle/opcodes.ts';
import { readArtifact } from '../../src/artifacts/read.ts';
import { functionName } from '../../src/artifacts/sklearn/functions.ts';
import { global, instance, int, join, list, type Part, pickle, text, tuple } from './pickle/assemble.ts';

it.each([
  ['a pickle of pandas 2', { kind: 'global', module: 'pandas._libs.missing', name: 'NA' }],
  ['a pickle of pandas 3', { kind: 'global', module: 'pandas', name: 'NA' }],
] as const)('pandas.NA of %s has one name', (_, value) => expect(functionName(value)).toBe('pandas.NA'));

it('keeps another NA apart', () => {
  expect(functionName({ kind: 'global', module: 'pandasql', name: 'NA' })).toBe('pandasql.NA');
});

/** A Series, as pandas 1.1 and newer pickle it. */
function series(module: string, manager: string, ...values: Part[]): Uint8Array {
  const blocks = join(
    global('pandas.core.internals.managers', 'SingleBlockManager'),
    Op.EMPTY_TUPLE,
    Op.NEWOBJ,
    tuple(list(), list(list(...values)), list()),
    Op.BUILD,
  );
  return instance(module, 'Series', text(manager), blocks);
}

it.each([
  ['pandas 3', series('pandas', '_mgr', text('a'), text('b')), ['a', 'b']],
  ['pandas 2', series('pandas.core.series', '_mgr', text('a'), text('b')), ['a', 'b']],
  ['pandas 1.0', series('pandas.core.series', '_data', text('a'), text('b')), ['a', 'b']],
  ['another library', series('mine.core', '_mgr', text('a'), text('b')), null],
  ['names that are numbers', series('pandas', '_mgr', int(1), int(2)), null],
])('a Series of %s gives names beside a scaler', (_, columns, names) => {
  const scaler = instance(
    'sklearn.preprocessing._data',
    'StandardScaler',
    ...[
      text('mean_'),
      list(int(1), int(2)),
      text('scale_'),
      list(int(4), int(8)),
      text('n_features_in_'),
      int(2),
    ],
  );
  const bundle = join(Op.EMPTY_DICT, Op.MARK, text('scaler'), scaler, text('columns'), columns, Op.SETITEMS);
  const { featureNames, error } = readArtifact(pickle(Op.PROTO, 2, bundle));
  expect({ featureNames, error }).toEqual({ featureNames: names, error: null });
});
