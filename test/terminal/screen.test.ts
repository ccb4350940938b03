import { describe, expect, test } from 'vitest';
import { screenOf } from '../../src/terminal/screen.ts';

const TTY = { isTTY: true, columns: 132, rows: 50 };

describe('the screen that hooks report to', () => {
  test.each([
    [
      'a terminal: its own width, and at most a screen',
      {},
      TTY,
      { isTerminal: true, color: true, width: 132, rows: 23 },
    ],
    ['a low one', {}, { ...TTY, rows: 15 }, { isTerminal: true, color: true, width: 132, rows: 14 }],
    ['one that does not know its size', {}, { isTTY: true, columns: 0, rows: 0 }, { width: 80, rows: 23 }],
    ['in the pre-commit framework, which writes some lines itself', { PRE_COMMIT: '1' }, TTY, { rows: 18 }],
    ['COLUMNS goes before', { COLUMNS: '60' }, TTY, { width: 60 }],
    ['COLUMNS that is no width', { COLUMNS: 'wide' }, TTY, { width: 132 }],
    ['a file', {}, {}, { isTerminal: false, color: false, width: 80, rows: 23 }],
    ['a file, with COLUMNS', { COLUMNS: '120' }, {}, { width: 120 }],
    ['NO_COLOR', { NO_COLOR: '1' }, TTY, { isTerminal: true, color: false }],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, {}, { isTerminal: false, color: true }],
    ['NO_COLOR wins over FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, TTY, { color: false }],
    [
      'a dumb terminal: nothing that would have to be erased',
      { TERM: 'dumb' },
      TTY,
      { isTerminal: false, color: false },
    ],
  ])('%s', (_, env, stream, screen) => {
    expect(screenOf(env, stream)).toMatchObject(screen);
  });
});
