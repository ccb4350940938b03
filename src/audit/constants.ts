import type { FileName } from './file-name.ts';
import type { DataId } from './ids.ts';
import type { Site } from './site.ts';

/** The numbers of a normalization: `(x - offset) / scale`, or for `clip` and others what the class says. */
export interface Constants {
  form: 'standard' | 'minmax' | 'divide' | 'shift';
  /** `(x - mean) / std` has two; one number, or one a channel or feature. Null where there is none, or it is not known. */
  offset: Numbers | null;
  scale: Numbers | null;
  /** `Normalize` works on what is already in [0, 1] (torchvision, or albumentations with its `max_pixel_value`): divided before. */
  dividedBefore: number | null;
}

/** What is reckoned from data to normalize it by. */
export type MeasureName = 'mean' | 'std' | 'var' | 'min' | 'max' | 'range' | 'median';

/** Where a number of a normalization is from. */
export interface Numbers {
  /** In the code, with what is reckoned from literals; null where they are not known. */
  values: readonly number[] | null;
  /** As the code writes it: `mean`, `self.stats["std"]`, `x.std()`. */
  text: string;
  /**
   * - `literal`: numbers in the code.
   * - `computed`: from data in the same program (`x.mean()`); `of` says which data.
   * - `loaded`: out of a file; `file` says which.
   * - `unknown`: anything else.
   */
  source: 'literal' | 'computed' | 'loaded' | 'unknown';
  /** What it was called where it was computed: `mean`, `std`, `var`, `min`, `max`, `ptp`, `median`; by its name where that says so. */
  measure: MeasureName | null;
  of: DataId | null;
  /** Of what was computed: of each row by itself, as `x.mean(axis=1)`. */
  isOfEachRow?: boolean;
  file: FileName | null;
  /** Where the literal stands, or where it was computed. */
  site: Site | null;
}
