/** JSON Pointers (RFC 6901), as ajv names places in a document: `/pairs/churn/model/0`. */

/** The pointer to a place, its keys escaped. */
export function toPointer(segments: readonly (string | number)[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The keys and indices of a pointer; an index stays a string. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at the given keys and indices; undefined where there is none. `__proto__` is a key as any other. */
export function valueAt(data: unknown, segments: readonly (string | number)[]): unknown {
  let value = data;
  for (const segment of segments) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** The keys and indices of a pointer into the given data: numbers where it leads through a list. */
export function locationOf(data: unknown, pointer: string): (string | number)[] {
  let value = data;
  return fromPointer(pointer).map((segment) => {
    const key = Array.isArray(value) ? Number(segment) : segment;
    value = valueAt(value, [key]);
    return key;
  });
}
