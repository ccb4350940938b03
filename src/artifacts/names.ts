/**
 * A class under its public name: `sklearn.preprocessing._data.StandardScaler` is what a pickle stores and
 * `sklearn.preprocessing.StandardScaler` is what people import. One class has one name, whatever module a version of
 * the library kept it in.
 */
export function publicClass(name: string): string {
  const parts = name.split('.');
  const [library, area, inner] = parts;
  const last = parts.at(-1) ?? name;
  if (library === 'sklearn' && area && parts.length > 2) {
    // Before 0.22 private modules had no underscore (`preprocessing.data`), so only the known public ones are kept.
    return [library, area, ...(PUBLIC_INNER.has(`${area}.${inner}`) ? [inner] : []), last].join('.');
  }
  // Python 2, and so protocols 0 to 2.
  if (library === '__builtin__') return ['builtins', ...parts.slice(1)].join('.');
  if (library === 'copy_reg') return ['copyreg', ...parts.slice(1)].join('.');
  if (library === 'numpy') return name.replace(/^numpy\.(_?core|lib)\.[\w.]+\.(\w+)$/, 'numpy.$2');
  return [...parts.slice(0, -1).filter((part) => !part.startsWith('_') || part === '__main__'), last].join(
    '.',
  );
}

/** The modules of scikit-learn below the first level that people import from. */
const PUBLIC_INNER = new Set([
  'feature_extraction.text',
  'feature_extraction.image',
  'gaussian_process.kernels',
]);
