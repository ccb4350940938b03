import type { Affine, Plain, Transform } from '../../../generated/lock.ts';
import { centered } from '../../../transform/affine.ts';
import { ArtifactError } from '../../error.ts';
import { entry, type JsonObject } from '../json/values.ts';
import type { Preprocessor } from './preprocessor.ts';
import { settingsOf } from './settings.ts';

const LINEAR = ['do_normalize', 'mean', 'std'];

/**
 * A feature extractor of transformers. How a spectrogram is made is known by the parameters alone; so is `do_normalize`
 * of those that take each clip's own mean (Wav2Vec2, Whisper). The Audio Spectrogram Transformer's has numbers:
 * `(x − mean) / (2·std)`. Source: feature_extraction_audio_spectrogram_transformer.py.
 */
export function audioPreprocessor(object: JsonObject, name: string): Preprocessor {
  const isSpectrogram = /^AST/.test(name);
  const opaque = (without: readonly string[]): Transform => ({
    kind: 'opaque',
    class: name,
    parameters: settingsOf(object, new Set(without)),
  });
  const parameters = Object.fromEntries(
    [...LINEAR, 'feature_size', 'sampling_rate'].flatMap((key): [string, Plain][] => {
      const value = entry(object, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const linear = isSpectrogram ? lineOf(object) : null;
  if (!linear) return { class: name, parameters, linear: null, whole: opaque([]) };
  return { class: name, parameters, linear, whole: { kind: 'chain', steps: [opaque(LINEAR), linear] } };
}

function lineOf(object: JsonObject): Affine | null {
  if (entry(object, 'do_normalize') === false) return null;
  const [mean, std] = [entry(object, 'mean'), entry(object, 'std')];
  // Both are the library's where the file has none.
  if (mean === undefined && std === undefined) return null;
  if (typeof mean !== 'number' || typeof std !== 'number' || std === 0)
    throw new ArtifactError('"mean" and "std" are not two numbers');
  return centered(1, [mean], [std * 2], { features: null });
}
