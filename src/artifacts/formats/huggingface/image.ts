import type { Affine, Plain, Transform } from '../../../generated/lock.ts';
import { centered } from '../../../transform/affine.ts';
import { ArtifactError } from '../../error.ts';
import { entry, type JsonObject } from '../json/values.ts';
import type { Preprocessor } from './preprocessor.ts';
import { settingsOf } from './settings.ts';

/** The linear half: `(x · rescale_factor − image_mean) / image_std`. */
const LINEAR = ['do_rescale', 'rescale_factor', 'do_normalize', 'image_mean', 'image_std'];

/** Bytes to 0…1: the library's default. */
const RESCALE_FACTOR = 1 / 255;

/**
 * Classes that rescale or normalize by code of their own: an offset, a second division, each image by its own mean, in
 * bfloat16. Such a one is known by its parameters alone.
 */
const OF_THEIR_OWN =
  /^(EfficientNet|Kosmos2_5|Pix2Struct|Vivit|Llama4|ImageGPT|Chameleon|UVDoc|Emu3|Perceiver)/;

/** Classes that do not normalize where the file does not say. */
const NOT_NORMALIZED = /^(RTDetr|Gemma4|Tipsv2|MobileViT|GLPN|Swin2SR|Super|LightGlue|EfficientLoFTR)/;

/**
 * An image processor of transformers. What is not linear, resizing and cropping, is a table of its parameters before the
 * line. Source: image_processing_utils.py and image_processing_backends.py of transformers 5, image_transforms.py of 4.
 */
export function imagePreprocessor(object: JsonObject, name: string): Preprocessor {
  const parameters = Object.fromEntries(
    LINEAR.flatMap((key): [string, Plain][] => {
      const value = entry(object, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const isOwn = OF_THEIR_OWN.test(name) || entry(object, 'auto_map') !== undefined;
  const linear = isOwn ? 'unclear' : lineOf(object, name);
  if (linear === 'unclear') {
    const whole: Transform = { kind: 'opaque', class: name, parameters: settingsOf(object, new Set()) };
    return { class: name, parameters, linear: null, whole };
  }
  const geometry = geometryOf(object);
  const steps = [geometry, linear].filter((each) => each !== null);
  const [first, second] = steps;
  const whole: Transform = first && !second ? first : { kind: 'chain', steps };
  return { class: name, parameters, linear, whole };
}

/** Null where nothing is rescaled or normalized; `unclear` where the numbers are the library's and not in the file. */
function lineOf(object: JsonObject, name: string): Affine | null | 'unclear' {
  const rescales = entry(object, 'do_rescale') !== false;
  const normalizes = entry(object, 'do_normalize') ?? null;
  const isNormalized = Object.hasOwn(object, 'do_normalize')
    ? normalizes === true
    : !NOT_NORMALIZED.test(name);
  const factor = rescales ? factorOf(object) : 1;
  if (!isNormalized && !rescales) return null;
  const [mean, std] = [channels(object, 'image_mean'), channels(object, 'image_std')];
  if (isNormalized && (!mean || !std)) return 'unclear';
  const count = Math.max(mean?.length ?? 1, std?.length ?? 1);
  // The library's own order: the rescale is folded into mean and deviation.
  const unit = 1 / factor;
  const center = isNormalized
    ? spreadOver(mean ?? [], count, 'image_mean').map((value) => value * unit)
    : null;
  const spread = isNormalized
    ? spreadOver(std ?? [], count, 'image_std').map((value) => value * unit)
    : Array.from({ length: count }, () => unit);
  if (spread.includes(0)) throw new ArtifactError('"image_std" is 0');
  return centered(count, center, spread, { features: null });
}

function factorOf(object: JsonObject): number {
  const factor = entry(object, 'rescale_factor') ?? RESCALE_FACTOR;
  if (typeof factor === 'number' && factor > 0) return factor;
  throw new ArtifactError('"rescale_factor" is no number above 0');
}

/** One number a channel, or one for all of them; null where the file gives none. */
function channels(object: JsonObject, key: string): number[] | null {
  const value = entry(object, key) ?? null;
  if (value === null) return null;
  const list = Array.isArray(value) ? value : [value];
  const numbers = list.filter((item) => typeof item === 'number');
  if (numbers.length === 0 || numbers.length !== list.length || numbers.length > MOST_CHANNELS)
    throw new ArtifactError(`"${key}" is not a list of numbers`);
  return numbers;
}

/** Satellites see hundreds. */
const MOST_CHANNELS = 10_000;

function spreadOver(numbers: number[], count: number, key: string): number[] {
  const [first = 0] = numbers;
  if (numbers.length === count) return numbers;
  if (numbers.length === 1) return Array.from({ length: count }, () => first);
  throw new ArtifactError(`"${key}" has ${numbers.length} values and the other ${count}`);
}

/** A step, its switch, and what it is told. */
const STEPS: [flag: string, parameters: string[]][] = [
  ['do_resize', ['size', 'resample', 'interpolation', 'default_to_square']],
  ['do_center_crop', ['crop_size']],
  ['do_pad', ['pad_size']],
];

/**
 * Everything that is not linear. A step that is switched off leaves nothing; where the file does not say whether it is,
 * the library's default for the class counts, so that this itself is written down.
 */
function geometryOf(object: JsonObject): Transform | null {
  const without = new Set(LINEAR);
  const unsaid: [string, Plain][] = [];
  for (const [flag, parameters] of STEPS) {
    const said = entry(object, flag) ?? null;
    if (said === false) for (const key of [flag, ...parameters]) without.add(key);
    else if (said === null && flag !== 'do_pad') unsaid.push([flag, null]);
  }
  const settings = { ...settingsOf(object, without), ...Object.fromEntries(unsaid) };
  if (Object.keys(settings).length === 0) return null;
  return { kind: 'table', method: 'image', features: null, tables: settings };
}
