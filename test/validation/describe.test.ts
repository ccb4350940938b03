import { describe, expect, test } from 'vitest';
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import { report as validate } from '../../src/generated/validate-report.js';
import { nearestPosition } from '../../src/policy/configs/document.ts';
import { readJson } from '../../src/policy/configs/json.ts';
import { describeErrors } from '../../src/validation/describe.ts';
import { fromPointer, locationOf, toPointer, valueAt } from '../../src/validation/pointer.ts';
import type { Schema } from '../../src/validation/schema.ts';

const finding =
  '{"rule":"a","severity":"error","pair":null,"path":null,"line":1,"column":1,"message":"m","fix":"f","docs":"d"}';
const report = `{
  "schemaVersion": 1,
  "tool": { "name": "scalerlock", "version": "0.1.0" },
  "status": "pass", "base": null, "head": "index",
  "pairs": [],
  "findings": [${finding}],
  "stats": { "pairs": 0, "filesHashed": 0, "bytesHashed": 0, "durationMs": 1.5 }
}`;

/** What is wrong with a report. */
function faultOf(text: string) {
  const document = readJson(text);
  if (validate(document.value)) return null;
  return describeErrors(validate.errors ?? [], {
    schema: reportSchema as Schema,
    data: document.value,
    locate: (pointer, which, key) =>
      nearestPosition(document, key === undefined ? pointer : pointer + toPointer([key]), which),
  });
}

describe('describeErrors', () => {
  test('the report is good as it is', () => expect(faultOf(report)).toBeNull());

  test.each<[string, string, string, string, number, number]>([
    [
      '"status"',
      '"stutus"',
      'unknown key `stutus` in the file: did you mean `status`?',
      'write `status`',
      4,
      3,
    ],
    ['"pass"', '"passed"', '`status` is `passed`: did you mean `pass`?', 'write `pass`', 4, 13],
    [
      '"error"',
      '"fatal"',
      '`findings[0].severity` is `fatal`; expected `error` or `warning`',
      'write `error` or `warning`',
      6,
      39,
    ],
    [
      '"line":1',
      '"line":0',
      '`findings[0].line` is the number `0`; expected a whole number of at least 1 or `null`',
      'write a whole number of at least 1 or `null`',
      6,
      78,
    ],
    [
      '"line":1',
      '"line":"1"',
      '`findings[0].line` is the text `1`; expected a whole number of at least 1 or `null`',
      'write a whole number of at least 1 or `null`',
      6,
      78,
    ],
    [
      '"head": "index"',
      '"head": []',
      '`head` is a list; expected text or `null`',
      "write the tree judged: a commit's id, `index` or `worktree`",
      4,
      43,
    ],
    ['"pairs": [],', '', 'the file has no `pairs`', 'add `pairs`', 1, 1],
    [',"docs":"d"', '', '`findings[0]` has no `docs`', "add `docs`: the rule's page", 6, 16],
    ['"scalerlock"', '"other"', '`tool.name` is `other`; expected `scalerlock`', 'write `scalerlock`', 3, 21],
    [
      '"message":"m"',
      '"message":true',
      '`findings[0].message` is `true`; expected text',
      'write text',
      6,
      101,
    ],
  ])('%s as %s', (from, to, message, fix, line, column) => {
    expect(report).toContain(from);
    expect(faultOf(report.replace(from, to))).toEqual({ message, fix, at: { line, column } });
  });
});

describe('pointers', () => {
  test.each([
    [[], ''],
    [['a', 0, 'b/c~d', ''], '/a/0/b~1c~0d/'],
    [['__proto__'], '/__proto__'],
  ])('%j is %s', (segments, pointer) => {
    expect(toPointer(segments)).toBe(pointer);
    expect(fromPointer(pointer)).toEqual(segments.map(String));
  });

  test('lead only through what is there', () => {
    const data = JSON.parse('{"a": [{"__proto__": 1}], "0": {"1": 2}}');
    expect(valueAt(data, ['a', '0', '__proto__'])).toBe(1);
    expect(valueAt(data, ['toString'])).toBeUndefined();
    expect(valueAt(data, ['a', 'length', 'x'])).toBeUndefined();
    expect(locationOf(data, '/a/0/__proto__')).toEqual(['a', 0, '__proto__']);
    expect(locationOf(data, '/0/1')).toEqual(['0', '1']);
  });
});
