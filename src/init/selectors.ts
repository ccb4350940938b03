import type { Location } from '../policy/configs/document.ts';

/**
 * JSONPaths (RFC 9535) to a value, the one that reads best first. With `name`, the value is in an entry of a list of
 * `name` and `value`, as in a container's `env`: it is found by its name wherever the list may move.
 */
export function selectorsOf(location: Location, name?: string): string[] {
  const exact = `$${location.map(segment).join('')}`;
  if (name === undefined) return [exact];
  const list = location.slice(0, -2);
  const filter = `[?@.name==${quoted(name)}].value`;
  const last = list.at(-1);
  const anywhere = typeof last === 'string' && isPlain(last) ? [`$..${last}${filter}`] : [];
  return [...anywhere, `$${list.map(segment).join('')}${filter}`, exact];
}

function segment(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return isPlain(key) ? `.${key}` : `[${quoted(key)}]`;
}

function isPlain(key: string): boolean {
  return /^[A-Za-z_]\w*$/.test(key);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
