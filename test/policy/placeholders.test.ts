import { compile } from 'json-p3';
import { describe, expect, test } from 'vitest';
import { fillIn, fillInJsonPath, placeholdersOf } from '../../src/policy/placeholders.ts';

test('placeholdersOf names each once, in order', () => {
  expect(placeholdersOf('{team}/{name}-{team}/{1}/{a,b}/{__proto__}')).toEqual(['team', 'name', '__proto__']);
});

test('fillIn leaves alone what is not bound', () => {
  expect(fillIn('{a}/{b}/{a}', new Map([['a', '$&']]))).toBe('$&/{b}/$&');
});

describe('fillInJsonPath makes a key of what the file is called', () => {
  const document = (key: string) => ({
    models: { [key]: { version: '1.0.0' } },
    list: [{ name: key, version: '1.0.0' }],
  });
  const selectors = [
    '$.models.{name}.version',
    "$.models['{name}'].version",
    '$.models["{name}"].version',
    '$.models[{name}].version',
    '$.models..version',
    "$.list[?@.name=='{name}'].version",
    '$.list[?@.name=={name}].version',
  ];
  const names = [
    'churn',
    'churn-v2',
    'a.b',
    "it's",
    'say "hi"',
    'back\\slash',
    "'] | $..*['",
    'new\nline',
    'é',
    '*',
    '0',
  ];
  test.each(selectors)('%s', (selector) => {
    for (const name of names) {
      const filled = fillInJsonPath(selector, new Map([['name', name]]));
      expect([filled, compile(filled).query(document(name)).values()]).toEqual([filled, ['1.0.0']]);
    }
  });

  test.each([
    ['$.models.{name}', 'churn', '$.models.churn'],
    ['$.models.{name}', 'churn-2', "$.models['churn-2']"],
    ['$..{name}', 'churn-2', "$..['churn-2']"],
    ['$..{name}_v2.x', 'churn', '$..churn_v2.x'],
    ['$.a_{name}', 'b c', "$['a_b c']"],
    ["$['{other}']", 'x', "$['{other}']"],
  ])('%s with %s is %s', (selector, name, filled) => {
    expect(fillInJsonPath(selector, new Map([['name', name]]))).toBe(filled);
  });
});
