import type { Hdf5Dataset } from '../../containers/hdf5/datasets.ts';
import type { Hdf5Group } from '../../containers/hdf5/file.ts';
import { ArtifactError } from '../../error.ts';
import { itemsOfDtype, readItems, type Tensor } from '../tensors/tensor.ts';
import type { Layer, Model } from './config.ts';

/** What `adapt` left in a Normalization. */
export interface Adapted {
  mean: Tensor;
  variance: Tensor;
}

/** The models that a layer is in, from the outermost, and at last the layer. */
export type LayerPath = readonly { model: Model; layer: Layer }[];

/** Where the variables of a model's layers are; null where the file has none for a layer. */
export type Variables = (path: LayerPath) => Adapted | null;

/**
 * `model.weights.h5` of Keras 3: `layers/NAME/vars/0`, `1`, … in the order in which the layer made them. NAME is made
 * from the class and counts up, and since 3.8 `vars` has the layer's own name as an attribute.
 * Source: keras/src/saving/saving_lib.py, `_save_container_state`.
 */
export function variablesByPlace(root: Hdf5Group): Variables {
  const names = new Map<Model, Map<Layer, string>>();
  const nameOf = (model: Model, layer: Layer): string => {
    const known = names.get(model) ?? countedNames(model);
    names.set(model, known);
    return known.get(layer) ?? '';
  };
  return (path) => {
    let group: Hdf5Group | null = root;
    for (const { model, layer } of path) {
      const layers: Hdf5Group | null =
        childGroup(group, 'layers') ?? childGroup(group, '_layer_checkpoint_dependencies');
      group = layers && layerGroup(layers, nameOf(model, layer), layer);
    }
    const variables = group && childGroup(group, 'vars');
    const [mean, variance] = [variables?.children.get('0'), variables?.children.get('1')];
    return adapted(mean, variance);
  };
}

function layerGroup(layers: Hdf5Group, name: string, layer: Layer): Hdf5Group | null {
  const counted = childGroup(layers, name);
  const said = counted && nameSaid(counted);
  return said === undefined || said === null || said === layer.name ? counted : null;
}

function nameSaid(group: Hdf5Group): string | undefined {
  return childGroup(group, 'vars')?.attributes.get('name')?.()?.[0];
}

/** `normalization`, then `normalization_1`: the class in small letters, and which of its kind it is. */
function countedNames({ layers }: Model): Map<Layer, string> {
  const counts = new Map<string, number>();
  return new Map(
    layers.map((layer) => {
      const name = snakeCase(layer.className);
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      return [layer, before === 0 ? name : `${name}_${before}`];
    }),
  );
}

/** Keras's `to_snake_case`. */
function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/**
 * Whole models in HDF5: `model_weights/LAYER/…/mean:0` by the name of the outermost layer, in which other models' layers
 * may stand as well. Source: keras/src/legacy/saving/legacy_h5_format.py.
 */
export function variablesByName(root: Hdf5Group): Variables {
  const weights = childGroup(root, 'model_weights') ?? root;
  const indices = new Map<Hdf5Group, Map<string, Hdf5Dataset[]>>();
  return (path) => {
    const [outermost, layer] = [path[0]?.layer, path.at(-1)?.layer];
    const group = outermost && childGroup(weights, outermost.name);
    if (!group || !layer) return null;
    const index = indices.get(group) ?? indexOf(group);
    indices.set(group, index);
    return adapted(findIn(index, 'mean', layer.name), findIn(index, 'variance', layer.name));
  };
}

/** The datasets of a group by name (`mean`), and by name with the group they are in (`normalization/mean`). */
function indexOf(group: Hdf5Group): Map<string, Hdf5Dataset[]> {
  const index = new Map<string, Hdf5Dataset[]>();
  for (const { path, dataset } of datasetsIn(group)) {
    const name = path.at(-1)?.replace(/:\d+$/, '') ?? '';
    for (const key of [name, `${path.at(-2) ?? ''}/${name}`]) {
      const known = index.get(key);
      if (known) known.push(dataset);
      else index.set(key, [dataset]);
    }
  }
  return index;
}

/** The one dataset of that name, or of several the one that stands under the layer's name. */
function findIn(index: Map<string, Hdf5Dataset[]>, name: string, layer: string): Hdf5Dataset | undefined {
  const found = index.get(name) ?? [];
  const own = found.length > 1 ? (index.get(`${layer}/${name}`) ?? []) : found;
  return own.length === 1 ? own[0] : undefined;
}

/** Every dataset of a group, with the names that lead to it. */
export function datasetsIn(
  group: Hdf5Group,
  path: string[] = [],
): { path: string[]; dataset: Hdf5Dataset }[] {
  return [...group.children].flatMap(([name, child]) => {
    const inner = [...path, name];
    return child.kind === 'dataset' ? [{ path: inner, dataset: child }] : datasetsIn(child, inner);
  });
}

function childGroup(group: Hdf5Group | null, name: string): Hdf5Group | null {
  const child = group?.children.get(name);
  return child?.kind === 'group' ? child : null;
}

function adapted(
  mean: Hdf5Group | Hdf5Dataset | undefined,
  variance: Hdf5Group | Hdf5Dataset | undefined,
): Adapted | null {
  if (mean?.kind !== 'dataset' || variance?.kind !== 'dataset') return null;
  return { mean: tensorOf('mean', mean), variance: tensorOf('variance', variance) };
}

/** A dataset as a tensor. */
export function tensorOf(name: string, { shape, type, data }: Hdf5Dataset): Tensor {
  const dtype = type.kind === 'number' ? type.name : type.kind;
  return {
    holder: '',
    name,
    dtype,
    shape: shape ?? [0],
    numbers() {
      const items = type.kind === 'number' ? itemsOfDtype(dtype, type.dtype.littleEndian) : undefined;
      if (!items || data === null)
        throw new ArtifactError('holds numbers in chunks, packed or of another kind', { unsupported: true });
      return readItems(data, items);
    },
  };
}
