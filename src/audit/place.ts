import type { Constants } from './constants.ts';
import type { FileName } from './file-name.ts';
import type { DataId, PlaceId, ThingId } from './ids.ts';
import type { Site } from './site.ts';

/*
 * Where a project normalizes: plain data, that rules look at and reports show. Whoever gathers it has read the code
 * (src/audit/flow/); nothing here runs or reads anything.
 */

/**
 * What is done at a place.
 *
 * - `create`: a scaler is made (`StandardScaler()`), or a layer or a step of transforms that has its numbers from elsewhere.
 * - `fit`, `partial_fit`, `fit_transform`: it learns from data; the last also applies.
 * - `apply`, `invert`: `transform`, `inverse_transform`, or the call of a layer or a processor.
 * - `save`, `load`: to and from a file; `load` also of something pretrained (`from_pretrained`).
 * - `constants`: data is normalized by hand or by a function, as `(x - mean) / std`, `/ 255`, `F.normalize(x, mean, std)`; and
 *   `Normalize(mean, std)`, whose numbers are in the code. See `Place.constants`.
 * - `split`: data is parted into training and test (`train_test_split`, `random_split`, by a fraction of its rows); or into folds
 *   (`cross_val_score`, `KFold().split`), which have no `results`; or a model that learns holds some back (`validation_split`): it is the
 *   `thing`.
 * - `train`, `predict`: a model learns from data, or is asked.
 * - `columns`: a table is given its columns, or is cut down to them, in an order that the code names.
 */
export type PlaceKind =
  | 'create'
  | 'fit'
  | 'partial_fit'
  | 'fit_transform'
  | 'apply'
  | 'invert'
  | 'save'
  | 'load'
  | 'constants'
  | 'split'
  | 'train'
  | 'predict'
  | 'columns';

/** Something that is done to data or to a scaler, at one point of the code, on one way to it. */
export interface Place {
  id: PlaceId;
  kind: PlaceKind;
  site: Site;
  /** The calls that lead here from where the code begins, the outermost first. The same code has one place a way to it. */
  via: readonly Site[];
  /** The source as it is written there, on one line and cut: for people. */
  text: string;
  scope: Scope;
  side: Sided;
  /** What is made, fitted, saved, loaded, applied, trained or asked; null where nothing is known of it (`split`, `columns`). */
  thing: ThingId | null;
  /** Whether `thing` is what certainly is meant, or only what the names suggest. */
  sure: boolean;
  /** The data that goes in: what is fitted on, transformed, normalized, split, trained with, predicted from or saved. */
  data: DataId | null;
  /** The data that comes out. Of a `split`: the parts, in the order in which it gives them. */
  results: readonly DataId[];
  /** Of `save` and `load`: the file. */
  file: FileName | null;
  /** Of `save` and `load`: where in what the file holds the scaler is, as `["scaler"]` in a dict; empty where it is the whole. */
  within: readonly string[];
  /** Of `constants`, and of `create` where the numbers are in its arguments. */
  constants: Constants | null;
  /** Of `columns`: the names in order; null where one of them is not known. */
  columns: readonly string[] | null;
}

/** Where in its file a place stands, and under which conditions it is reached. */
interface Scope {
  /** The function by its name in the module, as `Service.predict`; null at the module's top. */
  function: string | null;
  /** Its decorators by canonical name, as `fastapi.FastAPI.post`, those of its class too. */
  decorators: readonly string[];
  /** What it stands in, from the outside to the inside. */
  inside: readonly Surrounding[];
}

/**
 * - `main`: `if __name__ == "__main__"`.
 * - `loop`: any `for` or `while`; a comprehension.
 * - `folds`: a loop over cross-validation's folds (`KFold().split(X)`).
 * - `windows`: a loop over parts of a series or groups (`for i in range(len(x) - n)`, `groupby`), or a function of one window.
 * - `fallback`: an `except`, or a branch that is taken where a file is missing (`if not os.path.exists(p)`).
 * - `branch`: any other condition.
 * - `request`: a function that a server calls for each request, or a branch behind a button of a page.
 * - `start`: a function that a server calls once, as it starts.
 * - `cached`: a function whose result is kept (`st.cache_resource`, `lru_cache`).
 */
export type Surrounding =
  | 'main'
  | 'loop'
  | 'folds'
  | 'windows'
  | 'fallback'
  | 'branch'
  | 'request'
  | 'start'
  | 'cached';

export type Side = 'training' | 'inference' | 'test' | 'unknown';

/** Which side a place is on, and why. `test` is code that tests (pytest, a benchmark, an example), not a test set. */
export interface Sided {
  side: Side;
  /**
   * - `policy`: the policy's `audit:` says so.
   * - `direct`: the code itself does: it trains a model, or it stands behind a server's route.
   * - `hint`: names of files and folders suggest it.
   */
  sure: 'policy' | 'direct' | 'hint' | 'none';
  /** Each a sentence's half, as "`predict` is behind `@app.post` of FastAPI (app.py:12)", the weightiest first. */
  evidence: readonly string[];
}
