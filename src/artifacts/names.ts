/**
 * A class under its public name: `sklearn.preprocessing._data.StandardScaler` is what a pickle stores and
 * `sklearn.preprocessing.StandardScaler` is what people import. Modules with a leading underscore are private, and
 * scikit-learn before 0.22 named some of them without one.
 */
export function publicClass(name: string): string {
  const parts = name.split('.');
  const modules = parts.slice(0, -1).filter((part) => !part.startsWith('_'));
  const last = parts.at(-1) ?? name;
  if (modules[0] === 'sklearn' && OLD_PRIVATE.has(modules.slice(1).join('.'))) modules.pop();
  return [...modules, last].join('.');
}

const OLD_PRIVATE = new Set([
  'preprocessing.data',
  'preprocessing.label',
  'preprocessing.imputation',
  'ensemble.forest',
  'ensemble.iforest',
  'linear_model.logistic',
  'tree.tree',
  'svm.classes',
]);
