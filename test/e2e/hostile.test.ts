import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../artifacts/containers/zips.ts';
import { call, instance, join, le, list, type Part, pickle, text } from '../artifacts/pickle/assemble.ts';
import { inspectMeasured as inspect, MEBIBYTE, MOST, NOTHING_ELSE } from '../helpers/measured.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import { checkReport, churnRepo, errorsOf, scalerlock } from '../helpers/scalerlock.ts';

/** What attackers send, looked at by the bundle as a whole process: its memory and its exit are measured. */

const PROTO = '\x80\x04';

const folder = temporaryFolder('scalerlock-hostile-');

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * MEBIBYTE);
const many = (part: string, times: number): Buffer => Buffer.from(part.repeat(times), 'latin1');
const made = (...parts: Part[]): Uint8Array => join(PROTO, ...parts);

/** A pickle of so many zeros. */
const bomb = (mebibytes: number): Uint8Array => made('B', le(mebibytes * MEBIBYTE, 4), zeros(mebibytes), '.');

/** Bytes that do not shrink, the same ones each time. */
function noise(mebibytes: number): Buffer {
  const bytes = Buffer.alloc(mebibytes * MEBIBYTE);
  let state = 1;
  for (let at = 0; at < bytes.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes.writeInt32LE(state ^ (state >>> 13), at);
  }
  return bytes;
}

/** Values that are held, one behind the other in a list. */
const held = (value: string, times: number): Uint8Array => made('](', many(value, times), 'e.');

const MEMORY = /makes values that take more than \d+ bytes of memory/;
const ATTACKS: [what: string, name: string, file: () => Uint8Array, error: RegExp | null][] = [
  ['4 million empty lists', 'a.pkl', () => made(many(']', 4 * MEBIBYTE), '.'), MEMORY],
  ['lists that are held', 'a.pkl', () => held(']Na', MEBIBYTE), MEMORY],
  ['dicts that are held', 'a.pkl', () => held('}NNs', MEBIBYTE), MEMORY],
  [
    '8 million places on the stack',
    'a.pkl',
    () => made('(', many('N', 8 * MEBIBYTE), 't.'),
    /4194304 values on the stack/,
  ],
  [
    '8 million places by DUP',
    'a.pkl',
    () => made('N', many('2', 8 * MEBIBYTE), '.'),
    /4194304 values on the stack/,
  ],
  // A file that is only as large as that is not an error: it counts by its bytes.
  ['12 million places in the memo', 'a.pkl', () => made('N', many('\x94', 12 * MEBIBYTE), '.'), null],
  ['short texts', 'a.pkl', () => held('\x8c\x02ab', 4 * MEBIBYTE), null],
  ['escapes in a text', 'a.pkl', () => made('V', many('\\u0041', 2 * MEBIBYTE), '\n.'), null],
  ['tuples within tuples', 'a.pkl', () => made('N', many('\x85', MEBIBYTE), '.'), MEMORY],
  [
    'a tuple that holds the one before twice',
    'a.pkl',
    () => doubled(30_000),
    /nested deeper than 2000 levels/,
  ],
  ['long integers', 'a.pkl', () => held(`\x8b\x00\x00\x01\x00${'\x71'.repeat(65536)}`, 100), null],
  [
    'zeros, packed with zlib',
    'a.joblib',
    () => deflateSync(bomb(300)),
    /packed with zlib, and more than \d+ bytes come out/,
  ],
  [
    'zeros behind noise, packed with gzip',
    'a.joblib',
    () => gzipSync(Buffer.concat([noise(8), bomb(200)])),
    /and more than \d+ bytes come out/,
  ],
  ['lists, packed', 'a.joblib', () => deflateSync(made('(', many(']', 50 * MEBIBYTE), 't.')), MEMORY],
  [
    'arrays of zeros',
    'a.npz',
    () => makeZip([{ name: 'mean.npy', data: zeros(60), deflate: true }]),
    /does not begin as one/,
  ],
  [
    'lists in a torch archive',
    'a.pt',
    () => makeZip([{ name: 'a/data.pkl', data: made('(', many(']', 60 * MEBIBYTE), 't.'), deflate: true }]),
    MEMORY,
  ],
  [
    'keys of JSON',
    'a.json',
    () => Buffer.from(`{${Array.from({ length: 200_000 }, (_, at) => `"k${at}_mean":1`)}}`),
    null,
  ],
  ['JSON within JSON', 'a.json', () => many('[', 4 * MEBIBYTE), /nested deeper than 200 levels/],
  ['tags of YAML', 'a.yaml', () => many('! ', 200_000), null],
  ['a comment of XML', 'a.pmml', () => Buffer.from(`<PMML><!--${'a-'.repeat(4 * MEBIBYTE)}--></PMML>`), null],
  [
    'elements of XML',
    'a.pmml',
    () => Buffer.from(`<PMML>${'<a>'.repeat(MEBIBYTE)}`),
    /nested deeper than 10000 elements/,
  ],
];

/** `memo[k] = (memo[k − 1], memo[k − 1])`: to walk it as a tree would never end. */
function doubled(levels: number): Uint8Array {
  const steps = Array.from({ length: levels }, (_, level) => {
    const before = join('j', le(level, 4));
    return join(before, before, '\x86r', le(level + 1, 4), '0');
  });
  return made('Nr', le(0, 4), '0', Buffer.concat(steps), 'j', le(levels, 4), '.');
}

describe('an attack by size', () => {
  it.each(ATTACKS)('%s', { timeout: 120_000 }, (what, name, write, error) => {
    const file = joinPath(folder, `${what.replace(/\W+/g, '-')}-${name}`);
    const bytes = write();
    writeFileSync(file, bytes);
    const run = inspect(file);
    expect(run.memory - bytes.length).toBeLessThan(MOST);
    expect(run.stderr.trim()).toMatch(NOTHING_ELSE);
    const [artifact] = JSON.parse(run.stdout).files;
    if (error === null) expect(artifact.transform).toBeNull();
    else expect(artifact.error).toMatch(error);
    expect(run.status).toBe(artifact.error === null ? 0 : 1);
  });
});

describe('names that a terminal would act upon', () => {
  const NAMES = [
    '\x1b[2J',
    '\x9b31m',
    '\u202egnp.exe',
    '\u2066',
    '::error::x',
    '##[error]x',
    'a\u0000b',
    '\x07',
    '\u{e0041}',
  ];
  const evil = NAMES.join(' ');
  const vector = list(...NAMES.map(() => 'K\x01'));
  const file = joinPath(folder, 'names.pkl');
  writeFileSync(
    file,
    pickle(
      PROTO,
      ...['(', text(`evil ${evil}`), text(evil), '\x93', text(evil), '\x85R'],
      instance(
        'sklearn.preprocessing._data',
        'StandardScaler',
        ...[text('feature_names_in_'), list(...NAMES.map((name) => text(name)))],
        ...[text('mean_'), vector, text('scale_'), vector, text(evil), text(evil)],
      ),
      't',
    ),
  );

  it.each(['text', 'markdown', 'json'])('are escaped in %s', (format) => {
    const { stdout, stderr } = inspect(file, format);
    expect(stderr.trim()).toMatch(NOTHING_ELSE);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(stdout).not.toMatch(/^::|##\[/m);
    expect(stdout).toContain('StandardScaler');
  });

  it.each(['text', 'markdown', 'json'])('are escaped in %s of a comparison', (format) => {
    const repo = churnRepo();
    const { stdout, stderr } = scalerlock(
      repo,
      'compare',
      '--format',
      format,
      file,
      'models/churn/scaler.joblib',
    );
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

describe('an attack in a repository', () => {
  const scaler = 'models/churn/scaler.joblib';
  it.each<[string, Uint8Array, string]>([
    ['values that fill the memory', held('}NNs', MEBIBYTE), 'artifact/unreadable'],
    ['a bomb', deflateSync(bomb(100)), 'artifact/unreadable'],
    [
      'a scaler that runs a program',
      pickle(PROTO, call('os', 'system', text('true'))),
      'artifact/unsafe-import',
    ],
    ['one that breaks when it has run', made(call('os', 'system', text('true'))), 'artifact/unsafe-import'],
    [
      'one of a protocol that is not read',
      made(call('os', 'system', text('true')), '\x80\x06.'),
      'artifact/unsafe-import',
    ],
    [
      'one of protocol 0 with more behind it',
      join("cos\nsystem\n(S'true'\ntR.", 'more'),
      'artifact/unsafe-import',
    ],
  ])('%s is refused', { timeout: 60_000 }, (_, bytes, rule) => {
    const repo = churnRepo();
    repo.write(scaler, bytes);
    repo.git('add', '--all');
    const report = checkReport(repo, '--staged');
    expect(errorsOf(report)).toContain(rule);
    const { message = '' } = report.findings.find((finding) => finding.rule === rule) ?? {};
    expect(message).toContain(scaler);
    if (rule === 'artifact/unsafe-import') expect(message).toMatch(/os\.system \(at byte \d+\)/);
  });
});
