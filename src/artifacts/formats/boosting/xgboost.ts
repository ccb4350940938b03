import type { Artifact } from '../../artifact.ts';
import type { Source } from '../format.ts';
import { entry, isObject, type JsonValue } from '../json/values.ts';
import { pickUbjson } from './ubjson.ts';
import { XGBOOST_PATHS, xgboostArtifact } from './xgboost-facts.ts';

/** Reads a model of XGBoost in UBJSON; as JSON it is read in ../json. */
export function read({ bytes }: Source): Artifact {
  const document = pickUbjson(bytes, XGBOOST_PATHS);
  return xgboostArtifact((...keys) => {
    let value: JsonValue | undefined = document;
    for (const key of keys) value = isObject(value) ? entry(value, key) : undefined;
    return value;
  });
}
