import type { PlaceId, ThingId } from './ids.ts';

/** What a thing is good for. */
export type ThingFamily =
  /** Learns numbers and normalizes by them: sklearn's scalers, Keras `Normalization`. */
  | 'scaler'
  /** Learns categories, components or values to fill in. */
  | 'encoder'
  /** Normalizes by numbers that it is given: `Normalize(mean, std)`, `Rescaling(1/255)`, `ToTensor()`. */
  | 'normalize'
  /** Comes with a pretrained model: `AutoImageProcessor.from_pretrained(…)`, `preprocess_input` of an application. */
  | 'processor'
  /** Holds others in order: `Pipeline`, `ColumnTransformer`, `Compose`, `Sequential`. */
  | 'pipeline'
  | 'model'
  /** Came out of a file, and nothing but its name says what it is. */
  | 'loaded';

/** One object that lives through a program: all places that name it are about the same one. */
export interface Thing {
  id: ThingId;
  family: ThingFamily;
  /** By the canonical name, aliases resolved: `sklearn.preprocessing.StandardScaler`; null where it was loaded and nothing says. */
  class: string | null;
  /** The name of the variable or attribute it was first kept in, as `scaler` or `self.scaler`; null where it never was. */
  name: string | null;
  /** What a name or a use suggests of a thing without a class: it is called `scaler`, or its `transform` is called. */
  looksLike: 'scaler' | 'model' | null;
  /** Where it was made or loaded; null where it came from outside, as an argument that no call is known for. */
  born: PlaceId | null;
  origin: 'created' | 'loaded' | 'outside';
  /** The arguments of its making, those that are known. Keys are the library's own names; of hostile names nothing special comes. */
  parameters: readonly Parameter[];
  /** What it holds, in order: the steps of a pipeline; of a loaded thing what was taken out of it, and what was saved in it. */
  parts: readonly ThingId[];
  /** The things that hold it: a pipeline, or a dict or an object that is saved as one. */
  holders: readonly ThingId[];
  /** Where it went that the audit does not follow, as "passed to `register` (train.py:40)": it may be saved or applied there. */
  escapes: readonly string[];
  /** It is for `y`, the target: named or used so. */
  isForTarget: boolean;
}

export interface Parameter {
  name: string;
  value: Known;
}

/** A value as far as the code says. */
export type Known =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'truth'; value: boolean }
  | { kind: 'none' }
  | { kind: 'list'; items: readonly Known[] }
  | { kind: 'unknown' };
