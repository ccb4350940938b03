import { attribute, entriesOf } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { sklearnClass } from './names.ts';

/** A place inside an artifact: the step from the place around it. Paths are spelled out only for what is found. */
export interface Place {
  around: Place | null;
  step: string;
}

/** `/transformers_/0/1`: a JSON Pointer (RFC 6901); the empty text for the root. */
export function pathOf(place: Place | null): string {
  const steps: string[] = [];
  for (let at = place; at !== null; at = at.around) {
    steps.push(`/${at.step.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return steps.reverse().join('');
}

/** Looks at a value and says which of its entries to go into; `around` is what holds it, null at the root. */
export type Visit = (
  value: PyValue & object,
  place: Place | null,
  around: PyValue,
) => Iterable<[string, PyValue]>;

/**
 * Visits every list, dict, array and instance once, in the order of the file, outer before inner, and goes on into what
 * `visit` returns. Without recursion: values may be nested as deep as the file is long, and may hold themselves.
 */
export function walk(root: PyValue, visit: Visit): void {
  const seen = new Set<PyValue>();
  const open: { value: PyValue; place: Place | null; around: PyValue }[] = [
    { value: root, place: null, around: null },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place, around } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const inside: typeof open = [];
    for (const [step, child] of visit(value, place, around)) {
      if (typeof child === 'object' && child !== null)
        inside.push({ value: child, place: { around: place, step }, around: value });
    }
    for (const child of inside.reverse()) open.push(child);
  }
}

/** Every fitted object of a class in `sklearn.preprocessing`, wherever it sits. */
export function findScalers(root: PyValue): { object: PyObject; path: string }[] {
  const found: { object: PyObject; path: string }[] = [];
  walk(root, (value, place) => {
    if (value.kind === 'object' && sklearnClass(value.class)?.area === 'preprocessing' && isFitted(value)) {
      found.push({ object: value, path: pathOf(place) });
    }
    return entriesOf(value);
  });
  return found;
}

/** The version of scikit-learn that wrote the first estimator that says so; null where none does. */
export function sklearnVersion(root: PyValue): string | null {
  let version: string | null = null;
  walk(root, (value) => {
    if (version !== null) return [];
    const said = value.kind === 'object' ? attribute(value, '_sklearn_version') : undefined;
    if (typeof said === 'string') version = said;
    return entriesOf(value);
  });
  return version;
}

/** scikit-learn's own sign of a fitted estimator: an attribute whose name ends in an underscore (`check_is_fitted`). */
export function isFitted(object: PyObject): boolean {
  const { state } = object;
  if (typeof state !== 'object' || state?.kind !== 'dict') return false;
  return state.keys.some((key) => typeof key === 'string' && key.endsWith('_') && !key.startsWith('__'));
}
