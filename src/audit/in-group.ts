/** What a map has under a key; made and put there where it has nothing yet. */
export function inGroup<Key, Group>(groups: Map<Key, Group>, key: Key, make: () => Group): Group {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = make();
  groups.set(key, made);
  return made;
}
