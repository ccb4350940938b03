/** A class of scikit-learn, whatever module it lived in at the time. */
export interface SklearnClass {
  /** The public module below `sklearn`, as `preprocessing`. */
  area: string;
  name: string;
}

/**
 * `sklearn.preprocessing._data.StandardScaler` (0.22 and newer) and
 * `sklearn.preprocessing.data.StandardScaler` (older) are the same class; so the area is the first module and
 * the rest does not count. Null for classes of other libraries.
 */
export function sklearnClass(name: string): SklearnClass | null {
  const parts = name.split('.');
  const [library, area] = parts;
  const last = parts.at(-1);
  if (library !== 'sklearn' || parts.length < 3 || !area || !last) return null;
  return { area, name: last };
}
