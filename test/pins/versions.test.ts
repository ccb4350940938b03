import { describe, expect, it } from 'vitest';
import { parseRequirement, settledPin } from '../../src/pins/pep508.ts';
import type { Pin } from '../../src/pins/pin.ts';
import { poetryPin } from '../../src/pins/poetry.ts';
import { contradicts, stepFrom } from '../../src/pins/versions.ts';

const at = { line: 1, column: 1 };
const SAVED = '1.7.1';

function requirement(specifiers: string): Pin {
  const pin = parseRequirement(`scikit-learn ${specifiers}`, at);
  if (!pin) throw new Error(`not a requirement: ${specifiers}`);
  return pin;
}

describe('a pin that goes with 1.7.1', () => {
  it.each([
    ...[
      '==1.7.1',
      '==1.7.0',
      '==1.7.9',
      '==1.7',
      '==1.7.*',
      '===1.7.1',
      '==1.7.1.post1',
      '==1.7.1+local',
      '==1.7.0rc1',
    ],
    ...['', '>=1.0', '>=1.7', '<2', '~=1.0', '~=1.7.0', '!=1.3.0', '>=1.3,<2', '<=1.7.1', '>1.6', '<1.8'],
    // Another patch version than the one that saved.
    ...[
      '~=1.7.2',
      '>=1.7.2',
      '>=1.7.2,<1.8',
      '<1.7.1',
      '>1.7.1,<1.8',
      '!=1.7.1',
      '<=1.7.0',
      '>=1.7.3,<=1.7.3',
    ],
  ])('%s', (specifiers) => expect(contradicts(requirement(specifiers), SAVED)).toBe(false));
});

describe('a pin that contradicts 1.7.1', () => {
  it.each([
    ...['==1.3.0', '==1.6.9', '==1.8.0', '==2.7.1', '==1.3.*', '===1.3.0', '==1.70.1', '==0.7.1', '==1'],
    ...['<1.7', '>=1.8', '<1.0', '~=1.3.0', '~=1.8', '>=1.3,<1.4', '!=1.7.*', '>2', '>=1.8,!=1.9', '<1.6.9'],
  ])('%s', (specifiers) => expect(contradicts(requirement(specifiers), SAVED)).toBe(true));
});

it('one alternative that fits is enough', () => {
  const pin = (written: string) => poetryPin('scikit-learn', written, at) as Pin;
  expect(contradicts(pin('^0.24 || ^1.3'), SAVED)).toBe(false);
  expect(contradicts(pin('~0.24 || ~1.3'), SAVED)).toBe(true);
  expect(contradicts(pin('*'), SAVED)).toBe(false);
});

it('what is no version contradicts nothing', () => {
  for (const saved of ['', 'unknown', 'v?', '1.7.1 (patched)', '1'.repeat(10_000)]) {
    expect(contradicts(requirement('==1.3.0'), saved)).toBe(false);
    expect(contradicts(requirement('<1.3.0'), saved)).toBe(false);
  }
  expect(contradicts(settledPin('scikit-learn', 'latest', at), SAVED)).toBe(false);
});

it.each([
  ['1.7.1', '1.7.9', 'same'],
  ['1.7.1', '1.8.0', 'newer'],
  ['1.7.1', '1.6.2', 'older'],
  ['1.7.1', '2.7.1', 'another-major'],
  ['1.7.dev0', '1.7.1', 'same'],
  ['2', '2.7.1', 'same'],
  ['2', '3.0', 'another-major'],
  ['nightly', '1.0', null],
])('from %s to %s is %s', (saved, pinned, step) => expect(stepFrom(saved, pinned)).toBe(step));
