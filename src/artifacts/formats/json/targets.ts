import { isSpecification } from './columns.ts';
import { entry, isObject, type JsonObject } from './values.ts';

const TARGETS = /^(y|targets?|labels?|responses?|outcomes?)([_-]?(scaler|normalizer|stats|params))?$/i;

/** Whether a name is that of what a model predicts. */
export function isTargetName(name: string): boolean {
  return TARGETS.test(name);
}

/** The keys of an object under which the scaler of a target may stand; `y` beside `x` or `z` is an axis. */
export function targetKeys(object: JsonObject): string[] {
  const isAxes = ['x', 'z'].some((key) => {
    const value = entry(object, key);
    return isObject(value) && isSpecification(value);
  });
  return Object.keys(object).filter(
    (key) => isTargetName(key) && isObject(entry(object, key)) && !(isAxes && key === 'y'),
  );
}

/** `{"mean": 1, "std": 2}` as `{"mean": [1], "std": [2]}`: a target is one feature. */
export function asOneFeature(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key, typeof value === 'number' ? [value] : value]),
  );
}
