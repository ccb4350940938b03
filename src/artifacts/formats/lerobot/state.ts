import { ArtifactError } from '../../error.ts';
import { readSafetensors } from '../safetensors/file.ts';
import { isVector } from '../tensors/tensor.ts';

/** One statistic of a feature, one number a dimension. */
export interface Statistic {
  numbers: number[];
  /** numpy's name. */
  dtype: string;
}

/** Statistics by feature and name: `observation.state.mean` is the mean of `observation.state`. */
export type Statistics = ReadonlyMap<string, ReadonlyMap<string, Statistic>>;

/** What LeRobot computes with, whatever the file holds: `load_state_dict` casts every statistic. */
const DTYPE = 'float32';

/**
 * The statistics in a state file of a normalizer. Throws an ArtifactError. Source: lerobot/processor/normalize_processor.py,
 * `load_state_dict`.
 */
export function readState(bytes: Uint8Array): Statistics {
  const features = new Map<string, Map<string, Statistic>>();
  for (const tensor of readSafetensors(bytes).tensors) {
    if (tensor.shape.length > 0 && !isVector(tensor))
      throw new ArtifactError(
        `its state file holds "${tensor.name.slice(0, 100)}", which is no list of numbers`,
      );
    const dot = tensor.name.lastIndexOf('.');
    const key = tensor.name.slice(0, Math.max(dot, 0));
    const known = features.get(key) ?? new Map<string, Statistic>();
    const numbers = tensor.numbers().map(Math.fround);
    features.set(key, known.set(tensor.name.slice(dot + 1), { numbers, dtype: DTYPE }));
  }
  return features;
}
