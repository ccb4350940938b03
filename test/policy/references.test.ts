import { describe, expect, test } from 'vitest';
import type { Reference } from '../../src/policy/pairs.ts';
import { readReference } from '../../src/policy/references.ts';
import { computed } from '../helpers/computed.ts';

function read(path: string, selector: string, text: string) {
  const reference: Reference = {
    side: 'inference',
    environment: null,
    path,
    selector,
    at: { line: 1, column: 1 },
  };
  return readReference(reference, text);
}

const k8s = `apiVersion: v1
kind: ConfigMap
---
kind: Deployment
spec:
  template:
    containers:
      - name: app
        env:
          - name: LOG
            value: debug
          - name: SCALER_VERSION
            value: "2.1.0"   # pinned
`;

describe('readReference finds the one value and its place', () => {
  test.each<[string, string, string, string, string, number, number]>([
    ['YAML', 'a.yaml', '$.scaler.version', 'scaler:\n  version: 2.1.0\n', '2.1.0', 2, 12],
    [
      'YAML of many documents, by a filter',
      'a.yml',
      "$.spec..env[?@.name=='SCALER_VERSION'].value",
      k8s,
      '2.1.0',
      13,
      20,
    ],
    [
      'YAML by anchor and alias: the line of the anchor',
      'a.yaml',
      '$.b.v',
      'a: &a\n  v: 2.1.0\nb: *a\n',
      '2.1.0',
      2,
      6,
    ],
    [
      'YAML by a merge key',
      'a.yaml',
      '$.prod.v',
      'base: &b\n  v: 1.0.0\n  w: 1\nprod:\n  <<: *b\n  w: 2\n',
      '1.0.0',
      2,
      6,
    ],
    [
      'a merge key, overridden',
      'a.yaml',
      '$.prod.v',
      'base: &b\n  v: 1.0.0\nprod:\n  v: 2.0.0\n  <<: *b\n',
      '2.0.0',
      4,
      6,
    ],
    [
      'two merged maps: the first wins',
      'a.yaml',
      '$.p.v',
      'a: &a {v: 1.0.0}\nb: &b {v: 2.0.0}\np:\n  <<: [*a, *b]\n',
      '1.0.0',
      1,
      11,
    ],
    ['an anchor that is set anew', 'a.yaml', '$.c', 'a: &x 1.0.0\nb: &x 2.0.0\nc: *x\n', '2.0.0', 2, 7],
    ['YAML block text', 'a.yaml', '$.v', 'v: >-\n  2.1.0\n', '2.1.0', 1, 4],
    ['YAML with a tag of its own elsewhere', 'a.yaml', '$.v', 'x: !Ref Thing\nv: 2.1.0\n', '2.1.0', 2, 4],
    ['YAML flow', 'a.yaml', '$.a[1]', 'a: [x, "2.1.0"]\n', '2.1.0', 1, 8],
    ['YAML with CRLF and a byte order mark', 'a.yaml', '$.v', '\uFEFFa: 1\r\nv: 2.1.0\r\n', '2.1.0', 2, 4],
    ['a YAML list at the root', 'a.yaml', '$[0].v', '- v: 2.1.0\n', '2.1.0', 1, 6],
    ['__proto__ as a key', 'a.yaml', "$['__proto__'].v", '__proto__:\n  v: 2.1.0\n', '2.1.0', 2, 6],
    ['JSON', 'a.json', '$.scaler.version', '{\n  "scaler": { "version": "2.1.0" }\n}\n', '2.1.0', 2, 26],
    ['JSON with __proto__', 'a.json', '$.__proto__.v', '{"__proto__": {"v": "2.1.0"}}', '2.1.0', 1, 21],
    ['JSON with text that looks like a key', 'a.json', '$.v', '{"a": "x\\":", "v": "2.1.0"}', '2.1.0', 1, 20],
    ['JSONC', 'a.jsonc', '$.v', '// comment\n{\n  "v": "2.1.0", // here\n}\n', '2.1.0', 3, 8],
    ['JSONC with __proto__', 'a.jsonc', '$.__proto__.v', '{"__proto__": {"v": "2.1.0"}}', '2.1.0', 1, 21],
    ['TOML', 'a.toml', '$.tool.scaler.version', '[tool.scaler]\nversion = "2.1.0" # x\n', '2.1.0', 2, 11],
    ['TOML dotted', 'pyproject.toml', '$.tool.scaler', "tool.scaler = '2.1.0'\n", '2.1.0', 1, 15],
    [
      'TOML array of tables',
      'a.toml',
      "$.env[?@.name=='b'].v",
      '[[env]]\nname = "a"\nv = "1.0.0"\n[[env]]\nname = "b"\nv = "2.0.0"\n',
      '2.0.0',
      6,
      5,
    ],
    ['TOML inline', 'a.toml', '$.a[1].b', 'a = [1, { b = "2.1.0" }]\n', '2.1.0', 1, 15],
    ['TOML with __proto__', 'a.toml', '$.__proto__.v', '[__proto__]\nv = "2.1.0"\n', '2.1.0', 2, 5],
    ['INI', 'a.ini', 'scaler.version', '; x\n[scaler]\nversion = 2.1.0 ; pinned\n', '2.1.0', 3, 11],
    ['INI without a section', 'a.ini', 'version', 'version=2.1.0\n[x]\nversion=1.0.0\n', '2.1.0', 1, 9],
    [
      'INI with a section of dots',
      'setup.cfg',
      'tool.scaler.version',
      '[tool.scaler]\nversion: 2.1.0\n',
      '2.1.0',
      2,
      10,
    ],
    ['INI with quotes', 'a.ini', 'v', 'v = "2.1.0"\n', '2.1.0', 1, 5],
    ['INI with __proto__', 'a.ini', '__proto__.v', '[__proto__]\nv = 2.1.0\n', '2.1.0', 2, 5],
    ['.env', '.env', 'SCALER_VERSION', '# x\nA=1\nSCALER_VERSION=2.1.0 # pinned\n', '2.1.0', 3, 16],
    ['.env with export and quotes', 'deploy/.env.production', 'V', 'export V = "2.1.0"\n', '2.1.0', 1, 12],
    [
      '.env after a value of many lines',
      'prod.env',
      'V',
      'KEY="begin\nV=1.0.0\nend"\nV=2.1.0\n',
      '2.1.0',
      4,
      3,
    ],
    ['.env with __proto__', '.env', 'V', '__proto__=x\nV=2.1.0\n', '2.1.0', 2, 3],
    ['.env with CRLF', '.env', 'V', 'A=1\r\nV=2.1.0\r\n', '2.1.0', 2, 3],
  ])('%s', (_, path, selector, text, version, line, column) => {
    expect(read(path, selector, text)).toEqual({ value: { text: version, version }, line, column });
  });

  test('an object of what it says', () => {
    expect(
      read(
        'a.yaml',
        '$.scaler',
        'scaler:\n  version: 2.1.0\n  path: models/scaler.joblib\n  enabled: true\n',
      ),
    ).toEqual({
      value: {
        text: 'version: 2.1.0, path: models/scaler.joblib',
        version: '2.1.0',
        path: 'models/scaler.joblib',
      },
      line: 2,
      column: 3,
    });
  });
});

describe('readReference says what is wrong, where and how to mend it', () => {
  test.each<[string, string, string, string, string | RegExp, RegExp, number | null, number | null]>([
    [
      'nothing there',
      'a.yaml',
      '$.spec.scaler',
      'spec:\n  x: 1\n',
      '`$.spec` has no `scaler`',
      /the keys there are `x`/,
      null,
      null,
    ],
    [
      'nothing there, a near key',
      'a.yaml',
      '$.spec.scaler.version',
      'spec:\n  scalar:\n    version: 1\n',
      '`$.spec` has no `scaler`: did you mean `scalar`?',
      /write `scalar` in the selector/,
      null,
      null,
    ],
    [
      'nothing there, in the second document',
      'a.yaml',
      '$.spec.vers',
      'a: 1\n---\nspec:\n  version: 1\n',
      /^`\$.spec` has no `vers`/,
      /./,
      null,
      null,
    ],
    [
      'no member fits a filter',
      'a.yaml',
      "$.env[?@.name=='X'].value",
      'env:\n  - name: Y\n',
      /^nothing in `\$.env` fits `\[\?@.name == /,
      /selector/,
      null,
      null,
    ],
    [
      'an index beyond',
      'a.json',
      '$.env[3]',
      '{"env": [1]}',
      'nothing in `$.env` fits `[3]`',
      /selector/,
      null,
      null,
    ],
    ['nothing in an empty file', 'a.yaml', '$.v', '', 'the file is empty', /write the value/, 1, 1],
    [
      'two values',
      'a.yaml',
      '$..v',
      'a:\n  v: 1.0.0\nb:\n  v: 1.0.0\n',
      '`$..v` selects 2 values, at lines 2 and 4',
      /one value/,
      2,
      6,
    ],
    [
      'values in two documents',
      'a.yaml',
      '$.v',
      'v: 1.0.0\n---\nv: 1.0.0\n',
      '`$.v` selects 2 values, at lines 1 and 3',
      /one value/,
      1,
      4,
    ],
    [
      'many values',
      'a.yaml',
      '$[*]',
      '- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n',
      '`$[*]` selects many values, at lines 1, 2, 3 and more',
      /one value/,
      1,
      3,
    ],
    [
      'a number in YAML',
      'a.yaml',
      '$.v',
      'v: 1.10\n',
      '`1.10` is a number here, and a number loses its last zeros',
      /write it in quotes: "1.10"/,
      1,
      4,
    ],
    [
      'a number in TOML',
      'a.toml',
      '$.v',
      'v = 1.10\n',
      '`1.10` is a number here, and a number loses its last zeros',
      /"1.10"/,
      1,
      5,
    ],
    [
      'a number in JSON',
      'a.json',
      '$.v',
      '{"v": 2.10}',
      '`2.10` is a number here, and a number loses its last zeros',
      /"2.10"/,
      1,
      7,
    ],
    ['a date in TOML', 'a.toml', '$.v', 'v = 1979-05-27\n', '`1979-05-27` does not name a scaler', /./, 1, 5],
    [
      'null',
      'a.yaml',
      '$.v',
      'v:\n',
      'the value is empty; it does not name a scaler',
      /write a version as `2.1.0`/,
      1,
      3,
    ],
    ['a list', 'a.yaml', '$.v', 'v: [a]\n', 'the value is a list; it does not name a scaler', /./, 1, 4],
    ['true', 'a.json', '$.v', '{"v": true}', 'the value is `true`; it does not name a scaler', /./, 1, 7],
    [
      'a word',
      'a.yaml',
      '$.v',
      'v: latest\n',
      '`latest` does not name a scaler',
      /write a version as `2.1.0`/,
      1,
      4,
    ],
    [
      'a tab',
      'a.yaml',
      '$.v',
      'a:\n\tv: 1\n',
      'a tab at line 2, column 1: YAML indents with spaces',
      /spaces/,
      2,
      1,
    ],
    ['broken YAML', 'a.yaml', '$.v', 'a: [1\nb: 2\n', /^not valid YAML/, /YAML/, 2, 1],
    [
      'a template',
      'a.yaml',
      '$.v',
      'v: {{ .Values.x }}\n',
      'the value is an object that does not name a scaler',
      /./,
      1,
      4,
    ],
    [
      'broken JSON',
      'a.json',
      '$.v',
      '{"v": 1,}',
      'not valid JSON: a key in double quotes is expected here, and no comma before `}`',
      /JSON/,
      1,
      9,
    ],
    ['JSON with a comment', 'a.json', '$.v', '// x\n{"v": "1.0.0"}', /JSON has no comments/, /JSON/, 1, 1],
    ['JSON that is cut off', 'a.json', '$.v', '{"v": "1.0', /not valid JSON/, /JSON/, 1, 7],
    ['JSON with more behind', 'a.json', '$.v', '{"v": "1.0.0"} {}', /more text after the end/, /JSON/, 1, 16],
    ['empty JSON', 'a.json', '$.v', ' \n', 'the file is empty', /write JSON/, 1, 1],
    [
      'JSON with a key twice',
      'a.json',
      '$.v',
      '{\n  "v": "1.0.0",\n  "v": "2.0.0"\n}',
      'the key `v` stands twice in one object',
      /one of them/,
      3,
      3,
    ],
    [
      'JSONC with a key twice',
      'a.jsonc',
      '$.v',
      '{"v": "1.0.0", "v": "2.0.0"}',
      'the key `v` stands twice in one object',
      /one of them/,
      1,
      16,
    ],
    [
      'YAML with a key twice',
      'a.yaml',
      '$.v',
      'v: 1.0.0\nv: 2.0.0\n',
      'the key `v` stands twice in one map, first at line 1',
      /one of them/,
      2,
      1,
    ],
    [
      'broken TOML',
      'a.toml',
      '$.v',
      'a = 1\nv = "1.0.0\n',
      /^not valid TOML: unterminated string/,
      /TOML/,
      2,
      11,
    ],
    [
      'TOML with a key twice',
      'a.toml',
      '$.v',
      'v = 1\nv = 2\n',
      /^not valid TOML: defining a key multiple times/,
      /TOML/,
      2,
      1,
    ],
    [
      'merge conflicts',
      'a.yaml',
      '$.v',
      'a: 1\n<<<<<<< HEAD\nv: 1\n=======\nv: 2\n>>>>>>> x\n',
      'the file has merge conflict markers',
      /resolve/,
      2,
      1,
    ],
    [
      'merge conflicts in .env',
      '.env',
      'V',
      '<<<<<<< HEAD\nV=1.0.0\n=======\nV=2.0.0\n>>>>>>> x\n',
      'the file has merge conflict markers',
      /resolve/,
      1,
      1,
    ],
    [
      'no such key in .env',
      '.env',
      'SCALER_VERSION',
      'SCALAR_VERSION=1.0.0\n',
      'the file has no `SCALER_VERSION`: did you mean `SCALAR_VERSION`?',
      /write `SCALAR_VERSION`/,
      null,
      null,
    ],
    [
      'no such key in INI',
      'a.ini',
      'version',
      '[scaler]\nx=1\n',
      'the file has no `version`',
      /mend the key/,
      null,
      null,
    ],
    [
      'a key twice in .env',
      '.env',
      'V',
      'V=1.0.0\nV=2.0.0\n',
      '`V` selects 2 values, at lines 1 and 2',
      /only one/,
      1,
      3,
    ],
    [
      'a key twice in INI',
      'a.ini',
      's.v',
      '[s]\nv=1.0.0\n[s]\nv=2.0.0\n',
      '`s.v` selects 2 values, at lines 2 and 4',
      /only one/,
      2,
      3,
    ],
    ['an empty value in .env', '.env', 'V', 'V=\n', 'the value is empty', /write a version/, 1, 3],
    ['a broken selector', 'a.yaml', '$.a[', 'a: 1\n', /is no JSONPath: unclosed/, /selector/, null, null],
    [
      'a format that is not known',
      'a.txt',
      '$.a',
      'a: 1\n',
      /format of a.txt is not known/,
      /\.yaml/,
      null,
      null,
    ],
    [
      'an alias without anchor',
      'a.yaml',
      '$.v',
      'v: *x\n',
      'the alias *x has no anchor &x before it',
      /&x/,
      1,
      4,
    ],
  ])('%s', (_, path, selector, text, error, fix, line, column) => {
    const result = read(path, selector, text);
    if (!('error' in result)) throw new Error(`read ${JSON.stringify(result)}`);
    if (error instanceof RegExp) expect(result.error).toMatch(error);
    else expect(result.error).toBe(error);
    expect(result.fix).toMatch(fix);
    expect([result.line, result.column]).toEqual([line, column]);
  });
});

describe('hostile configs end soon', () => {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`)}]`,
    ),
  ].join('\n');
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  test.each<[string, string, string, string, RegExp]>([
    ['an alias bomb', 'a.yaml', '$..v', bomb, /more than 1000000 values/],
    ['deep YAML', 'a.yaml', '$.v', deep(100_000), /more than 100 levels/],
    ['deep JSON', 'a.json', '$.v', deep(1_000_000), /more than 100 levels/],
    ['deep broken JSON', 'a.json', '$.v', '['.repeat(1_000_000), /more than 100 levels/],
    ['deep JSONC', 'a.jsonc', '$.v', deep(1_000_000), /more than 100 levels/],
    ['deep TOML', 'a.toml', '$.v', `v = ${deep(100_000)}`, /more than 100 levels/],
    ['deep TOML that the parser takes', 'a.toml', '$.v', `v = ${deep(200)}`, /more than 100 levels/],
    ['large YAML', 'a.yaml', '$.v', `# ${'x'.repeat(5 * 1024 * 1024)}`, /too large/],
    ['large .env', '.env', 'V', `# ${'x'.repeat(256 * 1024)}`, /too large/],
    [
      'YAML of many keys',
      'a.yaml',
      '$.v',
      Array.from({ length: 100_000 }, (_, key) => `k${key}: 1`).join('\n'),
      /has no `v`/,
    ],
    [
      'TOML of many keys',
      'a.toml',
      '$.v',
      Array.from({ length: 100_000 }, (_, key) => `k${key} = 1`).join('\n'),
      /has no `v`/,
    ],
    [
      'TOML of many tables',
      'a.toml',
      '$.v',
      Array.from({ length: 50_000 }, (_, key) => `[t${key}]\nx = 1`).join('\n'),
      /has no `v`/,
    ],
    ['.env of open quotes', '.env', 'V', 'K="x\n'.repeat(50_000), /has no `V`/],
    ['INI of many lines', 'a.ini', 'V', 'k = 1\n'.repeat(500_000), /has no `V`/],
    [
      'a selector of many descents',
      'a.json',
      '$..*..*..*..z',
      JSON.stringify(Array.from({ length: 60 }, () => Array(10).fill([1]))),
      /fits|has no/,
    ],
  ])(
    '%s',
    (_, path, selector, text, error) => {
      const start = computed();
      const result = read(path, selector, text);
      const took = computed() - start;
      expect('error' in result && result.error).toMatch(error);
      expect(took).toBeLessThan(20_000);
    },
    40_000,
  );
});
