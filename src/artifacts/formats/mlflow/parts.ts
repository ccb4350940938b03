import { posix } from 'node:path';
import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { openArtifact } from '../../open.ts';
import { openFolder } from '../../open-folder.ts';
import type { FolderFiles } from '../folder-format.ts';
import { isMap, mapAt, type NodeMap, textAt } from './mlmodel.ts';

/** Something inside a model folder of MLflow, opened. */
export interface InnerPart {
  /** What it is called by: empty where it is the model itself, else as `/artifacts/scaler`. */
  path: string;
  /** Its file or folder. */
  name: string;
  artifact: Artifact;
}

/** Under which keys flavors say where their model is. */
const DATA_KEYS = ['pickled_model', 'model_data', 'model_path', 'model_binary', 'data'];

const MOST_PARTS = 100;

/**
 * Opens what the flavors name: the model of the first that is a library's, else what a model of the user's own class
 * (`python_function`) brings along. No path leaves the folder.
 */
export async function openParts(flavors: NodeMap, files: FolderFiles): Promise<InnerPart[]> {
  const { python_function: generic, ...libraries } = flavors;
  const parts: InnerPart[] = [];
  for (const { path, name } of placesIn(libraries, isMap(generic) ? generic : {})) {
    if (parts.length >= MOST_PARTS) throw new ArtifactError(`names more than ${MOST_PARTS} artifacts`);
    const plain = insideFolder(name);
    parts.push({ path, name: plain, artifact: await openInside(plain, files) });
  }
  return parts;
}

function placesIn(libraries: NodeMap, generic: NodeMap): { path: string; name: string }[] {
  for (const flavor of Object.values(libraries).filter(isMap)) {
    const name = dataOf(flavor);
    if (name !== null) return [{ path: '', name }];
  }
  const own = textAt(generic, 'python_model');
  if (own === null) {
    const name = dataOf(generic);
    return name === null ? [] : [{ path: '', name }];
  }
  const artifacts = Object.entries(mapAt(generic, 'artifacts')).flatMap(([key, value]) => {
    const name = isMap(value) ? textAt(value, 'path') : null;
    return name === null ? [] : [{ path: `/artifacts/${key}`, name }];
  });
  return [{ path: '', name: own }, ...artifacts];
}

function dataOf(flavor: NodeMap): string | null {
  return DATA_KEYS.map((key) => textAt(flavor, key)).find((name) => name !== null) ?? null;
}

function insideFolder(name: string): string {
  const plain = posix.normalize(name).replace(/\/+$/, '');
  const leaves = plain.startsWith('/') || plain === '..' || plain.startsWith('../') || /[\\\0]/.test(name);
  if (!leaves && plain !== '.' && plain !== '') return plain;
  throw new ArtifactError(`has an MLmodel that names a path outside of its folder: ${name.slice(0, 200)}`);
}

/** A file; a folder that is an artifact itself; or of a folder the one file that is called a model. */
async function openInside(name: string, files: FolderFiles): Promise<Artifact> {
  if (files.has(name)) return openFile(name, files);
  const inside = new Map(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), bytes]] : [],
    ),
  );
  if (inside.size === 0)
    throw new ArtifactError(`has an MLmodel that names ${name.slice(0, 200)}, which is not there`);
  // A model folder within one would be opened as deep as it nests: MLflow saves none so.
  if (inside.has('MLmodel')) throw new ArtifactError('holds another model of MLflow', { unsupported: true });
  const [model, other] = [...inside.keys()].filter((path) => /^(.*\/)?model\.[a-z0-9]+$/.test(path));
  if (model !== undefined && other === undefined) return openFile(`${name}/${model}`, files);
  return openFolder(inside, name);
}

function openFile(name: string, files: FolderFiles): Promise<Artifact> {
  const folder = posix.dirname(name);
  return openArtifact({
    path: name,
    bytes: files.get(name) ?? new Uint8Array(),
    sibling: (beside) => Promise.resolve(files.get(posix.join(folder, beside)) ?? null),
  });
}
