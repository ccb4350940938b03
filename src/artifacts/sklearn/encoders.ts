import type { Transform } from '../../generated/lock.ts';
import { type Cell, table } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { attribute } from '../pickle/access.ts';
import {
  cellLists,
  cells,
  type Fitted,
  isSet,
  listed,
  namesOfInputs,
  numberAt,
  numbers,
  numbersIn,
  textAt,
} from './attributes.ts';
import { cellOf, isNan } from './cells.ts';

/** The categories of every feature, those that were seen too seldom apart from the others. */
interface Grouped {
  categories: Cell[][];
  /** Undefined where no feature has any. */
  infrequent: Cell[][] | undefined;
}

/** By `_infrequent_indices`: for each feature an array of places in `categories_`, or None (1.1 and newer). */
function grouped(fitted: Fitted): Grouped | null {
  const all = cellLists(fitted, 'categories_');
  if (all === null) return null;
  const indices = isSet(fitted, '_infrequent_enabled', false)
    ? listed(attribute(fitted.object, '_infrequent_indices'))
    : [];
  if (indices === null) return null;
  const rare = all.map((_, feature) => {
    return new Set(numbersIn(indices[feature], fitted.budget)?.map(Number) ?? []);
  });
  const categories = all.map((list, feature) => list.filter((_, place) => !rare[feature]?.has(place)));
  const infrequent = all.map((list, feature) => list.filter((_, place) => rare[feature]?.has(place)));
  return { categories, infrequent: infrequent.some((list) => list.length > 0) ? infrequent : undefined };
}

export function oneHotEncoder(fitted: Fitted): Transform | null {
  const { object } = fitted;
  const groups = grouped(fitted);
  const handling = textAt(fitted, 'handle_unknown');
  // 0.20 and 0.21 could count categories from 0 to a number instead of learning them.
  if (groups === null || handling === null || attribute(object, '_legacy_mode') === true) return null;
  const { categories, infrequent } = groups;
  const drop = dropped(fitted, categories.length);
  if (drop === null) return null;
  const isGrouping = handling === 'infrequent_if_exist' || handling === 'warn';
  const unknown = handling === 'error' ? 'error' : isGrouping && infrequent ? 'infrequent' : 'ignore';
  const tables = { categories, unknown, ...(infrequent && { infrequent }), ...(drop && { drop }) } as const;
  return table('one-hot', tables, namesOfInputs(fitted, 'categories_', categories.length));
}

/** The column left out of each feature; undefined where none is, null where that cannot be read. */
function dropped({ object, budget }: Fitted, features: number): (number | null)[] | undefined | null {
  // 1.2 and newer have the place among the columns apart from the one among all categories.
  const said = attribute(object, '_drop_idx_after_grouping') ?? attribute(object, 'drop_idx_') ?? null;
  if (said === null) return undefined;
  const items = listed(said) ?? numbersIn(said, budget);
  const places = items?.filter((item) => item === null || typeof item === 'number');
  if (!places || places.length !== items?.length) return null;
  if (places.length !== features)
    throw new ArtifactError(`drop_idx_ has ${places.length} values and categories_ ${features}`);
  return places.some((place) => place !== null) ? places : undefined;
}

export function ordinalEncoder(fitted: Fitted): Transform | null {
  const groups = grouped(fitted);
  if (groups === null) return null;
  const { categories: all, infrequent } = groups;
  const withNan = all.map((list) => list.some(isNan));
  const categories = all.map((list) => list.filter((cell) => !isNan(cell)));
  const encoded = attribute(fitted.object, 'encoded_missing_value');
  const nan = cellOf(encoded === undefined ? Number.NaN : encoded);
  const missing = withNan.some(Boolean) ? { missing: withNan.map((has) => (has ? nan : null)) } : {};
  const isError = textAt(fitted, 'handle_unknown') !== 'use_encoded_value';
  const unknown = isError ? 'error' : cellOf(attribute(fitted.object, 'unknown_value') ?? null);
  const tables = { categories, unknown, ...(infrequent && { infrequent }), ...missing };
  return table('ordinal', tables, namesOfInputs(fitted, 'categories_', categories.length));
}

/** `TargetEncoder` (1.3 and newer): of a target with classes, `encodings_` has a list for each feature and class. */
export function targetEncoder(fitted: Fitted): Transform | null {
  const categories = cellLists(fitted, 'categories_');
  const lists = listed(attribute(fitted.object, 'encodings_'))?.map((list) => numbersIn(list, fitted.budget));
  if (!categories || !lists) return null;
  const encodings = lists.filter((list) => list !== null);
  if (encodings.length !== lists.length) return null;
  const features = namesOfInputs(fitted, 'categories_', categories.length);
  const mean = numberAt(fitted, 'target_mean_');
  if (mean !== null) return table('target', { categories, encodings, mean }, features);
  const means = numbers(fitted, 'target_mean_');
  if (means === null || encodings.length !== categories.length * means.length) return null;
  const byFeature = categories.map((_, at) => encodings.slice(at * means.length, (at + 1) * means.length));
  return table('target', { categories, encodings: byFeature, mean: means }, features);
}

export function labelEncoder(fitted: Fitted): Transform | null {
  const classes = cells(fitted, 'classes_');
  return classes && table('label', { classes }, null);
}

export function labelBinarizer(fitted: Fitted): Transform | null {
  const classes = cells(fitted, 'classes_');
  const [negative, positive] = [numberAt(fitted, 'neg_label'), numberAt(fitted, 'pos_label')];
  if (!classes || negative === null || positive === null) return null;
  // What comes in is no label then, but a column a class already.
  if (textAt(fitted, 'y_type_')?.startsWith('multilabel')) return null;
  return table('label-binarizer', { classes, negative, positive }, null);
}

export function multiLabelBinarizer(fitted: Fitted): Transform | null {
  const classes = cells(fitted, 'classes_');
  return classes && table('multi-label', { classes }, null);
}
