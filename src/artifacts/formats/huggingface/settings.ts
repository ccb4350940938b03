import { createHash } from 'node:crypto';
import type { Plain } from '../../../generated/lock.ts';
import { canonicalJson } from '../../../transform/canonical-json.ts';
import type { JsonObject } from '../json/values.ts';

/** Keys that say where a file came from or how it is used, not what is done. */
const WITHOUT_MEANING = new Set([
  ...['image_processor_type', 'video_processor_type', 'feature_extractor_type', 'processor_class'],
  ...['transformers_version', '_processor_class', 'auto_map', '_valid_processor_keys', 'model_input_names'],
  ...['device', 'return_tensors', 'data_format', 'input_data_format', 'disable_grouping', 'backend'],
  ...['_auto_class', '_commit_hash', '_name_or_path', 'name_or_path'],
  // Computed anew from the other parameters whenever a feature extractor is made.
  ...['mel_filters', 'mel_filters_slaney', 'window'],
]);

/** What is longer than this, as JSON, is known by its hash. */
const LONGEST = 20_000;

/**
 * All other parameters: null is as if the key was not there. `without` are the keys whose meaning is told otherwise.
 */
export function settingsOf(object: JsonObject, without: ReadonlySet<string>): Record<string, Plain> {
  const settings = Object.entries(object).filter(
    ([key, value]) => value !== null && !WITHOUT_MEANING.has(key) && !without.has(key),
  );
  return Object.fromEntries(settings.map(([key, value]) => [key, short(value)]));
}

function short(value: Plain): Plain {
  const text = canonicalJson(value);
  if (text.length <= LONGEST) return value;
  return { sha256: createHash('sha256').update(text).digest('hex') };
}
