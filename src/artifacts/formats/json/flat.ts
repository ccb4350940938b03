import { quantityOf } from './columns.ts';
import { listOf } from './lists.ts';
import { isTargetName } from './targets.ts';
import type { JsonObject, JsonValue } from './values.ts';

/** Scalers whose parameters are keys of one object: `age_mean` beside `age_std`, `x_mean` beside `y_mean`. */
export interface FlatScalers {
  /** `{"age": {"mean": 1, "std": 2}}` of `age_mean` and `age_std`; empty where there are none. */
  byFeature: JsonObject;
  /** The same of names of a target: `y_mean`, `std_target`. */
  targets: [name: string, parameters: JsonObject][];
  /** `{"mean": […], "std": […]}` of `x_mean` and `x_std`, by their prefix. */
  groups: [name: string, parameters: JsonObject][];
}

/** Words of which it is clear what they say; `age_scale` might be anything. */
const SUFFIX =
  /^(.+?)[_.\-/](mean|avg|std|stdev|stddev|std_dev|sd|var|variance|min|max|data_min|data_max)_?$/i;
const PREFIX = /^(mean|std|stdev|stddev|var|min|max)[_.\-/](.+)$/i;

/**
 * Sorts the keys of one object by what they are named after. What has no complete pair (mean and deviation, lowest and
 * highest) is a setting and no scaler; single numbers as `lr_min` and `lr_max` are only taken for one where the object
 * holds no other numbers.
 */
export function flatScalers(object: JsonObject): FlatScalers {
  const found = parametersByName(object);
  const held = Object.values(object).filter(isNumber).length;
  const taken = [...found.values()].flatMap((each) => [...each.values()]).filter(isNumber).length;
  const scalers = [...found].filter(([, parameters]) => {
    const kind = kindOf(parameters);
    return kind === 'centered' || (kind === 'span' && held === taken);
  });
  const sorted: Record<Place, [string, JsonObject][]> = { feature: [], target: [], group: [] };
  for (const [name, parameters] of scalers)
    sorted[placeOf(name, parameters)].push([name, Object.fromEntries(parameters)]);
  return { byFeature: Object.fromEntries(sorted.feature), targets: sorted.target, groups: sorted.group };
}

function parametersByName(object: JsonObject): Map<string, Map<string, JsonValue>> {
  const found = new Map<string, Map<string, JsonValue>>();
  for (const [key, value] of Object.entries(object)) {
    const named = quantityOf(key) === undefined ? nameIn(key) : null;
    if (named === null || !(isNumber(value) || listOf(value) !== null)) continue;
    const [name, word] = named;
    const parameters = found.get(name) ?? new Map<string, JsonValue>();
    found.set(name, parameters.set(word, value));
  }
  return found;
}

type Place = 'feature' | 'target' | 'group';

function placeOf(name: string, parameters: ReadonlyMap<string, JsonValue>): Place {
  if (isTargetName(name)) return 'target';
  return [...parameters.values()].every(isNumber) ? 'feature' : 'group';
}

function isNumber(value: JsonValue): value is number {
  return typeof value === 'number';
}

/** `age_mean` is of `age`; `mean_y` of `y`: only a target has its word in front, `mean_test_score` is a metric. */
function nameIn(key: string): [name: string, word: string] | null {
  const [, name, word] = SUFFIX.exec(key) ?? [];
  if (name !== undefined && word !== undefined) return [name, word.toLowerCase()];
  const [, front, rest] = PREFIX.exec(key) ?? [];
  if (front === undefined || rest === undefined) return null;
  return isTargetName(rest) || /^(x|features?|inputs?)$/i.test(rest) ? [rest, front.toLowerCase()] : null;
}

function kindOf(parameters: ReadonlyMap<string, JsonValue>): 'centered' | 'span' | 'none' {
  const quantities = new Set([...parameters.keys()].map(quantityOf));
  if (quantities.has('center') && (quantities.has('spread') || quantities.has('variance'))) return 'centered';
  return quantities.has('lowest') && quantities.has('highest') ? 'span' : 'none';
}
