import { ArtifactError } from '../../error.ts';
import type { FolderFiles } from '../folder-format.ts';
import { parseJson } from '../json/parse.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from '../json/values.ts';

/** One thing that Spark ML saved: a transformer, a model, or a pipeline of such. */
export interface Stage {
  /** Where in the folder, as `stages/0_StandardScaler_c6323590df7c`; empty for the folder itself. */
  folder: string;
  /** Where in the object, as `/stages/0`. */
  path: string;
  /** As `org.apache.spark.ml.feature.StandardScalerModel`. */
  class: string;
  sparkVersion: string | null;
  /** By name: as they were set, else as they are by default. */
  params: ReadonlyMap<string, JsonValue>;
  /** The whole line of metadata. */
  metadata: JsonObject;
  /** Of a pipeline its stages, of a search its best model. */
  inner: Stage[];
}

const MOST_STAGES = 1000;
const MAX_DEPTH = 20;

/** Metadata is a line of a kilobyte; that of a large pipeline names its stages. */
const MAX_METADATA = 4 * 1024 * 1024;

/**
 * Reads the metadata of a folder and of all that is in it. Only what the metadata names is looked at.
 *
 * Source: org.apache.spark.ml.util.DefaultParamsReader and org.apache.spark.ml.Pipeline.SharedReadWrite.
 */
export function readStages(files: FolderFiles): Stage {
  const left = { stages: MOST_STAGES };
  return readStage({ files, byFolder: metadataByFolder(files), left }, '', '', 0);
}

interface Reading {
  files: FolderFiles;
  byFolder: ReadonlyMap<string, string[]>;
  left: { stages: number };
}

function readStage(reading: Reading, folder: string, path: string, depth: number): Stage {
  reading.left.stages -= 1;
  if (reading.left.stages < 0 || depth > MAX_DEPTH)
    throw new ArtifactError(`holds more than ${MOST_STAGES} stages, or stages more than ${MAX_DEPTH} deep`);
  const metadata = metadataOf(reading, folder);
  const name = textAt(metadata, 'class');
  if (name === null) throw new ArtifactError(`holds ${inFolder(folder, 'metadata')}, which names no class`);
  const inner = innerFolders(name, metadata, reading, folder).map((child) =>
    readStage(reading, inFolder(folder, child.folder), `${path}/${child.path}`, depth + 1),
  );
  const maps = ['defaultParamMap', 'paramMap'].map((key) => entry(metadata, key));
  const params = new Map(maps.flatMap((map) => (isObject(map) ? Object.entries(map) : [])));
  return {
    folder,
    path,
    class: name,
    sparkVersion: textAt(metadata, 'sparkVersion'),
    params,
    metadata,
    inner,
  };
}

/** Where what is inside lies, and by what path it is called. */
function innerFolders(
  name: string,
  metadata: JsonObject,
  { byFolder }: Reading,
  folder: string,
): { folder: string; path: string }[] {
  const params = entry(metadata, 'paramMap');
  const uids = isObject(params) ? entry(params, 'stageUids') : undefined;
  if (/\.Pipeline(Model)?$/.test(name) && Array.isArray(uids)) {
    const digits = String(uids.length).length;
    return uids.map((uid, index) => {
      if (typeof uid !== 'string') throw new ArtifactError('names a stage that is no text');
      return { folder: `stages/${String(index).padStart(digits, '0')}_${uid}`, path: `stages/${index}` };
    });
  }
  return byFolder.has(inFolder(folder, 'bestModel')) ? [{ folder: 'bestModel', path: 'bestModel' }] : [];
}

function metadataOf({ files, byFolder }: Reading, folder: string): JsonObject {
  const where = inFolder(folder, 'metadata');
  const names = (byFolder.get(folder) ?? []).filter((name) => (files.get(name)?.length ?? 0) > 0);
  const [name, other] = names;
  if (name === undefined) throw new ArtifactError(`lacks ${where}, or it is empty`);
  if (other !== undefined) throw new ArtifactError(`holds two files of metadata: ${name} and ${other}`);
  const bytes = files.get(name) ?? new Uint8Array();
  return within(name, () => {
    const end = bytes.indexOf(0x0a);
    const line = end < 0 ? bytes : bytes.subarray(0, end);
    if (line.length > MAX_METADATA) throw new ArtifactError('is too large for metadata');
    const document = parseJson(line);
    if (isObject(document)) return document;
    throw new ArtifactError('is no JSON object');
  });
}

/** The parts of `metadata`, by the folder that they say it of; Hadoop skips names that begin with `_` or `.`. */
function metadataByFolder(files: FolderFiles): Map<string, string[]> {
  const byFolder = new Map<string, string[]>();
  for (const name of files.keys()) {
    const found = /^(?:(.+)\/)?metadata\/[^/._][^/]*$/s.exec(name);
    if (!found) continue;
    const [, folder = ''] = found;
    const names = byFolder.get(folder);
    if (names) names.push(name);
    else byFolder.set(folder, [name]);
  }
  return byFolder;
}

/** The parts of a stage's `data`, those with something in them. */
export function dataOf(stage: Stage, files: FolderFiles): string[] {
  const prefix = inFolder(stage.folder, 'data/');
  return [...files.keys()].filter((name) => {
    return name.startsWith(prefix) && /^[^/._][^/]*$/.test(name.slice(prefix.length));
  });
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Says of an error which file of the folder it is about. */
export function within<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    const { offset, unsupported } = error;
    const message = `holds ${name}, which ${error.message}`;
    throw new ArtifactError(message, { ...(offset === null ? {} : { offset }), unsupported, cause: error });
  }
}
