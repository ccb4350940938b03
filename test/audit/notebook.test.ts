import { describe, expect, it } from 'vitest';
import { readCells } from '../../src/audit/notebook/cells.ts';
import { withoutMagics } from '../../src/audit/notebook/magics.ts';
import { mapOf, notebook, only, placesIn } from './project.ts';

describe('a notebook', () => {
  it('is its code cells in order, its places at cell and line', async () => {
    const text = notebook(
      'from sklearn.preprocessing import StandardScaler\n',
      '%matplotlib inline\n!pip install x\ns = StandardScaler()',
      '# a\n\ns.fit(X)',
    );
    const map = await mapOf({ 'eda.ipynb': text });
    const fit = only(map, 'fit');
    expect(fit.site).toMatchObject({ path: 'eda.ipynb', cell: 3, line: 3, column: 1 });
    expect(text.split('\n')[fit.site.fileLine - 1]).toContain('s.fit(X)');
    expect(only(map, 'create').site).toMatchObject({ cell: 2, line: 3, column: 5 });
  });

  it('goes on after a cell that does not parse', async () => {
    const map = await mapOf({ 'a.ipynb': notebook('x = = (\n', 'scaler.fit(X)') });
    expect(placesIn(map)).toEqual(['a.ipynb:2:1 fit scaler of X']);
    expect(map.files[0]?.problem).toBe('it does not parse as Python at cell 1, line 1');
  });

  it('counts the cells that hold text', () => {
    const text = JSON.stringify({
      nbformat: 4,
      cells: [
        { cell_type: 'markdown', source: ['# fit'] },
        { source: 'a = 1\nb = 2', outputs: [{ data: ['}', { x: ']"' }] }], cell_type: 'code' },
      ],
    });
    expect(readCells(text)).toEqual({
      cells: [
        {
          number: 2,
          lines: [
            { text: 'a = 1', fileLine: 1 },
            { text: 'b = 2', fileLine: 1 },
          ],
        },
      ],
      problem: null,
    });
  });

  it('of nbformat 3 is named and not read', async () => {
    const old = JSON.stringify({
      nbformat: 3,
      worksheets: [{ cells: [{ cell_type: 'code', input: ['scaler.fit(X)'] }] }],
    });
    const map = await mapOf({ 'old.ipynb': old });
    expect(map.places).toEqual([]);
    expect(map.files[0]?.problem).toMatch(/^the notebook has nbformat 3; 4 is read/);
  });

  it('of another language has nothing to say', async () => {
    const text = JSON.stringify({
      nbformat: 4,
      metadata: { kernelspec: { language: 'R' } },
      cells: [{ cell_type: 'code', source: 'scaler.fit(X)' }],
    });
    expect((await mapOf({ 'r.ipynb': text })).files).toEqual([]);
  });

  it.each(['', ' \n'])('that an editor has just made has no cells: %j', (text) => {
    expect(readCells(text)).toEqual({ cells: [], problem: null });
  });

  it.each([
    '{',
    '[]',
    'null',
    '{"cells": [',
    '{"cells": [{"source": ["a',
    '{"cells": 3, "nbformat": 4}',
    '{"nbformat": "x"}',
  ])('that is broken is named: %s', async (text) => {
    const map = await mapOf({ 'a.ipynb': text });
    expect(map.places).toEqual([]);
    if (text !== '{"nbformat": "x"}') expect(map.files[0]?.problem).toMatch(/^the notebook is broken/);
  });
});

describe('what IPython alone understands', () => {
  it.each([
    ['a magic', ['%time x = 1', 'y'], ['x = 1', 'y']],
    ['a shell line that goes on', ['!pip install \\', '  scaler', 'y'], ['pass', '', 'y']],
    ['a magic without its sign', ['pip install -U x', 'cd ..', 'y'], ['pass', 'pass', 'y']],
    [
      'no magic',
      ['ls = 1', 'cat in y', 'rm - 1', 'pip.main()'],
      ['ls = 1', 'cat in y', 'rm - 1', 'pip.main()'],
    ],
    ['a magic in a block', ['if a:', '    %matplotlib inline'], ['if a:', '    pass']],
    ['an assignment', ['files = !ls', 'x = %env HOME'], ['files = None', 'x = None']],
    ['a question', ['scaler.fit?', 'y'], ['', 'y']],
    ['a cell of bash', ['%%bash', 'scaler.fit(X)'], ['', '']],
    ['a cell that is timed', ['%%time', 'y = 1'], ['', 'y = 1']],
    ['nothing of Python', ['x = a % b', 'y = "!z"', 'z != 3'], ['x = a % b', 'y = "!z"', 'z != 3']],
  ])('is set aside, each line where it is: %s', (_, lines, kept) => {
    expect(withoutMagics(lines)).toEqual(kept);
  });
});
