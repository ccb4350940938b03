import { describe, expect, it } from 'vitest';
import { branchName, commitId } from '../../src/action/event-payload.ts';
import { valueAt } from '../../src/action/payload.ts';

const OID = 'a1'.repeat(20);

describe('a branch of an event', () => {
  it.each([
    ['main', 'main'],
    ['refs/heads/main', 'main'],
    ['release/2.x', 'release/2.x'],
    ['-dash', '-dash'],
    ['größe/日本', 'größe/日本'],
    ["it's;$(odd)", "it's;$(odd)"],
  ])('%j is one', (value, name) => {
    expect(branchName({ ref: value }, 'ref')).toBe(name);
  });

  it.each([
    [''],
    ['a b'],
    ['a\nb'],
    ['a\0b'],
    ['a:b'],
    ['+a:refs/heads/b'],
    ['a..b'],
    ['../a'],
    ['a/../b'],
    ['a//b'],
    ['/a'],
    ['a/'],
    ['.a'],
    ['a/.b'],
    ['a.lock'],
    ['a.lock/b'],
    ['a.'],
    ['a@{1}'],
    ['@'],
    ['a*'],
    ['a^'],
    ['a~1'],
    ['a\\b'],
    ['a?'],
    ['a['],
    ['a\x7f'],
    ['x'.repeat(300)],
    [7],
    [null],
    [['main']],
    [{ toString: () => 'main' }],
  ])('%j is none', (value) => {
    expect(() => branchName({ ref: value }, 'ref')).toThrow('the event names no branch in `ref`');
  });
});

describe('a commit of an event', () => {
  it.each([[OID], ['f'.repeat(64)], ['0'.repeat(40)]])('%s is one', (value) => {
    expect(commitId({ after: value }, 'after')).toBe(value);
  });

  it.each([
    ['HEAD'],
    [OID.slice(1)],
    [`${OID}\n`],
    [`-${OID}`],
    [OID.toUpperCase()],
    [7],
    [[OID]],
    [undefined],
  ])('%j is none', (value) => {
    expect(() => commitId({ after: value }, 'after')).toThrow('the event names no commit in `after`');
  });
});

it('has no field that only its prototype has', () => {
  expect(valueAt({}, 'constructor', 'name')).toBeUndefined();
  expect(valueAt({ a: null }, 'a', 'b')).toBeUndefined();
});
