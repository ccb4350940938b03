/** The value at a path of keys, as `pull_request.head.sha`; undefined where the event has no such thing. */
export function valueAt(value: unknown, ...path: string[]): unknown {
  return path.reduce((inner, key) => {
    return inner !== null && typeof inner === 'object' && Object.hasOwn(inner, key)
      ? Object.entries(inner).find(([name]) => name === key)?.[1]
      : undefined;
  }, value);
}

export function textAt(value: unknown, ...path: string[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}
