import type { Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact, FittedScaler } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { UNKNOWN } from '../../read.ts';
import { entry, isObject, type JsonObject, type JsonValue, step, textAt } from '../json/values.ts';
import { audioPreprocessor } from './audio.ts';
import { imagePreprocessor } from './image.ts';

/** What one preprocessor does: its linear half alone, where it has one, and all of it. */
export interface Preprocessor {
  class: string;
  /** The parameters of the linear half, under the library's names. */
  parameters: Record<string, Plain>;
  linear: Transform | null;
  whole: Transform;
}

/** The parts of a `processor_config.json`, which holds several preprocessors. */
const PARTS = ['image_processor', 'feature_extractor', 'video_processor', 'audio_processor'];

/**
 * Whether a document is what `save_pretrained` of an image processor, a video processor or a feature extractor of
 * transformers writes (`preprocessor_config.json`), or a processor that holds them.
 */
export function isPreprocessor(document: JsonValue): document is JsonObject {
  return isObject(document) && (isOne(document) || partsOf(document).length > 0);
}

function isOne(object: JsonObject): boolean {
  if (typeOf(object) !== null) return true;
  // Before 4.27 some were written without their type.
  const isSwitched = ['do_normalize', 'do_rescale', 'do_resize'].some((key) => Object.hasOwn(object, key));
  return isSwitched && Object.hasOwn(object, 'image_mean') && Object.hasOwn(object, 'image_std');
}

function typeOf(object: JsonObject): string | null {
  return (
    textAt(object, 'image_processor_type') ??
    textAt(object, 'video_processor_type') ??
    textAt(object, 'feature_extractor_type')
  );
}

function partsOf(document: JsonObject): [path: string, part: JsonObject][] {
  return PARTS.flatMap((key): [string, JsonObject][] => {
    const part = entry(document, key);
    return isObject(part) && isOne(part) ? [[step(key), part]] : [];
  });
}

export function preprocessorArtifact(document: JsonObject): Artifact {
  const parts: [string, JsonObject][] = isOne(document) ? [['', document]] : partsOf(document);
  const read = parts.map(([path, part]) => ({ path, ...at(path, () => preprocessor(part)) }));
  const [first] = read;
  const transform: Transform | null =
    read.length > 1
      ? { kind: 'branches', branches: read.map(({ path, whole }) => ({ columns: path, transform: whole })) }
      : (first?.whole ?? null);
  const version = textAt(document, 'transformers_version');
  return {
    ...UNKNOWN,
    format: 'json',
    class: textAt(document, 'processor_class') && read.length > 1 ? null : (first?.class ?? null),
    library: version === null ? {} : { transformers: version },
    role: 'scaler',
    scalers: read.map(({ path, class: name, parameters, linear, whole }): FittedScaler => {
      const own = linear ?? whole;
      return { path, class: name, parameters, transform: own, fingerprint: fingerprint(own) };
    }),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** A feature extractor of images, as they were called before 4.25, has the keys of an image processor. */
function preprocessor(object: JsonObject): Preprocessor {
  const name = typeOf(object) ?? 'image_processor';
  const isImage =
    Object.hasOwn(object, 'image_mean') || /(Image|Video)Processor/.test(name) || !/Feature/.test(name);
  return isImage ? imagePreprocessor(object, name) : audioPreprocessor(object, name);
}

function at<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (path === '' || !(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(`${path}: ${error.message}`, { cause: error });
  }
}
