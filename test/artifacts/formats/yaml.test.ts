import { describe, expect, it } from 'vitest';
import type { Affine } from '../../../src/generated/lock.ts';
import { computed } from '../../helpers/computed.ts';
import { bytesOf, damaged, open, text, truthsOf } from './family.ts';

interface Truth {
  file: string;
  role?: string;
  names?: string[] | null;
  mean?: number[];
  std?: number[];
  describe?: number[];
}

const truths = truthsOf<Truth>('yaml');
const scalers = truths.filter(({ mean }) => mean);

describe('scalers as text', () => {
  it.each(scalers)('$file', async ({ file, names, mean = [], std = [] }) => {
    const artifact = await open('yaml', file);
    expect(artifact).toMatchObject({
      format: /ya?ml$/.test(file) ? 'yaml' : 'json',
      role: 'scaler',
      error: null,
      features: 3,
      featureNames: names,
    });
    const { scale, offset } = artifact.transform as Affine;
    // pandas writes 15 digits.
    const tolerance = file.startsWith('pandas') ? 1e-14 : 0;
    scale.forEach((value, index) => {
      const [middle = 0, spread = 1] = [mean[index], std[index]];
      expect(Math.abs(Number(value) * spread - 1)).toBeLessThanOrEqual(tolerance + Number.EPSILON);
      expect(Math.abs((Number(offset[index]) * spread) / -middle - 1)).toBeLessThanOrEqual(
        tolerance + Number.EPSILON,
      );
    });
  });

  it('gives one fingerprint to one scaler, as JSON and as YAML', async () => {
    const same = scalers.filter(({ file }) => !/^(pandas|column)/.test(file));
    const prints = await Promise.all(same.map(async ({ file }) => (await open('yaml', file)).fingerprint));
    expect(new Set(prints).size).toBe(1);
    expect(same.length).toBeGreaterThan(7);
  });

  it.each(truths.filter((truth) => truth.describe))(
    '$file is all statistics',
    async ({ file, names, describe: mean }) => {
      const { transform, role, features, error } = await open('yaml', file);
      expect({ role, features, error }).toEqual({ role: 'scaler', features: 3, error: null });
      expect(transform).toMatchObject({
        kind: 'table',
        method: 'statistics',
        features: names,
        tables: { mean },
      });
      expect(transform?.kind === 'table' && Object.keys(transform.tables).sort()).toEqual([
        '25%',
        '50%',
        '75%',
        'max',
        'mean',
        'min',
        'std',
      ]);
    },
  );

  it('does not make what a tag of Python names, and lists it', async () => {
    const artifact = await open('yaml', 'numpy.yaml');
    expect(artifact).toMatchObject({
      format: 'yaml',
      role: 'unknown',
      transform: null,
      error: null,
      unsafe: [],
    });
    expect(artifact.imports).toContain('numpy.ndarray');
    const attack = text('mean: [1]\nstd: [1]\nx: !!python/object/apply:os.system ["true"]\n');
    expect(await open('yaml', 'x.yaml', attack)).toMatchObject({
      imports: ['os.system'],
      unsafe: ['os.system'],
      transform: null,
    });
  });

  const others: [string, string, object][] = [
    [
      'a config that names a version',
      'scaler_version: 2.1.0\nlr: 1.0e-3\n',
      { format: 'yaml', role: 'other' },
    ],
    ['several documents', 'a: 1\n---\nb: 2\n', { format: 'unknown', role: 'unknown' }],
    ['a tag of its own', 'mean: !list [1]\nstd: [1]\n', { format: 'yaml', role: 'other' }],
    ['nothing', '# only words\n', { format: 'unknown' }],
    ['prose', 'The scaler: see below.\nIt is fitted.\n  x\n', { format: 'unknown' }],
    ['an INI file', '[a]\nb = 1\n', { format: 'unknown' }],
  ];
  it.each(others)('takes %s for no scaler', async (_, content, expected) => {
    expect(await open('yaml', 'file', text(content))).toMatchObject({
      ...expected,
      error: null,
      transform: null,
    });
  });

  it('counts text of too many values by its bytes, without parsing it', async () => {
    const started = computed();
    const many = await open('yaml', 'x.yaml', text(`a: [${'1,'.repeat(500_000)}1]\n`));
    expect(many).toMatchObject({ format: 'unknown', error: null });
    expect(computed() - started).toBeLessThan(1000);
  });

  it('merges maps, and takes __proto__ for a name', async () => {
    const merged = text('base: &b {std: [2], features: [a]}\nscaler:\n  <<: *b\n  mean: [1]\n');
    expect((await open('yaml', 'x.yaml', merged)).transform).toMatchObject({
      features: ['a'],
      offset: [-0.5],
    });
    const proto = text('mean: {__proto__: 1, b: 2}\nstd: {__proto__: 1, b: 1}\n');
    expect((await open('yaml', 'x.yaml', proto)).featureNames).toEqual(['__proto__', 'b']);
  });

  it('keeps what JSON has no numbers for', async () => {
    const { scalers, transform } = await open('yaml', 'x.yaml', text('mean: [.nan, 1]\nstd: [1, .inf]\n'));
    expect(transform).toMatchObject({ scale: [1, 0], offset: ['nan', 0] });
    expect(scalers[0]?.parameters).toEqual({ mean: ['nan', 1], std: [1, 'inf'] });
  });

  const laughs = `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}\n`;
  const hostile: [string, string, string][] = [
    ['a billion laughs', laughs, 'values, with its aliases written out'],
    ['an alias into itself', 'a: &a [*a]\n', 'nested deeper than'],
    ['a text of brackets', `a: ${'['.repeat(50_000)}`, 'nested deeper than'],
    ['a text of dashes', `${'- '.repeat(50_000)}1\n`, 'nested deeper than'],
    ['keys in keys', `x: 1\n${'? '.repeat(90)}a\n`, 'a key that is not text'],
    [
      'a long stair',
      Array.from({ length: 1400 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      'nested deeper than',
    ],
    ['a key twice', 'mean: [1]\nstd: [1]\nmean: [2]\n', 'has the key "mean" twice'],
    ['broken text', 'mean: [1, 2\nstd: 3\n', 'is not YAML'],
    ['lists of different lengths', 'scaler:\n  mean: [1, 2]\n  std: [1]\n', '/scaler: "mean" has 2 values'],
  ];
  it.each(hostile)('refuses %s', async (_, content, message) => {
    // The processor's time: that of the clock tells how busy the machine is.
    const started = process.cpuUsage();
    expect((await open('yaml', 'x.yaml', text(content))).error).toContain(message);
    const { user, system } = process.cpuUsage(started);
    expect(user + system).toBeLessThan(5_000_000);
  });

  it.each(['by-feature.yaml', 'anchors.yaml'])('%s stays an artifact when it is damaged', async (file) => {
    for (const bytes of damaged(bytesOf('yaml', file), 5000)) {
      const { error, fingerprint } = await open('yaml', file, bytes);
      expect(error === null || fingerprint === null).toBe(true);
    }
  });
});
