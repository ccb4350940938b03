import type { FileName } from './file-name.ts';
import type { DataId, PlaceId } from './ids.ts';

/**
 * Data as it flows: every value that code makes of others is another one, with what it came from. `X[0:10]`, `X.copy()`, or the
 * same frame with other columns derive from `X`.
 */
export interface Data {
  id: DataId;
  /** As the code names it: `X_train`; or the expression, cut. */
  name: string;
  /** What it is, as far as known: from its flow first, else from its name. */
  roles: readonly DataRole[];
  /** The values it is made of, the nearest first, to the beginning. */
  ancestors: readonly DataId[];
  /** The places that normalized it on the way here (`apply`, `fit_transform`, `constants`), the first first. */
  steps: readonly PlaceId[];
  /** Of `steps` those that may have normalized other columns than it has. */
  unsure: readonly PlaceId[];
  /** Whether all of its way from its beginning is followed: where it is not, `steps` may lack some. */
  complete: boolean;
  /** The columns, in order, of a table that the code names them for; null where they are not known. */
  columns: readonly string[] | null;
  /** What the values of a row are called, in order, where it is made of single ones: `[body.age, body.bmi]`; else null. */
  fields: readonly string[] | null;
  /** The files that it, or what it is made of, was read from; null of one whose name is not known. */
  files: readonly (string | null)[];
  /** Those of the files whose names are known. */
  readFrom: readonly FileName[];
  /** It has one row and no more: the code makes it of one. */
  isOneRow: boolean;
  /** Of a part that a split gives: what becomes of it, or of what is made of it. */
  uses: readonly PartUse[];
}

/**
 * - `trains`: a model learns from it.
 * - `asked`: a model is asked with it, or measured by it.
 * - `watched`: a model is measured by it while it learns, as by `validation_data`.
 * - `leaves`: it goes where it is not followed: returned, stored, passed to code that is not here.
 */
export type PartUse = 'trains' | 'asked' | 'watched' | 'leaves';

/**
 * - `request`: what a service receives, or a person types into a page.
 * - `train`, `test`, `validation`: a part of a split.
 * - `whole`: read from a file or a database, and not split yet.
 * - `target`: `y`.
 * - `window`: a part of a series or a group.
 */
export interface DataRole {
  role: 'request' | 'train' | 'test' | 'validation' | 'whole' | 'target' | 'window';
  /** `flow`: followed to where it comes from. `name`: it is called so. */
  by: 'flow' | 'name';
  /** Half a sentence: "the second part of `train_test_split` (train.py:14)". */
  evidence: string;
}

/** Whether it is the role of a part that a split gives. */
export function isPart({ role }: DataRole): boolean {
  return role === 'train' || role === 'test' || role === 'validation';
}
