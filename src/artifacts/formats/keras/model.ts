import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import type { JsonValue } from '../json/values.ts';
import { preprocessingOf } from './chains.ts';
import { codeIn } from './code.ts';
import { type Model, modelOf } from './config.ts';
import type { Variables } from './variables.ts';

/** What a model's configuration and its weights say. */
export function artifactOfModel(config: JsonValue, variables: Variables, version: string | null): Artifact {
  const model = modelOf(config);
  const { scalers, transform, isWhole } = preprocessingOf(model, variables);
  return {
    ...UNKNOWN,
    format: 'keras',
    class: model.class,
    library: version === null ? {} : { keras: version },
    features: featuresOf(model),
    role: isWhole ? 'scaler' : scalers.length > 0 ? 'both' : 'model',
    scalers,
    transform,
    fingerprint: transform && fingerprint(transform),
    ...codeIn(config),
  };
}

/**
 * The last dimension of the only input, of rows (`[null, 47]`) or of series of rows (`[null, 30, 14]`). Null for images,
 * and for series of single numbers, of which it cannot be told which axis the features are.
 */
function featuresOf({ layers }: Model): number | null {
  const [only, other] = layers.filter(({ sources }) => sources.length === 0);
  const shape = other ? null : only?.model ? null : only?.inputShape;
  const last = shape?.at(-1) ?? null;
  if (!shape || last === null || shape.length > 3)
    return only?.model && !other ? featuresOf(only.model) : null;
  return shape.length === 2 || (shape.length === 3 && last > 1) ? last : null;
}
