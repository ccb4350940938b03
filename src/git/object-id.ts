/** Whether a value is the whole id of an object, by SHA-1 or SHA-256. */
export function isObjectId(value: unknown): value is string {
  return typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}
