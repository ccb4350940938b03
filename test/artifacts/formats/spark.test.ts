import { describe, expect, it, test } from 'vitest';
import { openFolder } from '../../../src/artifacts/open-folder.ts';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { applied, folderFixture, folderTruths, mostApart, openFixture } from '../folders.ts';
import { random } from './random.ts';

const truths = folderTruths('spark');

describe('folders of Spark ML', () => {
  test.each(truths)('$folder', async (truth) => {
    const artifact = await openFixture(`spark/${truth.folder}`);
    const { role, features, featureNames, scalers } = truth;
    expect(artifact).toMatchObject({
      format: 'spark',
      class: truth.class,
      role,
      features,
      featureNames,
      error: null,
      unsafe: [],
    });
    expect(artifact.library.pyspark).toMatch(new RegExp(`^${truth.folder.split('/')[0]}\\.\\d+$`));
    expect(artifact.imports).toContain(truth.class);
    expect(
      artifact.scalers.map(({ path, class: name, parameters }) => ({ path, class: name, parameters })),
    ).toEqual(scalers);
    if (truth.probe) {
      const y = applied(artifact.transform, truth.probe.x);
      expect(mostApart(y, truth.probe.y)).toBeLessThan(1e-12);
    }
  });

  it('gives one fingerprint to what one scaler was saved as, by whichever version', async () => {
    const groups = new Map<string, Set<string | null>>();
    for (const { folder, group } of truths) {
      if (group === null || group === 'branches') continue;
      const { fingerprint } = await openFixture(`spark/${folder}`);
      expect(fingerprint, folder).toMatch(/^sha256:/);
      groups.set(group, (groups.get(group) ?? new Set()).add(fingerprint));
    }
    expect([...groups.values()].every((fingerprints) => fingerprints.size === 1)).toBe(true);
    expect(new Set([...groups.values()].flatMap((each) => [...each])).size).toBe(groups.size);
  });

  it('names the features of a pipeline by what its assembler put together', async () => {
    const bare = await openFixture('spark/3.5/standard-mean');
    const named = await openFixture('spark/4.3/pipeline');
    if (!bare.transform || !named.transform) throw new Error('no transform');
    expect(compareTransforms(bare.transform, named.transform)).toMatchObject({
      verdict: 'close',
      namesDiffer: true,
      differences: [],
    });
  });

  it('counts the features of scalers side by side together', async () => {
    const { features, featureNames } = await openFixture('spark/4.3/pipeline-beside');
    expect(features).toBe(5);
    expect(featureNames).toEqual(['age', 'income', 'tenure', 'visits', 'flag']);
  });

  it('keeps the columns of steps that are no chain, by names that no chance made', async () => {
    const [old, recent] = [
      await openFixture('spark/3.5/pipeline-branches'),
      await openFixture('spark/4.3/pipeline-branches'),
    ].map(({ transform }) => transform);
    const columns = [['city'], ['step 1'], ['age', 'income', 'tenure', 'visits', 'flag']];
    for (const transform of [old, recent]) {
      expect(transform?.kind === 'branches' && transform.branches.map((branch) => branch.columns)).toEqual(
        columns,
      );
    }
    expect(JSON.stringify(recent)).not.toMatch(/_[0-9a-f]{12}/);
  });

  it('takes a model of another library for one, whatever it keeps in its data', async () => {
    const name = 'ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel';
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = new Map([
      [
        'metadata/part-00000',
        encode(`{"class":"${name}","sparkVersion":"3.5.6","paramMap":{"featuresCol":"x"}}\n`),
      ],
      ['data/XGBoostClassificationModel', encode('a format of its own')],
    ]);
    expect(await openFolder(files, 'x')).toMatchObject({
      class: name,
      role: 'model',
      features: null,
      error: null,
    });
  });

  it('does not count an estimator as fitted', async () => {
    const artifact = await openFixture('spark/4.3/standard-unfitted');
    expect(artifact).toMatchObject({
      transform: null,
      fingerprint: null,
      unfitted: [{ path: '', class: 'org.apache.spark.ml.feature.StandardScaler' }],
    });
  });
});

/** The files of a folder, one of them changed. */
function changed(folder: string, name: RegExp, change: (bytes: Uint8Array) => Uint8Array | null) {
  const files = folderFixture(folder);
  const [key] = [...files.keys()].filter((each) => name.test(each));
  const bytes = change(files.get(key ?? '') ?? new Uint8Array());
  if (bytes) files.set(key ?? '', bytes);
  else files.delete(key ?? '');
  return files;
}

function edited(from: string, to: string): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to));
}

describe('folders of Spark ML that are broken', () => {
  const folder = 'spark/3.5/standard';
  test.each<[string, RegExp, (bytes: Uint8Array) => Uint8Array | null, RegExp]>([
    ['no data', /^data\/part/, () => null, /does not hold one row of parameters in data/],
    ['empty metadata', /^metadata\/part/, () => new Uint8Array(), /lacks metadata, or it is empty/],
    [
      'no JSON',
      /^metadata\/part/,
      () => new TextEncoder().encode('{'),
      /holds metadata\/part-00000, which is not JSON/,
    ],
    ['no class', /^metadata\/part/, edited('"class"', '"klass"'), /names no class/],
    ['a wrong type', /^metadata\/part/, edited('"withStd":true', '"withStd":"no"'), /withStd is no boolean/],
    [
      'parameters of another class',
      /^metadata\/part/,
      edited('StandardScalerModel', 'RobustScalerModel'),
      /holds no range in data/,
    ],
    ['data cut off', /^data\/part/, (bytes) => bytes.subarray(0, -9), /no whole Parquet file/],
  ])('%s', async (_, name, change, message) => {
    const artifact = await openFolder(changed(folder, name, change), folder);
    expect(artifact.error).toMatch(message);
    expect(artifact.transform).toBeNull();
  });

  it('refuses two rows of parameters: which of them counts?', async () => {
    const files = folderFixture(folder);
    const [part] = [...files.keys()].filter((name) => name.startsWith('data/part'));
    files.set('data/part-00001-again.snappy.parquet', files.get(part ?? '') ?? new Uint8Array());
    expect((await openFolder(files, folder)).error).toMatch(/does not hold one row/);
    files.set('metadata/part-00001', files.get('metadata/part-00000') ?? new Uint8Array());
    expect((await openFolder(files, folder)).error).toMatch(/two files of metadata/);
  });

  it('says where a stage is missing', async () => {
    const files = folderFixture('spark/4.3/pipeline');
    for (const name of files.keys()) if (name.startsWith('stages/1_')) files.delete(name);
    expect((await openFolder(files, 'pipeline')).error).toMatch(
      /lacks stages\/1_StandardScaler_\w+\/metadata/,
    );
  });

  it('holds files against the checksums beside them', async () => {
    const files = changed(
      'spark/3.5/standard-mean',
      /^metadata\/part/,
      edited('"withMean":true', '"withMean":0   '),
    );
    expect((await openFolder(files, 'x')).error).toMatch(
      /metadata\/part-00000, which does not match its checksum in metadata\/\.part-00000\.crc/,
    );
  });

  it('names what would be imported and run', async () => {
    const files = changed(
      folder,
      /^metadata\/part/,
      edited('org.apache.spark.ml.feature.StandardScalerModel', 'os.system'),
    );
    expect(await openFolder(files, 'x')).toMatchObject({
      imports: ['os.system'],
      unsafe: ['os.system'],
      role: 'unknown',
    });
  });

  it('takes names from the folder alone', async () => {
    const files = folderFixture('spark/4.3/pipeline');
    for (const [name, bytes] of files) {
      if (/^metadata\/part/.test(name))
        files.set(name, edited('StandardScaler_', '../../StandardScaler_')(bytes));
    }
    expect((await openFolder(files, 'pipeline')).error).toMatch(
      /lacks stages\/1_\.\.\/\.\.\/StandardScaler_/,
    );
  });
});

describe('hostile bytes', () => {
  const original = folderFixture('spark/4.3/standard-mean-resaved');
  const [data = ''] = [...original.keys()].filter((name) => name.startsWith('data/'));
  const [metadata = ''] = [...original.keys()].filter((name) => name.startsWith('metadata/'));
  const bytesOf = (name: string): Uint8Array => original.get(name) ?? new Uint8Array();

  it('end in an error at whatever length they are cut', async () => {
    const bytes = bytesOf(data);
    for (let length = 0; length < bytes.length; length++) {
      const artifact = await openFolder(new Map([...original, [data, bytes.subarray(0, length)]]), 'x');
      expect(artifact.error, `${length} bytes`).not.toBeNull();
    }
    const line = bytesOf(metadata);
    for (let length = 0; length < line.length - 2; length++) {
      const artifact = await openFolder(new Map([...original, [metadata, line.subarray(0, length)]]), 'x');
      expect(artifact.error, `${length} bytes`).not.toBeNull();
    }
  });

  it('never throw, and never give other numbers where a page has a checksum', async () => {
    const next = random(7);
    const right = (await openFolder(original, 'x')).fingerprint;
    let wrong = 0;
    for (let round = 0; round < 5000; round++) {
      const name = round % 5 === 0 ? metadata : data;
      const bytes = bytesOf(name).slice();
      const at = Math.floor(next() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      const artifact = await openFolder(new Map([...original, [name, bytes]]), 'x');
      if (name === data && artifact.transform && artifact.fingerprint !== right) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});
