import type { Artifact } from '../../artifact.ts';
import { openHdf5 } from '../../containers/hdf5/file.ts';
import { openZip, type Zip } from '../../containers/zip.ts';
import { ArtifactError } from '../../error.ts';
import type { Source } from '../format.ts';
import { parseJson } from '../json/parse.ts';
import { entry, isObject, type JsonValue, textAt } from '../json/values.ts';
import { artifactOfModel } from './model.ts';
import { type Variables, variablesByPlace } from './variables.ts';

/**
 * `.keras`: `metadata.json`, `config.json` and `model.weights.h5`, of which only a Normalization's variables are read.
 * Source: keras/src/saving/saving_lib.py.
 */
export function read({ bytes }: Source): Artifact {
  const zip = openZip(bytes);
  const config = zip.has('config.json') ? parseJson(zip.read('config.json', MAX_CONFIG)) : null;
  if (!isObject(config) || entry(config, 'class_name') === undefined)
    throw new ArtifactError('is a ZIP archive of another kind', { unsupported: true });
  const metadata = zip.has('metadata.json') ? parseJson(zip.read('metadata.json', MAX_CONFIG)) : null;
  return artifactOfModel(config, variablesIn(zip), versionIn(metadata));
}

const MAX_CONFIG = 64 * 1024 * 1024;

/** Keras stores the weights and packs nothing. */
const MAX_WEIGHTS = 64 * 1024 * 1024;

function versionIn(metadata: JsonValue): string | null {
  return isObject(metadata) ? textAt(metadata, 'keras_version') : null;
}

/** The weights are opened when the first layer asks for them. */
function variablesIn(zip: Zip): Variables {
  let variables: Variables | null = null;
  return (path) => {
    variables ??= weightsOf(zip);
    return variables(path);
  };
}

const WEIGHTS = 'model.weights.h5';

function weightsOf(zip: Zip): Variables {
  const weights = zip.entries.find(({ name }) => name === WEIGHTS);
  if (!weights) return () => null;
  const isPacked = weights.size !== weights.compressedSize;
  return variablesByPlace(openHdf5(zip.read(WEIGHTS, isPacked ? MAX_WEIGHTS : undefined)));
}
