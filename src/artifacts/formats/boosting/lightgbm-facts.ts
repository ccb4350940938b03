import type { Artifact } from '../../artifact.ts';
import { boosterArtifact, type Look, namesIn } from './booster.ts';

/** A model of LightGBM: the largest index of a feature, counted from 0, and the names. */
export function lightgbmArtifact(largestIndex: number, names: string[] | null): Artifact {
  return boosterArtifact({
    format: 'lightgbm',
    class: 'lightgbm.basic.Booster',
    // `version=v4` is that of the format; which LightGBM wrote it, the file does not say.
    library: {},
    features: largestIndex + 1,
    names: names?.every((name, index) => name === `Column_${index}`) ? null : names,
  });
}

/** `Booster.dump_model()` as JSON. */
export function lightgbmInJson(look: Look): Artifact {
  return lightgbmArtifact(Number(look('max_feature_idx')), namesIn(look('feature_names')));
}
