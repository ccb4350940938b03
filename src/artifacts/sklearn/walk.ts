import { ArtifactError } from '../error.ts';
import { attribute, entriesOf } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { sklearnClass } from './names.ts';

/**
 * A place inside an artifact: the step from the place around it. Paths are spelled out only for what is
 * found.
 */
export interface Place {
  around: Place | null;
  step: string;
}

/** A key may be as long as the file; in a path it is cut off here. */
const MAX_STEP = 200;

/** `/transformers_/0/1`: a JSON Pointer (RFC 6901); the empty text for the root. */
export function pathOf(place: Place | null): string {
  const steps: string[] = [];
  for (let at = place; at !== null; at = at.around) {
    const step = at.step.length > MAX_STEP ? `${at.step.slice(0, MAX_STEP)}…` : at.step;
    steps.push(`/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return steps.reverse().join('');
}

/** Python's own pickler gives up at a depth of some hundreds. */
const MAX_DEPTH = 2000;

/** Looks at a value and says which of its entries to go into; `around` is what holds it, null at the root. */
export type Visit = (
  value: PyValue & object,
  place: Place | null,
  around: PyValue,
) => Iterable<[string, PyValue]>;

/**
 * Visits every list, dict, array and instance once, in the order of the file, outer before inner, and goes on
 * into what `visit` returns. Values may hold themselves; what is in `seen` is not visited again. Throws an
 * ArtifactError where values are nested deeper than Python writes them.
 */
export function walk(root: PyValue, visit: Visit, seen: Set<PyValue> = new Set()): void {
  // The entries that are left of each value from the root to the one that is looked at: a list of millions is never copied.
  const open: { entries: Iterator<[string, PyValue]>; place: Place | null; value: PyValue }[] = [];
  const enter = (value: PyValue, place: Place | null, around: PyValue): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (open.length >= MAX_DEPTH) throw new ArtifactError(`is nested deeper than ${MAX_DEPTH} levels`);
    open.push({ entries: visit(value, place, around)[Symbol.iterator](), place, value });
  };
  enter(root, null, null);
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { done, value: entry } = last.entries.next();
    if (done) {
      open.pop();
      continue;
    }
    const [step, child] = entry;
    if (typeof child !== 'object' || child === null || seen.has(child)) continue;
    enter(child, { around: last.place, step }, last.value);
  }
}

/** An ensemble of pipelines holds some hundreds. */
const MAX_SCALERS = 10_000;

/** Every fitted object of a class in `sklearn.preprocessing`, wherever it sits. */
export function findScalers(root: PyValue): { object: PyObject; path: string }[] {
  const found: { object: PyObject; path: string }[] = [];
  walk(root, (value, place) => {
    if (value.kind === 'object' && sklearnClass(value.class)?.area === 'preprocessing' && isFitted(value)) {
      if (found.length === MAX_SCALERS) throw new ArtifactError(`holds more than ${MAX_SCALERS} scalers`);
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

/**
 * scikit-learn's own sign of a fitted estimator: an attribute whose name ends in an underscore
 * (`check_is_fitted`).
 */
export function isFitted(object: PyObject): boolean {
  const { state } = object;
  if (typeof state !== 'object' || state?.kind !== 'dict') return false;
  return state.keys.some((key) => typeof key === 'string' && key.endsWith('_') && !key.startsWith('__'));
}
