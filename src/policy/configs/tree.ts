import type { Position } from '../pairs.ts';
import type { Document, Location, Value } from './document.ts';

/** A value, where it stands, and what is inside it by key or index. */
export interface Branch {
  value: Value;
  at: Position;
  /** A scalar as the file spells it. */
  source: string | null;
  children: Map<string | number, Child>;
}

export interface Child {
  branch: Branch;
  /** Where its key stands; null in a list. */
  keyAt: Position | null;
}

/** The document that a tree makes. */
export function documentOf(root: Branch): Document {
  const find = (location: Location): Child | undefined => {
    let found: Child | undefined = { branch: root, keyAt: null };
    for (const key of location) found = found?.branch.children.get(key);
    return found;
  };
  return {
    value: root.value,
    positionOf: (location, which = 'value') => {
      const found = find(location);
      return (which === 'key' ? found?.keyAt : null) ?? found?.branch.at ?? null;
    },
    sourceOf: (location) => find(location)?.branch.source ?? null,
  };
}

/** An object whose keys come from a file: it has no prototype, so that `__proto__` is a key as any other. */
export function emptyObject(): { [key: string]: Value } {
  return Object.create(null);
}
