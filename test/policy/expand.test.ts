import { describe, expect, test } from 'vitest';
import { expandPairs } from '../../src/policy/expand.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Pair } from '../../src/policy/pairs.ts';
import { computed } from '../helpers/computed.ts';
import { problemOf } from './problem-of.ts';

/** Expands a policy of the given entries over the given paths. */
function expand(entries: string, paths: string[]) {
  return expandPairs(loadPolicy(`version: 1\npairs:\n${entries}`), paths);
}

/** A pair in one line: `name: models + scalers → lock`. */
function line({ name, models, scalers, embedded, lock }: Pair): string {
  return `${name}: ${models.join(',')} + ${embedded ? 'embedded' : scalers.join(',')} → ${lock}`;
}

const convention = `  "{name}":
    model: services/{name}/model.*
    scaler: services/{name}/scaler.*
`;

describe('expandPairs', () => {
  test.each<[string, string, string[], string[]]>([
    [
      'plain paths, whether they exist or not',
      '  churn:\n    model: ./models//m.joblib\n    scaler: models/ae_scaler.pkl\n',
      [],
      ['churn: models/m.joblib + models/ae_scaler.pkl → models/ae_scaler.lock.json'],
    ],
    [
      'lists and globs, in the order of the policy, matches by name',
      '  churn:\n    model: [m/z.pkl, "m/a*.pkl"]\n    scaler: s/*.{pkl,joblib}\n',
      ['m/ab.pkl', 'm/aa.pkl', 'm/z.pkl', 's/y.joblib', 's/x.pkl', 's/x.npy'],
      ['churn: m/z.pkl,m/aa.pkl,m/ab.pkl + s/x.pkl,s/y.joblib → s/x.lock.json'],
    ],
    [
      'embedded: the lock is named after the model',
      '  churn:\n    model: m/pipe.v2.joblib\n    scaler: embedded\n',
      ['m/pipe.v2.joblib'],
      ['churn: m/pipe.v2.joblib + embedded → m/pipe.v2.lock.json'],
    ],
    [
      'a file called embedded',
      '  churn:\n    model: m.pkl\n    scaler: ./embedded\n',
      [],
      ['churn: m.pkl + embedded → embedded.lock.json'],
    ],
    [
      'another lock',
      '  churn:\n    model: m.pkl\n    scaler: s.pkl\n    lock: ./locks/churn.json\n',
      [],
      ['churn: m.pkl + s.pkl → locks/churn.json'],
    ],
    [
      'what DVC names is an artifact, and its pointer none',
      convention,
      ['model.pkl', 'model.pkl.dvc', 'scaler.pkl', 'scaler.pkl.dvc'].map((name) => `services/a/${name}`),
      ['a: services/a/model.pkl + services/a/scaler.pkl → services/a/scaler.lock.json'],
    ],
    [
      'a DVC pointer in the policy is the artifact that it is named after',
      '  a:\n    model: m/*.pkl.dvc\n    scaler: m/s.joblib.dvc\n',
      ['m/x.pkl', 'm/x.pkl.dvc', 'm/s.joblib', 'm/s.joblib.dvc'],
      ['a: m/x.pkl + m/s.joblib → m/s.lock.json'],
    ],
    [
      'a folder that is known by its name alone',
      '  a:\n    model: m/*/\n    scaler: m/*.pkl\n',
      ['m/spark/', 'm/s.pkl'],
      ['a: m/spark + m/s.pkl → m/s.lock.json'],
    ],
    [
      'a convention: one pair for each binding, by name; locks, code and configs are no artifacts',
      convention,
      [
        ...[
          'model.joblib',
          'model.py',
          'model.md',
          'model.joblib.sha256',
          'scaler.joblib',
          'scaler.lock.json',
          'train.toml',
        ].map((name) => `services/b/${name}`),
        ...['model.pkl', 'scaler.json'].map((name) => `services/a/${name}`),
        'services/nested/c/model.pkl',
      ],
      [
        'a: services/a/model.pkl + services/a/scaler.json → services/a/scaler.lock.json',
        'b: services/b/model.joblib + services/b/scaler.joblib → services/b/scaler.lock.json',
      ],
    ],
    [
      'a deleted scaler, or model, leaves a pair that misses it',
      convention,
      ['services/a/model.pkl', 'services/b/scaler.pkl'],
      [
        'a: services/a/model.pkl + services/a/scaler.* → services/a/scaler.lock.json',
        'b: services/b/model.* + services/b/scaler.pkl → services/b/scaler.lock.json',
      ],
    ],
    [
      'a deleted scaler of a free name: the lock that it leaves says which it was',
      '  "{name}":\n    model: "{name}/model.pkl"\n    scaler: "{name}/*_scaler.pkl"\n',
      ['a/model.pkl', 'a/ae_scaler.lock.json', 'b/model.pkl', 'b/x_scaler.lock.json', 'b/y_scaler.lock.json'],
      [
        'a: a/model.pkl + a/*_scaler.pkl → a/ae_scaler.lock.json',
        'b: b/model.pkl + b/*_scaler.pkl → b/*_scaler.lock.json',
      ],
    ],
    [
      'folders: plain paths with and without a slash, and globs that end in one',
      '  churn:\n    model: [m/lr/, "m/v*/"]\n    scaler: s/scaler.spark\n',
      ['m/lr/metadata/part-00000', 'm/v1/MLmodel', 'm/v2/a/b', 'm/v3', 's/scaler.spark/metadata/part-00000'],
      ['churn: m/lr,m/v1,m/v2 + s/scaler.spark → s/scaler.lock.json'],
    ],
    [
      'a convention over folders; where one source tells the binding, the others need no slash',
      '  "{name}":\n    model: services/{name}/model/\n    scaler: services/{name}/scaler_spark\n',
      [
        'services/a/model/MLmodel',
        'services/a/scaler_spark/metadata/part-00000',
        'services/b/model/x/y',
        'services/model/z',
      ],
      [
        'a: services/a/model + services/a/scaler_spark → services/a/scaler_spark.lock.json',
        'b: services/b/model + services/b/scaler_spark → services/b/scaler_spark.lock.json',
      ],
    ],
    [
      'a folder whose name looks like a glob is that folder',
      '  churn:\n    model: m.pkl\n    scaler: "s[1]/x"\n',
      ['m.pkl', 's[1]/x/data', 's1/x'],
      ['churn: m.pkl + s[1]/x → s[1]/x.lock.json'],
    ],
    [
      'a code file is an artifact where the policy says so',
      '  a:\n    model: m/*.py\n    scaler: m/scaler.yaml\n',
      ['m/model.py', 'm/scaler.yaml'],
      ['a: m/model.py + m/scaler.yaml → m/scaler.lock.json'],
    ],
    [
      'several placeholders; the same one is the same text everywhere',
      '  "{team}/{name}":\n    model: "{team}/{name}/{name}.pkl"\n    scaler: scalers/{team}-{name}.pkl\n',
      ['x/a/a.pkl', 'x/a/b.pkl', 'y/a/a.pkl', 'scalers/x-a.pkl', 'scalers/z-q.pkl'],
      [
        'x/a: x/a/a.pkl + scalers/x-a.pkl → scalers/x-a.lock.json',
        'y/a: y/a/a.pkl + scalers/y-a.pkl → scalers/y-a.lock.json',
        'z/q: z/q/q.pkl + scalers/z-q.pkl → scalers/z-q.lock.json',
      ],
    ],
    [
      'a scaler that a convention shares, with locks of their own',
      '  "{name}":\n    model: m/{name}.pkl\n    scaler: m/shared.joblib\n    lock: m/{name}.lock.json\n',
      ['m/a.pkl', 'm/b.pkl', 'm/shared.joblib'],
      ['a: m/a.pkl + m/shared.joblib → m/a.lock.json', 'b: m/b.pkl + m/shared.joblib → m/b.lock.json'],
    ],
    [
      'a scaler for a team with models by name',
      '  "{team}/{name}":\n    model: "{team}/{name}.pkl"\n    scaler: "{team}/scaler*.joblib"\n    lock: "{team}/{name}.lock.json"\n',
      ['x/a.pkl', 'x/b.pkl', 'x/scaler1.joblib', 'y/scaler.joblib'],
      ['x/a: x/a.pkl + x/scaler1.joblib → x/a.lock.json', 'x/b: x/b.pkl + x/scaler1.joblib → x/b.lock.json'],
    ],
    [
      'a file that fits both is what the pattern says that names more of it',
      '  "{name}":\n    model: m/{name}.pkl\n    scaler: m/{name}_scaler.pkl\n',
      ['m/a.pkl', 'm/a_scaler.pkl', 'm/b.pkl'],
      [
        'a: m/a.pkl + m/a_scaler.pkl → m/a_scaler.lock.json',
        'b: m/b.pkl + m/b_scaler.pkl → m/b_scaler.lock.json',
      ],
    ],
    [
      'the same without placeholders',
      '  a:\n    model: m/*.pkl\n    scaler: m/scaler.pkl\n',
      ['m/x.pkl', 'm/scaler.pkl'],
      ['a: m/x.pkl + m/scaler.pkl → m/scaler.lock.json'],
    ],
    [
      'a plain entry goes before a convention',
      `${convention}  special:\n    model: services/a/model.pkl\n    scaler: services/a/pca.pkl\n`,
      ['services/a/model.pkl', 'services/a/pca.pkl', 'services/b/model.pkl', 'services/b/scaler.pkl'],
      [
        'b: services/b/model.pkl + services/b/scaler.pkl → services/b/scaler.lock.json',
        'special: services/a/model.pkl + services/a/pca.pkl → services/a/pca.lock.json',
      ],
    ],
    [
      'also where the convention finds only the scaler of it',
      `${convention}  special:\n    model: services/a/churn.pkl\n    scaler: services/a/scaler.pkl\n`,
      ['services/a/churn.pkl', 'services/a/scaler.pkl'],
      ['special: services/a/churn.pkl + services/a/scaler.pkl → services/a/scaler.lock.json'],
    ],
    [
      'a convention that finds one more model makes its pair',
      `  "{name}":\n    model: s/{name}/m*.pkl\n    scaler: s/{name}/scaler.pkl\n  special:\n    model: s/a/m1.pkl\n    scaler: s/a/pca.pkl\n`,
      ['s/a/m1.pkl', 's/a/m2.pkl', 's/a/scaler.pkl', 's/a/pca.pkl'],
      [
        'a: s/a/m1.pkl,s/a/m2.pkl + s/a/scaler.pkl → s/a/scaler.lock.json',
        'special: s/a/m1.pkl + s/a/pca.pkl → s/a/pca.lock.json',
      ],
    ],
    [
      'a path that exists as it is written is no glob',
      '  a:\n    model: "m/[slug]/model (1).pkl"\n    scaler: m/what?.pkl\n',
      ['m/[slug]/model (1).pkl', 'm/s/model (1).pkl', 'm/what?.pkl', 'm/whats.pkl'],
      ['a: m/[slug]/model (1).pkl + m/what?.pkl → m/what?.lock.json'],
    ],
    [
      'its own lock is no scaler, whatever it is called',
      '  a:\n    model: m.pkl\n    scaler: s/scaler.*\n    lock: s/scaler.json\n',
      ['m.pkl', 's/scaler.json'],
      ['a: m.pkl + s/scaler.* → s/scaler.json'],
    ],
    [
      'names as they come: spaces, quotes, newlines, letters of any kind',
      convention,
      ['services/it\'s "new\n漢/model.pkl', 'services/it\'s "new\n漢/scaler.pkl'],
      [
        'it\'s "new\n漢: services/it\'s "new\n漢/model.pkl + services/it\'s "new\n漢/scaler.pkl → services/it\'s "new\n漢/scaler.lock.json',
      ],
    ],
    [
      '__proto__ is only a name, in the policy and in a path',
      '  __proto__:\n    model: m.pkl\n    scaler: s.pkl\n  "c/{__proto__}":\n    model: d/{__proto__}/m.pkl\n    scaler: d/{__proto__}/s.pkl\n',
      ['d/__proto__/m.pkl', 'd/constructor/s.pkl'],
      [
        '__proto__: m.pkl + s.pkl → s.lock.json',
        'c/__proto__: d/__proto__/m.pkl + d/__proto__/s.pkl → d/__proto__/s.lock.json',
        'c/constructor: d/constructor/m.pkl + d/constructor/s.pkl → d/constructor/s.lock.json',
      ],
    ],
  ])('%s', (_, entries, paths, pairs) => {
    expect(expand(entries, paths).pairs.map(line)).toEqual(pairs);
  });

  test('references, with placeholders filled in, and where the policy has them', () => {
    const { pairs } = expand(
      `  "{name}":
    model: s/{name}/m.pkl
    scaler: s/{name}/s.pkl
    training: s/{name}/train.toml#$.scaler
    inference:
      staging: deploy/all.yaml#$.models.{name}.scaler
      production: s/{name}/.env#SCALER_VERSION
    require: scaler-change
  plain:
    model: m.pkl
    scaler: s.pkl
    inference: [a.yaml#$.v, "b.ini#scaler.version"]
`,
      ['s/a-b/m.pkl'],
    );
    expect(pairs.map(({ references, require, at }) => ({ references, require, at }))).toEqual([
      {
        references: [
          {
            side: 'training',
            environment: null,
            path: 's/a-b/train.toml',
            selector: '$.scaler',
            at: { line: 6, column: 15 },
          },
          {
            side: 'inference',
            environment: 'staging',
            path: 'deploy/all.yaml',
            selector: "$.models['a-b'].scaler",
            at: { line: 8, column: 16 },
          },
          {
            side: 'inference',
            environment: 'production',
            path: 's/a-b/.env',
            selector: 'SCALER_VERSION',
            at: { line: 9, column: 19 },
          },
        ],
        require: 'scaler-change',
        at: { line: 3, column: 3 },
      },
      {
        references: [
          {
            side: 'inference',
            environment: null,
            path: 'a.yaml',
            selector: '$.v',
            at: { line: 14, column: 17 },
          },
          {
            side: 'inference',
            environment: null,
            path: 'b.ini',
            selector: 'scaler.version',
            at: { line: 14, column: 29 },
          },
        ],
        require: null,
        at: { line: 11, column: 3 },
      },
    ]);
  });

  test('a requirement for all pairs', () => {
    const loaded = loadPolicy(
      'version: 1\nrequire: scaler-change\npairs:\n  a:\n    model: m\n    scaler: s\n',
    );
    expect(expandPairs(loaded, []).pairs[0]?.require).toBe('scaler-change');
  });

  test('a convention that no file fits is unmatched, at its first path that fits none', () => {
    const { pairs, unmatched } = expand(convention, ['services/readme.md']);
    expect(pairs).toEqual([]);
    expect(unmatched).toEqual([
      { entry: '{name}', field: 'model', pattern: 'services/{name}/model.*', at: { line: 4, column: 12 } },
    ]);
  });
});

describe('expandPairs refuses', () => {
  const pair = (name: string, model: string, scaler: string, more = '') =>
    `  ${name}:\n    model: ${model}\n    scaler: ${scaler}\n${more}`;
  test.each<[string, string, string[], string | RegExp, number, number, RegExp]>([
    [
      'two pairs on one lock',
      pair('a', 'm/a.pkl', 'm/s.joblib') + pair('b', 'm/b.pkl', 'm/s.pkl'),
      [],
      'pairs `a` and `b` have the same lock, m/s.lock.json',
      6,
      3,
      /give `b` a lock of its own: `lock: m\/b.lock.json`/,
    ],
    [
      'one lock for a whole convention',
      pair('"{name}"', 'm/{name}.pkl', 'm/s.joblib'),
      ['m/a.pkl', 'm/b.pkl'],
      'pairs `a` and `b` have the same lock, m/s.lock.json',
      3,
      3,
      /`lock: m\/{name}.lock.json`/,
    ],
    [
      'a lock that is an artifact',
      pair('a', 'm.json', 's.pkl', '    lock: m.json\n'),
      [],
      'the lock of pair `a`, m.json, is an artifact of pair `a`',
      6,
      11,
      /another file/,
    ],
    [
      'a lock in a folder that is an artifact',
      pair('a', 'm', 's.pkl', '    lock: m/x/a.lock.json\n'),
      [],
      'the lock of pair `a`, m/x/a.lock.json, lies in m, an artifact of pair `a`',
      6,
      11,
      /another file/,
    ],
    [
      'a scaler in the folder that is the model',
      pair('a', 'm/', 'm/artifacts/s.pkl', '    lock: a.lock.json\n'),
      ['m/MLmodel', 'm/artifacts/s.pkl'],
      '`m/artifacts/s.pkl` lies in `m`, both of pair `a`',
      3,
      3,
      /`scaler: embedded`/,
    ],
    [
      'a lock that is no JSON',
      pair('a', 'm', 's', '    lock: .github/workflows/ci.yml\n'),
      [],
      /does not end in `.json`/,
      6,
      11,
      /lock.json/,
    ],
    [
      'a lock outside',
      pair('a', 'm', 's', '    lock: ../a.lock.json\n'),
      [],
      /leaves the repository/,
      6,
      11,
      /./,
    ],
    [
      'a lock in .git',
      pair('a', 'm', 's', '    lock: .git/a.lock.json\n'),
      [],
      /git's own folder/,
      6,
      11,
      /./,
    ],
    [
      'a lock for many',
      pair('a', 'm', 's', '    lock: a/*.lock.json\n'),
      [],
      /has a `\*`/,
      6,
      11,
      /one file/,
    ],
    [
      'two entries of one name',
      pair('"{name}"', 'm/{name}.pkl', 'm/{name}.s') + pair('a', 'x.pkl', 'y.pkl'),
      ['m/a.pkl'],
      'pair `a` is made by `{name}` at line 3 and by `a` (m/a.pkl and x.pkl)',
      6,
      3,
      /rename one/,
    ],
    [
      'two bindings of one name',
      pair('"{a}-{b}"', 'm/{a}/{b}/m.pkl', 'm/{a}/{b}/s.pkl'),
      ['m/x/y-z/m.pkl', 'm/x-y/z/m.pkl'],
      /pair `x-y-z` is made twice by `{a}-{b}`/,
      3,
      3,
      /put a `\/`/,
    ],
    [
      'a file that is both',
      pair('a', 'm.pkl', './m.pkl'),
      [],
      '`m.pkl` is the model and the scaler of pair `a`',
      3,
      3,
      /embedded/,
    ],
    [
      'embedded among files',
      pair('a', 'm.pkl', '[embedded, s.pkl]'),
      [],
      /lists `embedded` among files/,
      5,
      13,
      /`scaler: embedded`/,
    ],
    [
      'an absolute path',
      pair('a', '[m.pkl, /m.pkl]', 's.pkl'),
      [],
      'the path `/m.pkl` is absolute',
      4,
      20,
      /repository root/,
    ],
    [
      'a placeholder that the name lacks',
      pair('"{name}"', 'm/{team}/{name}.pkl', 's/{name}'),
      [],
      "the model of `{name}` has `{team}`, and the entry's name has not",
      4,
      12,
      /name the entry as "{name}\/{team}"/,
    ],
    [
      'a placeholder in a plain entry',
      pair('churn', 'm/{name}.pkl', 's.pkl'),
      [],
      /the model of `churn` has `{name}`/,
      4,
      12,
      /"{name}"/,
    ],
    [
      'a placeholder that no path has',
      pair('"{name}"', 'm.pkl', 's.pkl'),
      [],
      'no path of `{name}` has `{name}`',
      3,
      3,
      /model or its scaler/,
    ],
    [
      'placeholders on different paths',
      pair('"{a}/{b}"', 'm/{a}', 's/{b}'),
      [],
      'no path of `{a}/{b}` has `{a}` and `{b}`',
      3,
      3,
      /./,
    ],
    [
      'an unknown placeholder in a lock',
      pair('"{a}"', 'm/{a}', 's/{a}', '    lock: "{b}.lock.json"\n'),
      [],
      /has {b}, and the entry `{a}` has not/,
      6,
      11,
      /./,
    ],
    [
      'an unknown placeholder in a config',
      pair('"{a}"', 'm/{a}', 's/{a}', '    training: "{b}.yaml#$.x"\n'),
      [],
      /has {b}, and the entry `{a}` has not/,
      6,
      15,
      /./,
    ],
    [
      'a reference without #',
      pair('a', 'm', 's', '    training: a.yaml\n'),
      [],
      'the reference `a.yaml` has no `#`',
      6,
      15,
      /path#selector/,
    ],
    [
      'a reference without a path',
      pair('a', 'm', 's', '    training: "#$.a"\n'),
      [],
      /has nothing before the `#`/,
      6,
      15,
      /./,
    ],
    [
      'a reference without a selector',
      pair('a', 'm', 's', '    training: "a.yaml#"\n'),
      [],
      /has nothing after the `#`/,
      6,
      15,
      /./,
    ],
    [
      'a reference to many files',
      pair('a', 'm', 's', '    training: "*.yaml#$.a"\n'),
      [],
      /has a `\*` in its path/,
      6,
      15,
      /./,
    ],
    [
      'a reference outside',
      pair('a', 'm', 's', '    training: "../a.yaml#$.a"\n'),
      [],
      /leaves the repository/,
      6,
      15,
      /./,
    ],
    [
      'a config of no known format',
      pair('a', 'm', 's', '    training: "a.txt#$.a"\n'),
      [],
      /format its name does not tell/,
      6,
      15,
      /\.toml/,
    ],
    [
      'a key for YAML',
      pair('a', 'm', 's', '    training: "a.yaml#scaler.version"\n'),
      [],
      /no JSONPath/,
      6,
      15,
      /`a.yaml#\$.scaler.version`/,
    ],
    [
      'a JSONPath for .env',
      pair('a', 'm', 's', '    training: ".env#$.A"\n'),
      [],
      /has only keys/,
      6,
      15,
      /`.env#KEY`/,
    ],
    [
      'a broken JSONPath in a map',
      pair('a', 'm', 's', '    inference:\n      prod: a.yaml#$.a[\n'),
      [],
      /has a selector that is no JSONPath: unclosed bracketed selection/,
      7,
      13,
      /RFC 9535/,
    ],
  ])('%s', (_, entries, paths, message, lineNumber, column, fix) => {
    const problem = problemOf(() => expand(entries, paths));
    if (message instanceof RegExp) expect(problem.message).toMatch(message);
    else expect(problem.message).toBe(message);
    expect([problem.path, problem.line, problem.column]).toEqual(['scalerlock.yml', lineNumber, column]);
    expect(problem.fix).toMatch(fix);
  });
});

describe('speed', () => {
  test('ten thousand pairs by one convention over fifty thousand paths', () => {
    const paths = Array.from({ length: 10_000 }, (_, index) =>
      ['model.joblib', 'scaler.joblib', 'scaler.lock.json', 'train.toml', 'src/app.py'].map(
        (name) => `services/service-${index}/${name}`,
      ),
    ).flat();
    const loaded = loadPolicy(
      `version: 1\npairs:\n${convention}    training: services/{name}/train.toml#$.models.{name}.scaler\n    inference: services/{name}/.env#SCALER\n`,
    );
    const start = computed();
    expect(expandPairs(loaded, paths).pairs).toHaveLength(10_000);
    expect(computed() - start).toBeLessThan(4000);
  }, 30_000);

  test('five thousand entries with globs over fifty thousand paths', () => {
    const paths = Array.from({ length: 50_000 }, (_, index) => `services/${index % 5000}/file${index}.pkl`);
    const entries = Array.from(
      { length: 5000 },
      (_, index) =>
        `  p${index}:\n    model: services/${index}/*.pkl\n    scaler: services/${index}/s.joblib\n`,
    );
    const loaded = loadPolicy(`version: 1\npairs:\n${entries.join('')}`);
    const start = computed();
    const { pairs } = expandPairs(loaded, paths);
    const took = computed() - start;
    expect(pairs.every(({ models }) => models.length === 10)).toBe(true);
    expect(took).toBeLessThan(8000);
  }, 30_000);
});
