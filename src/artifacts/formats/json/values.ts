/**
 * What `JSON.parse` gives. Keys come from a file: read them with `Object.entries` and `Object.hasOwn` only.
 */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

export interface JsonObject {
  [key: string]: JsonValue;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An entry of the object itself: `__proto__` is only a name. */
export function entry(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text under a key; null where there is none. */
export function textAt(object: JsonObject, key: string): string | null {
  const value = entry(object, key);
  return typeof value === 'string' ? value : null;
}

/** A key as one step of a JSON Pointer (RFC 6901). */
export function step(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
