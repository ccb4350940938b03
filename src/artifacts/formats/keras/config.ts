import { ArtifactError } from '../../error.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from '../json/values.ts';

/** A layer of a model, as its configuration spells it. */
export interface Layer {
  name: string;
  /** As `Normalization`. */
  className: string;
  /** With the module where there is one, as `keras.layers.Normalization`. */
  class: string;
  config: JsonObject;
  /** The names of the layers whose output goes in; of a Sequential, the one before it. */
  sources: string[];
  /** The shape that goes in, as far as the layer itself says; null for what is open. */
  inputShape: (number | null)[] | null;
  /** Where the layer is a model itself. */
  model: Model | null;
}

/** The architecture of a model. */
export interface Model {
  class: string;
  layers: Layer[];
}

const MAX_LAYERS = 100_000;
const MAX_NESTED = 20;

/**
 * A model's configuration, of Keras 2 and 3: Sequential and functional models. Of a model of the user's own class, the
 * layers are not known. Source: keras/src/saving/serialization_lib.py, `get_config` of Sequential and Functional.
 */
export function modelOf(value: JsonValue, depth = 0): Model {
  if (!isObject(value)) throw new ArtifactError('has a configuration of Keras that is no object');
  if (depth > MAX_NESTED) throw new ArtifactError('has too many models within models', { unsupported: true });
  const config = entry(value, 'config');
  // The first versions wrote the layers of a Sequential alone.
  const listed = Array.isArray(config) ? config : isObject(config) ? entry(config, 'layers') : undefined;
  const entries = Array.isArray(listed) ? listed.filter(isObject) : [];
  if (entries.length > MAX_LAYERS) throw new ArtifactError(`has more than ${MAX_LAYERS} layers`);
  const layers = entries.map((layer) => layerOf(layer, depth));
  if (textAt(value, 'class_name') === 'Sequential') {
    for (const [index, layer] of layers.entries()) {
      const before = layers[index - 1];
      layer.sources = before ? [before.name] : [];
    }
  }
  return { class: classOf(value), layers };
}

function layerOf(value: JsonObject, depth: number): Layer {
  const inner = entry(value, 'config');
  const config: JsonObject = isObject(inner) ? inner : {};
  const build = entry(value, 'build_config');
  const shape =
    entry(config, 'batch_shape') ??
    entry(config, 'batch_input_shape') ??
    (isObject(build) ? entry(build, 'input_shape') : undefined);
  const isModel = Array.isArray(entry(config, 'layers')) || Array.isArray(inner);
  return {
    name: textAt(config, 'name') ?? textAt(value, 'name') ?? '',
    className: textAt(value, 'class_name') ?? '',
    class: classOf(value),
    config,
    sources: sourcesIn(entry(value, 'inbound_nodes')),
    inputShape: shapeOf(shape),
    model: isModel ? modelOf(value, depth + 1) : null,
  };
}

function classOf(value: JsonObject): string {
  const module = textAt(value, 'module');
  return `${module ?? 'keras'}.${textAt(value, 'class_name') ?? '?'}`;
}

/** `[null, 47]`; null where it is no shape. */
function shapeOf(value: JsonValue | undefined): (number | null)[] | null {
  const list = plainList(value);
  if (list === null || list.length > 32) return null;
  const lengths = list.filter((item) => item === null || (Number.isSafeInteger(item) && Number(item) >= 0));
  return lengths.length === list.length ? (lengths as (number | null)[]) : null;
}

/** A list, or a tuple as Keras 2 writes it down. */
export function plainList(value: JsonValue | undefined): JsonValue[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  const items = entry(value, 'items');
  return textAt(value, 'class_name') === '__tuple__' && Array.isArray(items) ? items : null;
}

/**
 * The layers that feed a layer: `["input_1", 0, 0, {}]` in Keras 2, a tensor's `keras_history` in Keras 3, wherever they
 * stand among the arguments.
 */
function sourcesIn(nodes: JsonValue | undefined): string[] {
  const sources = new Set<string>();
  const open: JsonValue[] = nodes === undefined ? [] : [nodes];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) {
      const [name, node, tensor] = next;
      if (typeof name === 'string' && typeof node === 'number' && typeof tensor === 'number')
        sources.add(name);
      for (const item of next) open.push(item);
    } else if (isObject(next)) {
      for (const item of Object.values(next)) open.push(item);
    }
  }
  return [...sources];
}
