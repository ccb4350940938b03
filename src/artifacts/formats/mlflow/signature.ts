import { ArtifactError } from '../../error.ts';
import { parseJson } from '../json/parse.ts';
import { entry, isObject, type JsonValue, textAt } from '../json/values.ts';

/** What goes into a model. */
export interface Inputs {
  features: number | null;
  featureNames: string[] | null;
}

const NOTHING: Inputs = { features: null, featureNames: null };

/** Types of a column that holds one value a row. */
const SCALARS = new Set(['boolean', 'integer', 'long', 'float', 'double', 'string', 'datetime', 'binary']);

/**
 * The inputs of a signature, which `MLmodel` keeps as JSON: columns by name, or one tensor of rows.
 *
 * Source: mlflow/types/schema.py, ColSpec and TensorSpec.
 */
export function inputsOf(text: string | null): Inputs {
  if (text === null) return NOTHING;
  const specs = parse(text);
  if (!Array.isArray(specs) || specs.length === 0) return NOTHING;
  const [first] = specs;
  if (specs.length === 1 && isObject(first) && textAt(first, 'type') === 'tensor') {
    return { features: widthOf(first), featureNames: null };
  }
  const isPlain = specs.every((spec) => isObject(spec) && SCALARS.has(textAt(spec, 'type') ?? ''));
  if (!isPlain) return NOTHING;
  const names = specs.map((spec) => (isObject(spec) ? textAt(spec, 'name') : null));
  const featureNames = names.filter((name) => name !== null);
  return { features: specs.length, featureNames: featureNames.length === names.length ? featureNames : null };
}

function parse(text: string): JsonValue {
  try {
    return parseJson(new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(`has an MLmodel whose signature ${error.message}`, { cause: error });
  }
}

/** How wide the rows of a tensor are: [-1, 4] has 4. */
function widthOf(spec: JsonValue): number | null {
  const tensor = isObject(spec) ? entry(spec, 'tensor-spec') : undefined;
  const shape = isObject(tensor) ? entry(tensor, 'shape') : undefined;
  const width = Array.isArray(shape) && shape.length === 2 ? shape[1] : undefined;
  return typeof width === 'number' && Number.isSafeInteger(width) && width > 0 ? width : null;
}
