import { describe, expect, test } from 'vitest';
import { type PinnedValue, parsePinned } from '../../src/policy/pinned.ts';

const hex = 'AB'.repeat(32);
const digest = `sha256:${hex.toLowerCase()}`;

describe('parsePinned', () => {
  test.each<[unknown, PinnedValue]>([
    ['2.1.0', { text: '2.1.0', version: '2.1.0' }],
    [' 2.1.0 ', { text: '2.1.0', version: '2.1.0' }],
    ['v2.1.0', { text: 'v2.1.0', version: '2.1.0' }],
    ['2.1.0-rc.1+cuda.12', { text: '2.1.0-rc.1+cuda.12', version: '2.1.0-rc.1+cuda.12' }],
    ['churn@2.1.0', { text: 'churn@2.1.0', name: 'churn', version: '2.1.0' }],
    ['team/churn@v2.1.0', { text: 'team/churn@v2.1.0', name: 'team/churn', version: '2.1.0' }],
    ['a@b@2.1.0', { text: 'a@b@2.1.0', name: 'a@b', version: '2.1.0' }],
    [`sha256:${hex}`, { text: `sha256:${hex}`, digest }],
    ['models/scaler.joblib', { text: 'models/scaler.joblib', path: 'models/scaler.joblib' }],
    ['scaler.joblib', { text: 'scaler.joblib', path: 'scaler.joblib' }],
    ['/app/models/scaler', { text: '/app/models/scaler', path: '/app/models/scaler' }],
    ['models\\scaler.pkl', { text: 'models\\scaler.pkl', path: 'models\\scaler.pkl' }],
    ['scaler-2.1.0.pkl', { text: 'scaler-2.1.0.pkl', path: 'scaler-2.1.0.pkl' }],
    ['.hidden/s', { text: '.hidden/s', path: '.hidden/s' }],
    [
      { version: 'churn@2.1.0', other: [1] },
      { text: 'version: churn@2.1.0', version: '2.1.0', name: 'churn' },
    ],
    [
      { version: '2.1.0', file: 's.pkl', sha256: hex, fingerprint: digest },
      {
        text: `version: 2.1.0, file: s.pkl, sha256: ${hex}, fingerprint: ${digest}`,
        version: '2.1.0',
        path: 's.pkl',
        digest,
        fingerprint: digest,
      },
    ],
    [
      { scaler: 'models/s.pkl', version: null },
      { text: 'scaler: models/s.pkl', path: 'models/s.pkl' },
    ],
    [
      { path: 's.pkl', file: 's.pkl' },
      { text: 'path: s.pkl, file: s.pkl', path: 's.pkl' },
    ],
  ])('%j', (value, pinned) => {
    expect(parsePinned(value, null)).toEqual(pinned);
  });

  test.each<[unknown, string | null, string, RegExp]>([
    ['', '', 'the value is empty', /write a version as `2.1.0`/],
    [
      'latest',
      'latest',
      '`latest` does not name a scaler',
      /a name and version as `churn@2.1.0`, a path to the scaler/,
    ],
    ['2.1', '2.1', '`2.1` does not name a scaler', /all three parts of the version, as `2.1.0`/],
    ['v2', 'v2', '`v2` does not name a scaler', /as `2.0.0`/],
    ['churn@latest', '', '`churn@latest` does not name a scaler', /./],
    ['02.1.0', '', '`02.1.0` does not name a scaler', /./],
    [hex, hex, `\`${hex.slice(0, 59)}…\` does not name a scaler`, /write `sha256:` before it/],
    ['sha256:abc', '', '`sha256:abc` does not name a scaler', /64 hex digits/],
    [
      '\u0024{SCALER_VERSION:-2.1.0}',
      '',
      '`\u0024{SCALER_VERSION:-2.1.0}` does not name a scaler',
      /write the value itself/,
    ],
    [
      '{{ .Values.path }}/s.pkl',
      '',
      '`{{ .Values.path }}/s.pkl` does not name a scaler',
      /write the value itself/,
    ],
    [
      's3://bucket/scaler.joblib',
      '',
      '`s3://bucket/scaler.joblib` does not name a scaler',
      /outside of the repository/,
    ],
    [2.1, '2.10', '`2.10` is a number here, and a number loses its last zeros', /"2.10"/],
    [2, null, '`2` is a number here, and a number loses its last zeros', /"2"/],
    [null, null, 'the value is empty; it does not name a scaler', /./],
    [[], null, 'the value is a list; it does not name a scaler', /./],
    [{}, null, 'the value is an object that does not name a scaler', /select one value/],
    [
      { versoin: '2.1.0' },
      null,
      'the value is an object that does not name a scaler',
      /did you mean `version`\?/,
    ],
    [
      { version: 2.1 },
      null,
      '`version` is the number `2.1`; expected a text',
      /a version as `2.1.0`, in quotes/,
    ],
    [{ version: 'latest' }, null, '`version` is `latest`; expected a version as `2.1.0`', /select one value/],
    [
      { scaler: 'standard' },
      null,
      '`scaler` is `standard`; expected a path to the scaler',
      /select one value/,
    ],
    [{ sha256: 'abc' }, null, '`sha256` is `abc`; expected 64 hex digits', /./],
    [
      { path: 'a.pkl', file: 'b.pkl' },
      null,
      'the object says two things: `a.pkl` and `b.pkl`',
      /one of them/,
    ],
    [{ __proto__: { version: '2.1.0' } }, null, 'the value is an object that does not name a scaler', /./],
  ])('%j is refused', (value, source, error, fix) => {
    const result = parsePinned(value, source);
    if (!('error' in result)) throw new Error(`took ${JSON.stringify(result)}`);
    expect(result.error).toBe(error);
    expect(result.fix).toMatch(fix);
  });
});
