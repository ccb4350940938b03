import { describe, expect, it } from 'vitest';
import { readPins } from '../../src/pins/files.ts';
import { computed } from '../helpers/computed.ts';

/** A pin as `library|written|exact|ranges|line:column`. */
function shown(path: string, text: string): string[] {
  return readPins(path, text).pins.map(({ library, written, exact, ranges, line, column }) =>
    [library, written, exact ?? '-', ranges.join(' or ') || '-', `${line}:${column}`].join('|'),
  );
}

const SKLEARN = 'scikit-learn';

describe('requirements.txt', () => {
  it.each<[string, string, string[]]>([
    ['a version', 'scikit-learn==1.3.0\n', ['scikit-learn|==1.3.0|1.3.0|==1.3.0|1:1']],
    [
      'comments, blank lines and an indent',
      '# scikit-learn==0.1\n\n  scikit-learn>=1.3,<2  # why\n',
      ['scikit-learn|>=1.3,<2|-|>=1.3,<2|3:3'],
    ],
    [
      'CRLF and a byte order mark',
      '\uFEFFnumpy\r\nscikit_learn == 1.3.0\r\n',
      ['scikit-learn|== 1.3.0|1.3.0|== 1.3.0|2:1'],
    ],
    [
      "UTF-16, as PowerShell's `>` writes it",
      new TextDecoder().decode(Buffer.from('\uFEFF# für Windows\r\nscikit-learn==1.3.0\r\n', 'utf16le')),
      ['scikit-learn|==1.3.0|1.3.0|==1.3.0|2:1'],
    ],
    ['another spelling of the name', 'Scikit.Learn~=1.3.0', ['scikit-learn|~=1.3.0|-|~=1.3.0|1:1']],
    [
      'extras and a marker',
      'torch[opt] == 2.1.0+cu118 ; python_version >= "3.10"',
      ['torch|== 2.1.0+cu118|2.1.0+cu118|== 2.1.0+cu118|1:1'],
    ],
    ['no version', 'scikit-learn', ['scikit-learn||-|-|1:1']],
    ['a wildcard', 'scikit-learn==1.3.*', ['scikit-learn|==1.3.*|-|==1.3.*|1:1']],
    ['three equal signs', 'scikit-learn===1.3.0', ['scikit-learn|===1.3.0|1.3.0|===1.3.0|1:1']],
    ['parentheses', 'scikit-learn (>=1.3,<2)', ['scikit-learn|>=1.3,<2|-|>=1.3,<2|1:1']],
    [
      'hashes on lines that go on',
      'numpy==2.0\nscikit-learn==1.3.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nkeras==3.5.0\n',
      ['scikit-learn|==1.3.0|1.3.0|==1.3.0|2:1', 'keras|==3.5.0|3.5.0|==3.5.0|5:1'],
    ],
    [
      'a line that goes on in the middle',
      'scikit-learn\\\n==1.3.0',
      ['scikit-learn|==1.3.0|1.3.0|==1.3.0|1:1'],
    ],
    ['a URL', 'scikit-learn @ https://host.example/scikit_learn-1.3.0.whl', []],
    ['a local build, as conda freezes it', 'scikit-learn @ file:///croot/scikit-learn_1/work', []],
    ['other options', '--index-url https://host.example\n-e .\n--no-binary scikit-learn\n', []],
    ["PyPI's `sklearn`, another project", 'sklearn==0.0', []],
    ['a library that decides nothing', 'numpy==1.26.0\njoblib==1.3.0', []],
    ['no version at all', 'scikit-learn==one.three', []],
    ['merge markers and nonsense', '<<<<<<< HEAD\n???\n\u0000\n', []],
    ['tensorflow by another name', 'tensorflow-cpu==2.15.0', ['tensorflow|==2.15.0|2.15.0|==2.15.0|1:1']],
  ])('%s', (_, text, pins) => {
    expect(shown('requirements.txt', text)).toEqual(pins);
  });

  it('names the lists that it takes in', () => {
    const text = '-r base.txt\n--requirement=../all.txt # why\n-cconstraints.txt\n-e git+https://x\n';
    expect(readPins('requirements.txt', text).includes).toEqual([
      'base.txt',
      '../all.txt',
      'constraints.txt',
    ]);
  });
});

describe('pyproject.toml', () => {
  it.each<[string, string, string[]]>([
    [
      'what the project depends on',
      '[project]\nname = "x"\ndependencies = [\n  "numpy",\n  "scikit-learn>=1.3,<1.5",\n]\n',
      ['scikit-learn|>=1.3,<1.5|-|>=1.3,<1.5|5:3'],
    ],
    [
      'not what is optional',
      '[project]\nname = "x"\n[project.optional-dependencies]\ntrain = ["scikit-learn==1.3.0"]\n',
      [],
    ],
    ['not a group', '[dependency-groups]\ndev = ["scikit-learn==1.3.0"]\n', []],
    [
      "Poetry's caret",
      '[tool.poetry.dependencies]\npython = "^3.10"\nscikit-learn = "^1.3"\n',
      ['scikit-learn|^1.3|-|>=1.3,<2|3:1'],
    ],
    [
      'a table with a version',
      '[tool.poetry.dependencies]\nscikit-learn = { version = "~1.3.2", extras = ["x"] }\n',
      ['scikit-learn|~1.3.2|-|>=1.3.2,<1.4|2:1'],
    ],
    [
      'a version for each Python',
      '[tool.poetry.dependencies]\nscikit-learn = [\n  { version = "1.3.0", python = "<3.9" },\n  { version = "1.7.1", python = ">=3.9" },\n]\n',
      ['scikit-learn|1.3.0|1.3.0|==1.3.0|2:1', 'scikit-learn|1.7.1|1.7.1|==1.7.1|2:1'],
    ],
    ['a development group', '[tool.poetry.group.dev.dependencies]\nscikit-learn = "1.3.0"\n', []],
    [
      'from git',
      '[tool.poetry.dependencies]\nscikit-learn = { git = "https://host.example/x" }\n',
      ['scikit-learn||-|-|2:1'],
    ],
    [
      'a list where a table belongs',
      '[tool.poetry]\ndependencies = ["scikit-learn"]\n[project]\ndependencies = "x"\n',
      [],
    ],
    ['no TOML', '[project\n', []],
    ['prototype names', '[project.__proto__]\ndependencies = ["scikit-learn==1.3.0"]\n', []],
  ])('%s', (_, text, pins) => {
    expect(shown('pyproject.toml', text)).toEqual(pins);
  });

  it.each([
    ['^1.3', '>=1.3,<2'],
    ['^0.24.1', '>=0.24.1,<0.25'],
    ['^0.0.3', '>=0.0.3,<0.0.4'],
    ['^0', '>=0,<1'],
    ['^0.0', '>=0.0,<0.1'],
    ['~1', '>=1,<2'],
    ['~1.3', '>=1.3,<1.4'],
    ['~1.3.2', '>=1.3.2,<1.4'],
    ['1.3.*', '==1.3.*'],
    ['1.3.0', '==1.3.0'],
    ['=1.3.0', '==1.3.0'],
    ['==1.3.0', '==1.3.0'],
    ['>=1.2, <2.0', '>=1.2,<2.0'],
    ['>= 1.2 <2', '>=1.2,<2'],
    ['~=1.3.0', '~=1.3.0'],
    ['!=1.4.0', '!=1.4.0'],
    ['^1.3 || ^2.0', '>=1.3,<2 or >=2.0,<3'],
    ['^1.3|~2.1', '>=1.3,<2 or >=2.1,<2.2'],
  ])('reads the constraint %s as %s', (written, ranges) => {
    const [pin] = readPins('pyproject.toml', `[tool.poetry.dependencies]\nkeras = "${written}"\n`).pins;
    expect(pin?.ranges.join(' or ')).toBe(ranges);
  });

  it('any version is no range, and what cannot be understood is no pin', () => {
    const pins = (constraint: string) =>
      readPins('pyproject.toml', `[tool.poetry.dependencies]\nkeras = "${constraint}"\n`).pins;
    expect(pins('*').map(({ ranges }) => ranges)).toEqual([['']]);
    expect(pins('^one')).toEqual([]);
    expect(pins('>=1.0, latest')).toEqual([]);
  });
});

describe('lock files', () => {
  const locked = (name: string, version: string, more = '') =>
    `[[package]]\nname = "${name}"\nversion = "${version}"\n${more}\n`;

  it.each(['uv.lock', 'poetry.lock', 'services/churn/uv.lock'])('%s', (path) => {
    const text = `version = 1\n\n${locked('numpy', '2.0.0')}${locked(SKLEARN, '1.3.0', 'files = [\n    { file = "a.whl" },\n]\n\n[package.dependencies]\nnumpy = ">=1"\n')}${locked('scipy', '1.0')}[metadata]\nname = "scikit-learn"\nversion = "9.9.9"\n`;
    expect(shown(path, text)).toEqual(['scikit-learn|1.3.0|1.3.0|-|9:11']);
  });

  it.each(['pylock.toml', 'pylock.serving.toml'])('%s (PEP 751)', (path) => {
    const project = (name: string, version: string) =>
      `[[packages]]\nname = "${name}"\nversion = "${version}"\n\n[packages.wheels]\nurl = "x"\n\n`;
    const text = `lock-version = "1.0"\ncreated-by = "uv"\n\n${project('numpy', '2.0.0')}${project(SKLEARN, '1.3.0')}[tool.x]\nname = "scikit-learn"\n`;
    expect(shown(path, text)).toEqual(['scikit-learn|1.3.0|1.3.0|-|13:11']);
  });

  it('has one version for each Python', () => {
    const text = locked(SKLEARN, '1.3.0') + locked(SKLEARN, '1.7.1');
    expect(shown('uv.lock', text).map((pin) => pin.split('|')[2])).toEqual(['1.3.0', '1.7.1']);
  });

  it('is read with CRLF, and without a version where it has none', () => {
    expect(shown('uv.lock', locked(SKLEARN, '1.3.0').replaceAll('\n', '\r\n'))).toEqual([
      'scikit-learn|1.3.0|1.3.0|-|3:11',
    ]);
    expect(shown('uv.lock', '[[package]]\nname = "scikit-learn"\nsource = { editable = "." }\n')).toEqual([]);
    expect(shown('uv.lock', '[[package]]\nname = "scikit-learn"\nversion = [\n')).toEqual([]);
  });

  it('takes no long time where it is large', () => {
    const wheels = `wheels = [\n${'    { url = "https://host.example/a.whl", hash = "sha256:aa" },\n'.repeat(20)}]`;
    const text =
      Array.from({ length: 4000 }, (_, index) => locked(`pkg-${index}`, '1.0', wheels)).join('') +
      locked(SKLEARN, '1.3.0');
    const started = computed();
    expect(shown('uv.lock', text)).toHaveLength(1);
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(computed() - started).toBeLessThan(2000);
  });

  it('Pipfile.lock', () => {
    const pipfile = (section: string) =>
      JSON.stringify(
        { _meta: {}, [section]: { 'scikit-learn': { hashes: ['sha256:aa'], version: '==1.3.0' } } },
        null,
        4,
      );
    expect(shown('Pipfile.lock', pipfile('default'))).toEqual(['scikit-learn|==1.3.0|1.3.0|==1.3.0|8:24']);
    expect(shown('Pipfile.lock', pipfile('develop'))).toEqual([]);
    expect(shown('Pipfile.lock', '{"default": [{"scikit-learn": 1}]}')).toEqual([]);
    expect(shown('Pipfile.lock', '{"default": {"scikit-learn": {"git": "https://x"}}}')).toEqual([]);
    expect(shown('Pipfile.lock', '{')).toEqual([]);
  });

  const condaLock = (indent: string) =>
    `version: 1\nmetadata:\n${indent}- name: scikit-learn\n${indent}  version: 9.9.9\npackage:\n${[
      ['numpy', '2.0.0', 'conda', 'linux-64'],
      ['scikit-learn', '1.3.0', 'conda', 'linux-64'],
      ['scikit-learn', '1.3.0', 'conda', 'osx-arm64'],
      ['pytorch', '2.1.0', 'conda', 'linux-64'],
      ['pytorch', '2.1.0', 'pip', 'linux-64'],
    ]
      .map(([name, version, manager, platform]) =>
        [
          `- name: ${name}`,
          `  version: ${version}`,
          `  manager: ${manager}`,
          `  platform: ${platform}`,
          '  dependencies:',
          "    python: '>=3.10'",
        ]
          .map((line) => indent + line)
          .join('\n'),
      )
      .join('\n')}\n`;

  it.each(['', '  '])('conda-lock.yml, its list indented by "%s"', (indent) => {
    const column = 12 + indent.length;
    expect(shown('conda-lock.yml', condaLock(indent))).toEqual([
      `scikit-learn|1.3.0|1.3.0|-|13:${column}`,
      `scikit-learn|1.3.0|1.3.0|-|19:${column}`,
      `torch|2.1.0|2.1.0|-|25:${column}`,
    ]);
  });

  it('conda-lock.yml with its keys in another order, and without packages', () => {
    const text =
      'package:\n- category: main\n  dependencies: {}\n  manager: conda\n  name: scikit-learn\n  version: 1.3.0\n';
    expect(shown('env.conda-lock.yml', text)).toEqual(['scikit-learn|1.3.0|1.3.0|-|6:12']);
    expect(shown('conda-lock.yml', 'package: []\n')).toEqual([]);
  });
});

describe('environment.yml', () => {
  it('has match specifications, and lines of pip', () => {
    const text = `name: serve
channels: [conda-forge]
dependencies:
  - python=3.11
  - conda-forge::scikit-learn=1.3
  - pip
  - pip:
      - -r requirements.txt
      - keras==3.5.0
`;
    expect(shown('environment.yml', text)).toEqual([
      'scikit-learn|=1.3|-|==1.3.*|5:5',
      'keras|==3.5.0|3.5.0|==3.5.0|9:9',
    ]);
    expect(readPins('environment.yml', text).includes).toEqual(['requirements.txt']);
  });

  it.each<[string, string, string | null, string]>([
    ['scikit-learn', '', null, ''],
    ['scikit-learn=1.3', '=1.3', null, '==1.3.*'],
    ['scikit-learn=1.3.0=py311_0', '=1.3.0', null, '==1.3.0.*'],
    ['scikit-learn==1.3.0', '==1.3.0', '1.3.0', '==1.3.0'],
    ['scikit-learn==1.3.0=py311_0', '==1.3.0', '1.3.0', '==1.3.0'],
    ['scikit-learn 1.3.0', '1.3.0', '1.3.0', '==1.3.0'],
    ['scikit-learn 1.3.0 py311_0', '1.3.0', '1.3.0', '==1.3.0'],
    ['scikit-learn 1.3.*', '1.3.*', null, '==1.3.*'],
    ['scikit-learn=1.3.*', '=1.3.*', null, '==1.3.*'],
    ['scikit-learn >=1.3,<1.5', '>=1.3,<1.5', null, '>=1.3,<1.5'],
    ['scikit-learn >= 1.3, <1.5', '>=1.3,<1.5', null, '>=1.3,<1.5'],
    ['scikit-learn>=1.3', '>=1.3', null, '>=1.3'],
    ['scikit-learn 1.3|1.7', '1.3|1.7', null, '==1.3 or ==1.7'],
    ["conda-forge/linux-64::scikit-learn[version='>=1.3,<2',build=py*]", '>=1.3,<2', null, '>=1.3,<2'],
  ])('%s', (spec, written, exact, ranges) => {
    const [pin] = readPins('environment.yml', `dependencies:\n  - "${spec}"\n`).pins;
    expect(pin).toMatchObject({ library: SKLEARN, written, exact });
    expect(pin?.ranges.join(' or ')).toBe(ranges);
  });

  it.each([
    'dependencies: scikit-learn\n',
    'dependencies:\n  - 1\n  - {}\n  - null\n',
    'a: [\n',
    '',
    '- x\n',
    'dependencies:\n  - scikit-learn (what)\n',
  ])('has no pins in %j', (text) => expect(shown('environment.yml', text)).toEqual([]));
});

it('a file that is too large is not parsed', () => {
  const filler = `${'# filler\n'.repeat(120_000)}`;
  expect(filler.length).toBeGreaterThan(1024 * 1024);
  expect(shown('requirements.txt', `${filler}scikit-learn==1.3.0\n`)).toEqual([]);
});
