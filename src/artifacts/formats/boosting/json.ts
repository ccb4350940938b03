import type { Artifact } from '../../artifact.ts';
import { entriesIn, type Span, valueAt, wholeSpan } from '../json/spans.ts';
import type { JsonValue } from '../json/values.ts';
import type { Look } from './booster.ts';
import { catboostInJson } from './catboost-facts.ts';
import { lightgbmInJson } from './lightgbm-facts.ts';
import { xgboostArtifact } from './xgboost-facts.ts';

/** A boosted model as its library writes it as JSON; null where the text is anything else. The trees are passed over. */
export function boosterInJson(bytes: Uint8Array): Artifact | null {
  const root = entriesIn(bytes, wholeSpan(bytes));
  if (root === null) return null;
  const look: Look = (...keys) => lookUp(bytes, root, keys);
  if (root.has('learner') && root.has('version')) return xgboostArtifact(look);
  if (root.has('tree_info') && root.has('feature_names')) return lightgbmInJson(look);
  if (root.has('features_info') && (root.has('oblivious_trees') || root.has('trees')))
    return catboostInJson(look);
  return null;
}

function lookUp(
  bytes: Uint8Array,
  root: ReadonlyMap<string, Span>,
  [first = '', ...rest]: readonly string[],
): JsonValue | undefined {
  let span = root.get(first);
  for (const key of rest) span = span && entriesIn(bytes, span)?.get(key);
  return span && valueAt(bytes, span);
}
