import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Artifact, Role } from '../../../src/artifacts/artifact.ts';
import { looksLikePmml } from '../../../src/artifacts/formats/pmml/matches.ts';
import { noSibling, openArtifact } from '../../../src/artifacts/open.ts';
import type { Transform } from '../../../src/generated/lock.ts';
import { stretched } from '../../../src/transform/affine.ts';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { fingerprint } from '../../../src/transform/fingerprint.ts';
import { table } from '../../../src/transform/tables.ts';
import { computed } from '../../helpers/computed.ts';
import { fixture } from '../truth.ts';

interface Line {
  scale: number[];
  offset: number[];
  features: string[] | null;
}

interface Filling {
  fill: number[];
  features: string[];
}

/** A step as scikit-learn says it; null for what is known by its hash alone. */
type Step = Line | Filling | null;

/** An entry of truth.json, made by make_pmml.py. */
interface Truth {
  file: string;
  class: string;
  role: Role;
  library: Record<string, string>;
  featureNames: string[];
  steps: Step[] | null;
  branches?: { columns: string[]; steps: Step[] }[];
  /** The writer rounds to 16 digits after the point. */
  rounded?: true;
}

const truths: Truth[] = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../fixtures/artifacts/pmml/truth.json', import.meta.url)), 'utf8'),
);

function open(document: Uint8Array | string): Promise<Artifact> {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return openArtifact({ path: 'model.pmml', bytes, sibling: noSibling });
}

function opened(file: string): Promise<Artifact> {
  return open(fixture(`pmml/${file}`));
}

const OPAQUE = {
  kind: 'opaque',
  class: 'PMML',
  parameters: { elements: expect.any(Array), sha256: expect.any(String) },
};

function stepOf(step: Step): unknown {
  if (step === null) return OPAQUE;
  if ('fill' in step) return table('imputer', { fill: step.fill, missing: { float: 'nan' } }, step.features);
  return stretched(step.scale, step.offset, { features: step.features });
}

function chainOf(steps: Step[]): unknown {
  const [only, second] = steps;
  if (only === undefined) return 'passthrough';
  return second === undefined ? stepOf(only) : { kind: 'chain', steps: steps.map(stepOf) };
}

describe('what scikit-learn says of the scalers in PMML', () => {
  it.each(truths)('$file: class, role, fields and library', async (truth) => {
    const artifact = await opened(truth.file);
    const { role, featureNames } = truth;
    expect(artifact).toMatchObject({ format: 'pmml', error: null, class: truth.class, role, featureNames });
    expect(artifact.library).toMatchObject(truth.library);
    expect(artifact.features).toBe(featureNames.length);
    expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
  });

  it.each(truths.filter(({ rounded }) => !rounded))('$file: its transform, to the bit', async (truth) => {
    const { transform } = await opened(truth.file);
    if (truth.branches) {
      const branches = truth.branches.map(({ columns, steps }) => ({ columns, transform: chainOf(steps) }));
      expect(transform).toEqual({ kind: 'branches', branches });
    } else {
      expect(transform).toEqual(truth.steps?.length ? chainOf(truth.steps) : null);
    }
  });

  it.each(truths.filter(({ rounded }) => rounded))(
    '$file: its transform, but for rounding',
    async (truth) => {
      const { transform } = await opened(truth.file);
      const compared = compareTransforms(chainOf(truth.steps ?? []) as Transform, transform as Transform);
      expect(['same', 'close']).toContain(compared.verdict);
    },
  );

  it('shows the parameters of each scaler', async () => {
    const { scalers } = await opened('chain.pmml');
    expect(scalers.map(({ path, class: name }) => [path, name])).toEqual([
      ['/PMML/RegressionModel/MiningSchema', 'PMML MiningField'],
      ['/PMML/RegressionModel/LocalTransformations/DerivedField[1]', 'PMML standardScaler'],
      ['/PMML/RegressionModel/LocalTransformations/DerivedField[5]', 'PMML minMaxScaler'],
    ]);
    expect(Object.keys(scalers[1]?.parameters ?? {})).toEqual(['-', '/']);
    expect(scalers[2]?.parameters['*']).toHaveLength(4);
  });
});

const fields = (...names: string[]) =>
  `<DataDictionary>${names.map((name) => `<DataField name="${name}" optype="continuous" dataType="double"/>`).join('')}</DataDictionary>`;
const derived = (name: string, expression: string) =>
  `<DerivedField name="${name}" optype="continuous" dataType="double">${expression}</DerivedField>`;
const dictionary = (...content: string[]) =>
  `<TransformationDictionary>${content.join('')}</TransformationDictionary>`;
const pmml = (...content: string[]) =>
  `<?xml version="1.0"?>\n<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>${content.join('')}</PMML>`;
const apply = (name: string, ...operands: string[]) =>
  `<Apply function="${name}">${operands.join('')}</Apply>`;
const ref = (name: string) => `<FieldRef field="${name}"/>`;
const constant = (value: number | string) => `<Constant dataType="double">${value}</Constant>`;
const norm = (field: string, points: [number, number][], more = '') =>
  `<NormContinuous field="${field}"${more}>${points.map(([from, to]) => `<LinearNorm orig="${from}" norm="${to}"/>`).join('')}</NormContinuous>`;

/** The transform of expressions of the fields a and b. */
async function transformOf(...expressions: string[]): Promise<Transform | null> {
  const all = expressions.map((expression, index) => derived(`d${index}`, expression));
  const artifact = await open(pmml(fields('a', 'b'), dictionary(...all)));
  expect(artifact.error).toBeNull();
  return artifact.transform;
}

describe('expressions', () => {
  const line = (scale: number, offset: number, clip?: [number | null, number | null]) => ({
    kind: 'affine',
    features: ['a'],
    scale: [scale],
    offset: [offset],
    ...(clip ? { clip } : {}),
  });
  const cases: [string, string, unknown][] = [
    ['x − c', apply('-', ref('a'), constant(4)), line(1, -4)],
    ['c + x', apply('+', constant(4), ref('a')), line(1, 4)],
    ['c − x', apply('-', constant(4), ref('a')), line(-1, 4)],
    ['(x + c) · d', apply('*', apply('+', ref('a'), constant(2)), constant(8)), line(8, 16)],
    ['a constant in exponents', apply('*', ref('a'), constant(' 1.25E-2 ')), line(0.0125, 0)],
    [
      'max(min(x / 2, 3), 0)',
      apply('max', apply('min', apply('/', ref('a'), constant(2)), constant(3)), constant(0)),
      line(0.5, 0, [0, 3]),
    ],
    ['min alone', apply('min', apply('/', ref('a'), constant(2)), constant(3)), line(0.5, 0, [null, 3])],
    [
      'a norm that goes on',
      norm('a', [
        [10, 0],
        [30, 1],
      ]),
      line(0.05, -0.5),
    ],
    [
      'a norm that stops',
      norm(
        'a',
        [
          [10, -1],
          [30, 1],
        ],
        ' outliers="asExtremeValues"',
      ),
      line(0.1, -2, [-1, 1]),
    ],
    ['a float', apply('*', ref('a'), '<Constant dataType="float">0.1</Constant>'), line(Math.fround(0.1), 0)],
  ];
  it.each(cases)('reads %s', async (_, expression, expected) => {
    expect(await transformOf(expression)).toEqual(expected);
  });

  const unread: [string, string][] = [
    ['1 / x', apply('/', constant(1), ref('a'))],
    ['a logarithm', apply('ln', ref('a'))],
    [
      'three points',
      norm('a', [
        [0, 0],
        [1, 1],
        [3, 2],
      ]),
    ],
    [
      'outliers that go missing',
      norm(
        'a',
        [
          [0, 0],
          [1, 1],
        ],
        ' outliers="asMissingValues"',
      ),
    ],
    [
      'a value for what is missing',
      norm(
        'a',
        [
          [0, 0],
          [1, 1],
        ],
        ' mapMissingTo="0"',
      ),
    ],
    ['a default', '<Apply function="/" defaultValue="0"><FieldRef field="a"/><Constant>2</Constant></Apply>'],
    ['a text', apply('+', ref('a'), '<Constant dataType="string">1</Constant>')],
    ['a power of a line', apply('pow', apply('-', ref('a'), constant(1)), constant(2))],
  ];
  it.each(unread)('knows %s by its hash', async (_, expression) => {
    expect(await transformOf(expression)).toMatchObject({ kind: 'opaque', class: 'PMML' });
  });

  it('gives another hash for another number', async () => {
    const one = await transformOf(apply('pow', ref('a'), constant(2)));
    const other = await transformOf(apply('pow', ref('a'), constant(3)));
    expect(fingerprint(one as Transform)).not.toBe(fingerprint(other as Transform));
  });

  it('gives another hash for another function of its own', async () => {
    const define = (value: number) =>
      `<DefineFunction name="f" optype="continuous"><ParameterField name="x"/>${apply('*', ref('x'), constant(value))}</DefineFunction>`;
    const [one, other] = await Promise.all(
      [2, 3].map((value) =>
        open(pmml(fields('a'), dictionary(define(value), derived('d', apply('f', ref('a')))))),
      ),
    );
    expect(one?.fingerprint).toMatch(/^sha256:/);
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });

  it('joins the fields of one scaler, and parts those of two', async () => {
    const [a, b] = ['a', 'b'].map((field) => apply('/', apply('-', ref(field), constant(1)), constant(2)));
    expect(await transformOf(a ?? '', b ?? '')).toMatchObject({ kind: 'affine', features: ['a', 'b'] });
    const held = apply('max', b ?? '', constant(0));
    expect(await transformOf(a ?? '', held)).toMatchObject({
      kind: 'branches',
      branches: [{ columns: ['a'] }, { columns: ['b'], transform: { clip: [0, null] } }],
    });
  });

  it('reads an imputation that is spelt out', async () => {
    const filled = apply('if', apply('isMissing', ref('a')), constant(7), ref('a'));
    expect(await transformOf(filled)).toEqual(
      table('imputer', { fill: [7], missing: { float: 'nan' } }, ['a']),
    );
  });

  it('reads what stands for a missing value, and what the schema does with others', async () => {
    const treated = async (attributes: string) => {
      const data =
        '<DataDictionary><DataField name="a" dataType="double"><Value value="-999" property="missing"/></DataField></DataDictionary>';
      const schema = `<MiningSchema><MiningField name="a" ${attributes}/></MiningSchema>`;
      return (await open(pmml(data, `<TreeModel>${schema}</TreeModel>`))).transform;
    };
    expect(await treated('missingValueReplacement="3"')).toEqual(
      table('imputer', { fill: [3], missing: -999 }, ['a']),
    );
    expect(await treated('')).toMatchObject({ kind: 'opaque' });
    expect(
      await treated('missingValueReplacement="3" outliers="asExtremeValues" lowValue="0"'),
    ).toMatchObject({
      kind: 'chain',
      steps: [{ kind: 'table' }, { kind: 'opaque', parameters: { elements: ['outliers'] } }],
    });
  });

  it('does not take a line for one where its result is made a whole number', async () => {
    const whole = derived('d', apply('/', ref('a'), constant(2))).replace('"double"', '"integer"');
    expect((await open(pmml(fields('a'), dictionary(whole)))).transform).toMatchObject({
      kind: 'chain',
      steps: [{ kind: 'affine' }, { kind: 'opaque' }],
    });
  });

  it('reads categories', async () => {
    const discrete = (value: string) => `<NormDiscrete field="a" value="${value}"/>`;
    expect(await transformOf(discrete('x'), discrete('y &amp; z'))).toEqual(
      table('one-hot', { categories: [['x', 'y & z']], unknown: 'ignore' }, ['a']),
    );
  });

  it('reads what a neural network does to its inputs', async () => {
    const input = (field: string, low: number) =>
      `<NeuralInput id="${field}"><DerivedField optype="continuous" dataType="double">${norm(field, [
        [low, 0],
        [low + 8, 1],
      ])}</DerivedField></NeuralInput>`;
    const schema = ['a', 'b', 'y'].map(
      (name) => `<MiningField name="${name}"${name === 'y' ? ' usageType="target"' : ''}/>`,
    );
    const network = `<NeuralNetwork functionName="regression"><MiningSchema>${schema.join('')}</MiningSchema><NeuralInputs>${input('a', 0)}${input('b', 16)}</NeuralInputs><NeuralLayer><Neuron id="n"/></NeuralLayer></NeuralNetwork>`;
    const artifact = await open(pmml(fields('a', 'b', 'y'), network));
    expect(artifact).toMatchObject({ class: 'PMML NeuralNetwork', role: 'both', featureNames: ['a', 'b'] });
    expect(artifact.transform).toEqual({
      kind: 'affine',
      features: ['a', 'b'],
      scale: [0.125, 0.125],
      offset: [0, -2],
    });
  });

  it('sees the derived fields of inner models, and leaves out what comes out of one', async () => {
    const schema = '<MiningSchema><MiningField name="a"/></MiningSchema>';
    const local = (...content: string[]) =>
      `<LocalTransformations>${content.join('')}</LocalTransformations>`;
    const scaled = derived('s', apply('*', ref('a'), constant(2)));
    const later = derived('t', apply('*', ref('predicted'), constant(3)));
    const segment = (...content: string[]) =>
      `<Segment><RegressionModel>${schema}${local(...content)}</RegressionModel></Segment>`;
    const model = `<MiningModel>${schema}<Segmentation>${segment(scaled)}${segment(scaled, later)}</Segmentation></MiningModel>`;
    const artifact = await open(pmml(fields('a'), model));
    expect(artifact.transform).toEqual({ kind: 'affine', features: ['a'], scale: [2], offset: [0] });
  });
});

describe('looksLikePmml', () => {
  it.each(truths)('takes $file', ({ file }) => {
    expect(looksLikePmml(fixture(`pmml/${file}`))).toBe(true);
  });

  it.each(['', 'PMML', '{"PMML": 1}', '<html></html>', ' <svg xmlns="PMML"/>', '# <PMML>'])(
    'does not take %j',
    (text) => {
      expect(looksLikePmml(Buffer.from(text))).toBe(false);
    },
  );

  it('counts XML of another kind by its bytes', async () => {
    expect(await open('<a><PMML/></a>')).toMatchObject({ format: 'unknown', error: null });
  });
});

describe('hostile documents', () => {
  const broken: [string, string, string][] = [
    [
      'a DOCTYPE',
      '<!DOCTYPE PMML [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><PMML>&b;</PMML>',
      'has a DOCTYPE',
    ],
    ['an entity', '<PMML>&lol;</PMML>', 'is not well-formed XML'],
    ['a cut', '<PMML><Header>', 'is not well-formed XML'],
    ['a wrong end', '<PMML><Header></PMML></Header>', 'is not well-formed XML'],
    ['text that is not UTF-8', '<PMML>\xff', 'do not fit its encoding'],
    ['depth', `<PMML>${'<x>'.repeat(20_000)}`, 'is nested deeper than 10000'],
    ['an empty DerivedField', pmml(dictionary(derived('d', ''))), 'without an expression'],
    [
      'two fields of one name',
      pmml(fields('a'), dictionary(derived('d', ref('a')), derived('d', ref('a')))),
      'a second DerivedField "d"',
    ],
    [
      'a circle',
      pmml(dictionary(derived('d', ref('e')), derived('e', ref('d')), derived('f', ref('e')))),
      'go in a circle',
    ],
    [
      'points that fall',
      pmml(
        fields('a'),
        dictionary(
          derived(
            'd',
            norm('a', [
              [1, 0],
              [1, 1],
            ]),
          ),
        ),
      ),
      'do not rise',
    ],
    [
      'points that are none',
      pmml(
        fields('a'),
        dictionary(
          derived(
            'd',
            norm('a', [
              [1, 0],
              [2, 1],
            ]).replace('"2"', '"x"'),
          ),
        ),
      ),
      'no pair of numbers',
    ],
  ];
  it.each(broken)('reports %s', async (_, text, message) => {
    const artifact = await open(Buffer.from(text, 'latin1'));
    expect(artifact.error).toContain(message);
    expect(artifact).toMatchObject({ format: 'pmml', transform: null });
  });

  it('does not go down deep expressions', async () => {
    const deep = `${'<Apply function="exp">'.repeat(2000)}${ref('a')}${'</Apply>'.repeat(2000)}`;
    expect(await open(pmml(fields('a'), dictionary(derived('d', deep))))).toMatchObject({
      format: 'unknown',
      error: null,
    });
  });

  it('does not follow long rows of derived fields', async () => {
    const row = Array.from({ length: 5000 }, (_, index) =>
      derived(`d${index + 1}`, apply('+', ref(index === 0 ? 'a' : `d${index}`), constant(1))),
    );
    const artifact = await open(pmml(fields('a'), dictionary(...row.reverse())));
    expect(artifact).toMatchObject({ format: 'unknown', error: null, transform: null });
  });

  it('does not count what is mixed again and again', async () => {
    const wide = Array.from({ length: 300 }, (_, index) => `a${index}`);
    const sum = apply('sum', ...wide.map(ref));
    const many = Array.from({ length: 300 }, (_, index) => derived(`d${index}`, sum));
    const start = computed();
    const { transform } = await open(pmml(fields(...wide), dictionary(...many)));
    expect(transform).toMatchObject({ kind: 'opaque' });
    expect(computed() - start).toBeLessThan(10_000);
  });

  it('reads Latin-1 where the document says so', async () => {
    const text = pmml(fields('Größe'), dictionary(derived('d', apply('*', ref('Größe'), constant(2)))));
    const declared = text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"');
    const { featureNames, transform } = await open(Buffer.from(declared, 'latin1'));
    expect(featureNames).toEqual(['Größe']);
    expect(transform).toMatchObject({ features: ['Größe'] });
  });

  it('takes __proto__ for a name', async () => {
    const scaled = derived('constructor', apply('*', ref('__proto__'), constant(2)));
    const { transform } = await open(pmml(fields('__proto__'), dictionary(scaled)));
    expect(transform).toMatchObject({ features: ['__proto__'], scale: [2] });
  });

  it('is an artifact wherever it is cut off', async () => {
    const bytes = fixture('pmml/columns.pmml');
    const end = Buffer.from(bytes).lastIndexOf('>');
    for (let length = 0; length <= end; length++) {
      const { error, transform } = await open(bytes.subarray(0, length));
      expect(transform).toBeNull();
      if (error !== null) expect(error).toMatch(/^(is not well-formed XML|is empty)/);
    }
  });

  it('does not fall over flipped bytes', async () => {
    const random = seeded(1);
    const originals = ['columns', 'power', 'chain', 'nyoka-min-max'].map((name) =>
      fixture(`pmml/${name}.pmml`),
    );
    for (let round = 0; round < 5000; round++) {
      const bytes = Uint8Array.from(originals[round % originals.length] ?? []);
      for (let flips = 1 + random() * 3; flips >= 1; flips--) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const { error } = await open(bytes);
      expect(error ?? '').not.toMatch(/could not be read: |too large, to be read/);
    }
  });
});

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
