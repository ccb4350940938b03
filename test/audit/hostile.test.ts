import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/audit/source.ts';
import { mapOf, placesIn } from './project.ts';

const GOOD = { 'good.py': 'scaler.fit(X)\n' };
const FOUND = 'good.py:1 fit scaler of X';

/** A hostile file, how it is named, and the rest goes on. */
const HOSTILE: [string, string, () => string, RegExp | null][] = [
  ['a line of 50 MB', 'a.py', () => `x = "${'a'.repeat(50 << 20)}"`, /bytes; at most/],
  ['a line of 1 MB', 'a.py', () => `scaler = "${'a'.repeat(1 << 20)}"`, /^it has a line of more than/],
  [
    'a cell of 50 MB',
    'a.ipynb',
    () => `{"nbformat":4,"cells":[{"cell_type":"code","source":"${'a'.repeat(50 << 20)}"}]}`,
    /^cell 1 and what follows/,
  ],
  [
    '10,000 nested brackets',
    'a.py',
    () => `fit = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
    /nested too deep/,
  ],
  ['10,000 open brackets', 'a.py', () => `fit = ${'('.repeat(10_000)}\n`, /does not parse|nested too deep/],
  [
    '2,000 nested blocks',
    'a.py',
    () => Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}if fit:`).join('\n'),
    /nested too deep|does not parse/,
  ],
  [
    'a sum of 20,000 parts',
    'a.py',
    () => `fit = ${Array(20_000).fill('a').join(' + ')}\n`,
    /nested too deep/,
  ],
  ['a chain of 5,000 calls', 'a.py', () => `fit = a${'.b()'.repeat(5000)}\n`, /nested too deep/],
  [
    'a notebook of a million outputs',
    'a.ipynb',
    () =>
      `{"nbformat":4,"cells":[{"cell_type":"code","outputs":[${Array(1_000_000).fill('{"t":"x"}').join()}],"source":"fit(x)"}]}`,
    null,
  ],
  ['JSON of 100,000 brackets', 'a.ipynb', () => `{"cells":${'['.repeat(100_000)}`, /^the notebook is broken/],
  ['no text', 'a.py', () => '\0\x01\x02fit', /does not parse/],
  [
    'names of prototypes',
    'a.py',
    () =>
      '__proto__ = {"__proto__": fit}\nconstructor = toString\nhasOwnProperty.fit(constructor)\nd = {}\nd["__proto__"].fit(d["toString"])\nclass __proto__:\n    def constructor(self):\n        return self.toString.fit(x)\nfrom hasOwnProperty import valueOf as toString\ntoString.__proto__(fit)\n',
    null,
  ],
  [
    'calls that double',
    'a.py',
    () =>
      `${Array.from({ length: 40 }, (_, n) => `def f${n}(x):\n    return f${n + 1}(f${n + 1}(x))`).join('\n')}\nscaler.fit(f0(x))\n`,
    null,
  ],
  [
    'branches that double',
    'a.py',
    () =>
      `def f(x, scaler):\n${Array.from({ length: 500 }, (_, n) => `    if x == ${n}:\n        scaler = g${n}(scaler)`).join('\n')}\n    scaler.fit(x)\nf(1, 2)\n`,
    null,
  ],
  [
    'lists that hold themselves and each other',
    'a.py',
    () =>
      `a = []\nb = [a]\n${'a.append(a)\na.append(b)\nb.append(a)\n'.repeat(60)}${'scaler.fit(f(a, b))\n'.repeat(500)}`,
    null,
  ],
  [
    'a table that is cut at 3,000 points',
    'a.py',
    () =>
      `x = scaler.fit_transform(t)\n${Array.from({ length: 3000 }, (_, n) => `x_train = x[:${n}]\nx_test = x[${n}:]\n`).join('')}`,
    null,
  ],
  [
    'nested calls of nested expressions',
    'a.py',
    () =>
      Array.from(
        { length: 12 },
        (_, n) => `def f${n}(fit):\n    return ${'[-'.repeat(150)}f${n + 1}(fit)${']'.repeat(150)}`,
      ).join('\n'),
    null,
  ],
  [
    'imports in a circle',
    'a.py',
    () => 'from a import b\nimport a\nfrom . import a as c\nc.a.a.fit(b)\n',
    null,
  ],
  [
    'a class that is its own parent',
    'a.py',
    () => 'class A(A): pass\nclass B(A): pass\nclass A(B): pass\nA().fit(x)\n',
    null,
  ],
];

describe('a hostile file', () => {
  it.each(HOSTILE)('with %s is named, and the rest goes on', async (_, path, make, problem) => {
    const before = performance.now();
    const map = await mapOf({ [path]: make(), ...GOOD });
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(placesIn(map)).toContain(FOUND);
    const said = map.files.find((file) => file.path === path)?.problem ?? null;
    if (problem) expect(said).toMatch(problem);
  });

  it('that is not UTF-8 is named', () => {
    const read = (text: string) => readSource('a.py', Buffer.from(text, 'latin1')).problem;
    expect(read('# fit \xe4\xff\n')).toBe('it is not UTF-8 and names no other encoding');
    expect(read('# -*- coding: latin-1 -*-\nfit = "\xe4"\n')).toBe(null);
  });
});
