import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../src/artifacts/read.ts';

/** Pickles put together by hand, protocol 2. */
const PROTO = '\x80\x02';
const text = (value: string) => `X${length(value.length)}${value}`;
const length = (value: number) =>
  String.fromCharCode(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >> 24);
const instance = (name: string, state: string) => `c${name.replace(/\.(\w+)$/, '\n$1\n')})\x81}(${state}ub`;
const entry = (key: string, value: string) => text(key) + value;
const put = (index: number) => `r${length(index)}`;
const get = (index: number) => `j${length(index)}`;
const read = (pickle: string) => readArtifact(Buffer.from(`${PROTO}${pickle}.`, 'latin1'));

const SCALER = 'sklearn.preprocessing._data.StandardScaler';
const PIPELINE = 'sklearn.pipeline.Pipeline';
const COLUMNS = 'sklearn.compose._column_transformer.ColumnTransformer';
const UNION = 'sklearn.pipeline.FeatureUnion';

describe('hostile pickles', () => {
  it('does not follow a pipeline into itself', () => {
    const steps = `]${put(1)}(${text('a')}${get(0)}\x86e`;
    const artifact = read(
      `c${PIPELINE.replace(/\.(\w+)$/, '\n$1\n')})\x81${put(0)}}(${entry('steps', steps)}ub`,
    );
    expect(artifact).toMatchObject({ role: 'unknown', transform: null });
  });

  it('refuses values that are nested too deeply', () => {
    const deep = `${']'.repeat(5000)}${'a'.repeat(4999)}`;
    expect(read(deep).error).toContain('nested deeper');
  });

  it('does not write out what one object multiplies', () => {
    // Each level holds the one before twice: 2^40 scalers.
    let branches = `${instance(SCALER, entry('n_features_in_', 'K\x01') + entry('with_mean', '\x89') + entry('with_std', '\x89') + entry('scale_', 'N'))}${put(0)}0`;
    for (let level = 1; level <= 40; level++) {
      const one = `(${text('a')}${get(level - 1)}](K\x00et`;
      branches += `${instance(COLUMNS, entry('transformers_', `](${one}${one}e`))}${put(level)}0`;
    }
    const artifact = read(`${branches}${get(40)}`);
    expect(artifact).toMatchObject({ role: 'scaler', transform: null, error: null });
    expect(artifact.scalers).toHaveLength(1);
  });

  it('does not look at shared unions again and again', () => {
    let unions = `${instance(SCALER, entry('with_mean', '\x88'))}${put(0)}0`;
    for (let level = 1; level <= 40; level++) {
      const one = `${text('a')}${get(level - 1)}\x86`;
      unions += `${instance(UNION, entry('transformer_list', `](${one}${one}e`))}${put(level)}0`;
    }
    expect(read(`${unions}${get(40)}`)).toMatchObject({ transform: null });
  });

  it('does not believe a count', () => {
    const state = ['with_mean', 'with_std'].map((key) => entry(key, '\x89')).join('');
    const many = instance(
      SCALER,
      `${state}${entry('scale_', 'N')}${entry('n_features_in_', 'J\xff\xff\xff\x7f')}`,
    );
    expect(read(many).error).toContain('n_features_in_ is 2147483647');
    const slice = `cbuiltins\nslice\n(NNNtR`;
    const branch = `](${text('a')}${instance(SCALER, entry('mean_', 'N'))}${slice}\x87e`;
    const columns = instance(
      COLUMNS,
      `${entry('n_features_in_', 'J\xff\xff\xff\x7f')}${entry('transformers_', branch)}`,
    );
    expect(read(columns)).toMatchObject({ features: 2147483647, error: null });
  });

  it('takes __proto__ for a name', () => {
    const artifact = read(
      instance(SCALER, entry('__proto__', instance(SCALER, entry('x_', 'K\x01'))) + entry('scale_', 'N')),
    );
    expect(artifact.scalers.map(({ path }) => path)).toEqual(['', '/__proto__']);
    expect(Object.keys(artifact.scalers[0]?.parameters ?? {})).toContain('__proto__');
    expect(({} as Record<string, unknown>).x_).toBeUndefined();
  });

  it('writes a path as a JSON Pointer', () => {
    const artifact = read(`}(${entry('a/b~c', instance(SCALER, entry('mean_', 'N')))}u`);
    expect(artifact.scalers[0]?.path).toBe('/a~1b~0c');
  });

  it('names what would run on loading', () => {
    const artifact = read(`cos\nsystem\n(${text('true')}tR`);
    expect(artifact).toMatchObject({
      imports: ['os.system'],
      unsafe: ['os.system'],
      role: 'unknown',
      transform: null,
    });
  });

  const broken: [string, string, string][] = [
    [
      'a parameter that is text',
      entry('mean_', text('x')) + entry('scale_', 'N'),
      'mean_ is not a list of numbers',
    ],
    [
      'names that do not fit',
      entry('mean_', '](K\x01e') +
        entry('scale_', 'N') +
        entry('feature_names_in_', `](${text('a')}${text('b')}e`),
      '2 names for 1 features',
    ],
    [
      'a count that does not fit',
      entry('mean_', '](K\x01e') + entry('scale_', 'N') + entry('n_features_in_', 'K\x03'),
      'n_features_in_ is 3',
    ],
  ];
  it.each(broken)('reports %s', (_, state, message) => {
    const artifact = read(`}(${entry('s', instance(SCALER, state))}u`);
    expect(artifact.error).toContain(`holds a broken StandardScaler at /s: `);
    expect(artifact.error).toContain(message);
    expect(artifact.fingerprint).toBeNull();
  });
});
