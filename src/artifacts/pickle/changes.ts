import type { PyGlobal, PyValue } from './values.ts';

/**
 * Whether a call could change a value that was read before, so that the numbers of the file are not the numbers that load:
 * a method of its class by a dotted name (`builtins` + `list.append`, `sklearn…` + `StandardScaler.fit`), or a function of
 * numpy or scipy, most of which write where they are told to (`numpy.multiply(a, b, a)`). What Python itself pickles calls
 * neither.
 */
export function couldChange(
  { module, name }: Pick<PyGlobal, 'module' | 'name'>,
  args: readonly PyValue[],
): boolean {
  const [first] = args;
  if (name.includes('.')) return isChangeable(first) && !MAKES.test(name.slice(name.lastIndexOf('.') + 1));
  return /^(numpy|scipy)(\.|$)/.test(module) && !SOUND.test(name) && args.some(isArray);
}

/** Classes within classes, and the constructors by other names. */
const MAKES = /^(?:_?[A-Z]|_*(?:from|unpickle|reconstruct|rebuild|make|new|create|build|load)(?:_|$))/;

/** Classes, private functions (all that numpy's own pickles call), and what only makes an array. */
const SOUND =
  /^(?:_|[A-Z]|scalar$|dtype$|ndarray$|matrix$|recarray$|chararray$|memmap$|array$|as\w*array$|from(?:buffer|iter|arrays|records)$|\w+_(?:matrix|array)$|poly1d$)/;

function isArray(value: PyValue): boolean {
  return typeof value === 'object' && value?.kind === 'array';
}

function isChangeable(value: PyValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['list', 'dict', 'set', 'array', 'object'].includes(value.kind);
}
