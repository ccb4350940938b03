import { typeOf } from './schema.ts';

/** Longer values are cut in messages. */
const longestShown = 60;

/** A word of the user's in a message: one line, cut where it is long. */
export function quoted(text: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
  return `\`${shown.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => JSON.stringify(character).slice(1, -1))}\``;
}

/** `` `a`, `b` and `c` ``. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const shown = words.map(quoted);
  const last = shown.pop() ?? 'nothing';
  return shown.length > 0 ? `${shown.join(', ')} ${joint} ${last}` : last;
}

/** A value as a message names it: "a list", "the number `5`", "empty". */
export function shownAs(value: unknown): string {
  switch (typeOf(value)) {
    case 'null':
    case 'undefined':
      return 'empty';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'string':
      return value === '' ? 'empty' : quoted(String(value));
    case 'boolean':
      return quoted(String(value));
    default:
      return `the number ${quoted(String(value))}`;
  }
}
