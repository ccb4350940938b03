import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact } from '../../artifact.ts';
import { type Hdf5Group, openHdf5 } from '../../containers/hdf5/file.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { parseJson } from '../json/parse.ts';
import { type Normalizer, normalizersIn, together } from '../tensors/normalizers.ts';
import { roleOfTensors } from '../tensors/role.ts';
import type { Tensor } from '../tensors/tensor.ts';
import { weightsIn } from '../tensors/weights.ts';
import { artifactOfModel } from './model.ts';
import { datasetsIn, tensorOf, variablesByName } from './variables.ts';

/** HDF5: whole models of Keras, its files of weights, and datasets with the names of a scaler's parameters. */
export function read({ bytes }: Source): Artifact {
  const root = openHdf5(bytes);
  const config = textOf(root, 'model_config');
  if (config === null) return artifactOfTensors(root);
  const version = textOf(root, 'keras_version');
  return artifactOfModel(parseJson(Buffer.from(config)), variablesByName(root), version);
}

/** Weights alone do not say what a layer does with them: a Normalization may be inverted. */
function artifactOfTensors(root: Hdf5Group): Artifact {
  const tensors = datasetsIn(root).map(({ path, dataset }) => tensorOf(path.join('/'), dataset));
  const isKeras = isOfKeras(root);
  const named = isKeras ? tensors.map(withItsName) : tensors;
  const found = normalizersIn(named, { class: 'hdf5', hasDtype: false, namesOf: () => null });
  const normalizers = isKeras ? found.map(withoutMeaning) : found;
  const weights = weightsIn(named, normalizers);
  const transform = together(normalizers.map(({ scaler }) => scaler));
  const version = textOf(root, 'keras_version');
  const [only, second] = normalizers;
  return {
    ...UNKNOWN,
    format: isKeras ? 'keras' : 'hdf5',
    library: version === null ? {} : { keras: version },
    features: isKeras || second ? null : (only?.count ?? null),
    role: roleOfTensors(normalizers, weights),
    scalers: normalizers.map(({ scaler }) => scaler),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** Keras 3 numbers a layer's variables; those of a Normalization are its mean, its variance and a count. */
function withItsName(tensor: Tensor): Tensor {
  const [, owner, index] = /^(.*\/normalization(?:_\d+)?\/vars)\/([012])$/.exec(tensor.name) ?? [];
  const name = index === undefined ? undefined : ['mean', 'variance', 'count'][Number(index)];
  return name === undefined ? tensor : { ...tensor, name: `${owner}/${name}` };
}

function withoutMeaning(normalizer: Normalizer): Normalizer {
  const scaler = {
    ...normalizer.scaler,
    class: 'keras.layers.Normalization',
    transform: null,
    fingerprint: null,
  };
  return { ...normalizer, scaler };
}

/** Keras 2 lists the layers; Keras 3 keeps them under `layers` and their variables under `vars`. */
function isOfKeras(root: Hdf5Group): boolean {
  return root.attributes.has('layer_names') || (root.children.has('layers') && root.children.has('vars'));
}

function textOf(group: Hdf5Group, name: string): string | null {
  return group.attributes.get(name)?.()?.[0] ?? null;
}
