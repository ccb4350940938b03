import { describe, expect, it } from 'vitest';
import { artifactPathsNamedBy, outputsNamedBy } from '../../src/git/dvc-files.ts';
import { folderMd5, parseListing } from '../../src/git/dvc-folder.ts';
import { mayHoldPointers, withoutPointerSuffix } from '../../src/git/pointer-paths.ts';

const A = 'e274e449bf0135a22888ee509f6469f7';
const OUT = `- md5: ${A}\n  size: 2000\n  hash: md5\n  path: m.pkl\n`;

const paths = (pointer: string, text: string): unknown[] =>
  outputsNamedBy(pointer, text).map(({ path, error, md5 }) => [path, error ?? md5]);

describe('a .dvc file', () => {
  it('names a content as DVC 3 writes it', () => {
    expect(outputsNamedBy('models/m.pkl.dvc', `outs:\n${OUT}`)).toEqual([
      {
        path: 'models/m.pkl',
        pointer: 'models/m.pkl.dvc',
        md5: A,
        algorithm: 'md5',
        size: 2000,
        count: null,
        files: null,
        error: null,
      },
    ]);
  });

  it('names a folder, and by its hash before version 3', () => {
    const text = `md5: 1\nwdir: .\nouts:\n- md5: ${A}.dir\n  size: 7\n  nfiles: 2\n  path: d/\n`;
    expect(outputsNamedBy('d.dvc', text)).toMatchObject([
      { path: 'd', md5: `${A}.dir`, algorithm: 'md5-dos2unix', size: 7, count: 2 },
    ]);
  });

  it('names the files of a folder where a remote keeps versions', () => {
    const text = `outs:\n- path: d\n  hash: md5\n  files:\n  - relpath: x/y\n    md5: ${A}\n    size: 3\n`;
    expect(outputsNamedBy('d.dvc', text)).toMatchObject([
      { path: 'd', files: [{ name: 'x/y', md5: A, size: 3 }], error: null },
    ]);
  });

  it.each([
    ['a folder beside', 'a/x.dvc', `wdir: ..\nouts:\n${OUT}`, [['m.pkl', A]]],
    ['a path of its own', 'x.dvc', `outs:\n- md5: ${A}\n  path: a/./b//c.pkl\n`, [['a/b/c.pkl', A]]],
    [
      'two files',
      'x.dvc',
      `outs:\n${OUT}- md5: ${A}\n  path: n.pkl\n`,
      [
        ['m.pkl', A],
        ['n.pkl', A],
      ],
    ],
    ['a path out of the repository', 'a/x.dvc', `outs:\n- md5: ${A}\n  path: ../../etc/passwd\n`, []],
    ['a path from the root of the disk', 'x.dvc', `outs:\n- md5: ${A}\n  path: /etc/passwd\n`, []],
    ['a path of Windows', 'x.dvc', `outs:\n- md5: ${A}\n  path: C:/x\n- md5: ${A}\n  path: a\\b\n`, []],
    ['an address', 'x.dvc', `outs:\n- md5: ${A}\n  path: s3://bucket/m.pkl\n`, []],
    ['a folder out of the repository', 'a/x.dvc', `wdir: ../..\nouts:\n${OUT}`, []],
    ['git’s own folder', 'x.dvc', `outs:\n- md5: ${A}\n  path: a/.GIT/config\n`, []],
    ['the repository', 'x.dvc', `outs:\n- md5: ${A}\n  path: .\n`, []],
  ])('names %s', (_, pointer, text, expected) => {
    expect(paths(pointer, text)).toEqual(expected);
  });

  it.each([
    ['nothing', '', 'holds 0 YAML documents'],
    ['no map', 'outs', 'holds no map'],
    ['no YAML', 'outs: [', 'is not YAML: '],
    ['a merge', `<<<<<<< HEAD\nouts:\n${OUT}=======\n>>>>>>> x\n`, 'has merge conflict markers'],
    ['no outputs', 'deps: []\n', 'has no `outs`'],
    ['an output without a path', `outs:\n- md5: ${A}\n`, 'has an output without a path'],
    ['no hash', 'outs:\n- path: m.pkl\n', 'names no md5'],
    ['another hash', 'outs:\n- path: m.pkl\n  md5: ../../../etc/passwd\n', 'has an md5 that is none'],
    ['a folder that is no text', `wdir: [a]\nouts:\n${OUT}`, 'has a `wdir` that is no path'],
    ['too many levels', `outs: ${'['.repeat(2000)}`, 'is nested deeper'],
    ['too much', `outs:\n${OUT}# ${'x'.repeat(1024 * 1024)}`, 'is too large'],
    [
      'aliases without end',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefg'[i]},`.repeat(9)}]`).join('\n')}\nouts: *h\n`,
      'holds more than',
    ],
  ])('with %s cannot be read, and names what it is named after', (_, text, error) => {
    const [only, ...others] = outputsNamedBy('m.pkl.dvc', text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ path: 'm.pkl', pointer: 'm.pkl.dvc' });
    expect(only?.error).toContain(error);
  });
});

describe('a dvc.lock', () => {
  const lock = `schema: '2.0'\nstages:\n  train:\n    cmd: x\n    outs:\n    ${OUT.replaceAll('\n', '\n    ')}
  each@a:\n    outs:\n    - path: e_a.pkl\n      hash: md5\n      md5: ${A}\n`;

  it('names the outputs of its stages, where dvc.yaml runs them', () => {
    const stages =
      'stages:\n  train:\n    wdir: ../models\n  each:\n    foreach: [a]\n    do:\n      wdir: x\n';
    const found = outputsNamedBy('sub/dvc.lock', lock, stages);
    expect(found.map(({ path }) => path)).toEqual(['models/m.pkl', 'sub/x/e_a.pkl']);
  });

  it.each([
    ['no dvc.yaml', null],
    ['a broken one', 'stages: ['],
    ['one without folders', 'stages:\n  train: {cmd: x}\n'],
  ])('lies in its own folder with %s', (_, stages) => {
    expect(artifactPathsNamedBy('sub/dvc.lock', lock, stages)).toEqual(['sub/m.pkl', 'sub/e_a.pkl']);
  });

  it('names nothing where the folder of a stage is not known, or out of the repository', () => {
    const stages = `stages:\n  train:\n    wdir: ../../x\n  each:\n    do:\n      wdir: \${item.dir}\n`;
    expect(outputsNamedBy('sub/dvc.lock', lock, stages)).toEqual([]);
  });

  it('of the first version is its stages', () => {
    expect(
      outputsNamedBy('dvc.lock', `train:\n  outs:\n  - path: m.pkl\n    md5: ${A}\n`, null),
    ).toMatchObject([{ path: 'm.pkl', md5: A }]);
  });
});

describe('a folder in DVC', () => {
  // As `dvc add` made it of the files `b` and `é.txt`.
  const LISTING =
    '[{"md5": "9dd4e461268c8034f5c8564e155c67a6", "relpath": "b"}, {"md5": "59b0d7772f0561efb95518f3cb8abc60", "relpath": "\\u00e9.txt"}]';

  it('is told by the hash of its listing', () => {
    const files = parseListing(Buffer.from(LISTING));
    expect(files?.map(({ name }) => name)).toEqual(['b', 'é.txt']);
    expect(folderMd5([...(files ?? [])].reverse())).toBe('1c0d77a63dea1bccbd322e9eb632484a.dir');
  });

  it.each([
    ['a path out of it', `[{"md5": "${A}", "relpath": "../x"}]`],
    ['a path from the root', `[{"md5": "${A}", "relpath": "/etc/passwd"}]`],
    ['git’s folder', `[{"md5": "${A}", "relpath": ".git/config"}]`],
    ['no hash', '[{"relpath": "x"}]'],
    ['a name twice', `[{"md5": "${A}", "relpath": "x"}, {"md5": "${A}", "relpath": "x"}]`],
    ['no list', '{}'],
    ['no JSON', '['],
  ])('has no listing with %s', (_, text) => {
    expect(parseListing(Buffer.from(text))).toBeNull();
  });
});

it.each([
  ['models/m.pkl.dvc', true],
  ['dvc.lock', true],
  ['a/dvc.yaml', true],
  ['.dvc/config', false],
  ['.dvc', false],
  ['a/.dvc', false],
  ['m.pkl', false],
  ['a.dvc/m.pkl', false],
])('%s may name artifacts elsewhere: %s', (path, expected) => {
  expect(mayHoldPointers(path)).toBe(expected);
  expect(withoutPointerSuffix('models/m.pkl.dvc')).toBe('models/m.pkl');
});
