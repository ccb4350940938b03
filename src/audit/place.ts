/**
 * Where a project normalizes: plain data, that rules look at and reports show. Whoever gathers it has read the code
 * (src/audit/flow/); nothing here runs or reads anything.
 *
 * Everything is named by a number that is its index in the map's list (`PlaceId` in `ProjectMap.places`, `ThingId` in
 * `ProjectMap.things`, `DataId` in `ProjectMap.data`), so that the map is one JSON text without cycles.
 */

export type PlaceId = number;
export type ThingId = number;
export type DataId = number;

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

/** A point in the repository's sources. Lines and columns count from 1. */
export interface Site {
  path: string;
  /** Of a notebook: which of all its cells, from 1. Lines then count in the cell. */
  cell: number | null;
  line: number;
  column: number;
  /** The line in the file as git has it: of a notebook, where that line stands in its JSON. What annotations point at. */
  fileLine: number;
}

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
  /** The data that goes in: what is fitted on, transformed, normalized, split, trained with or predicted from. */
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

/** A file that is written or read. */
export interface FileName {
  /** As the code builds it, unknown parts as `*`: `models/scaler_*.pkl`; null where nothing is known. */
  text: string | null;
  /** Whether no part of it is unknown. */
  known: boolean;
  /** The paths from the repository root that it may be: from the root, from the file's folder, by its `__file__`. */
  candidates: readonly string[];
  /** A version that its name holds, as `2.1.0` in `scaler-v2.1.0.pkl`. */
  version: string | null;
  /** Of what is fetched by name: `google/vit-base-patch16-224` of `from_pretrained`, an MLflow or Weights & Biases artifact. */
  remote: string | null;
  /** What writes or reads it: `joblib.dump`, `pickle.load`, `keras.models.load_model`. */
  by: string;
}

/** The numbers of a normalization: `(x - offset) / scale`, or for `clip` and others what the class says. */
export interface Constants {
  form: 'standard' | 'minmax' | 'divide' | 'shift';
  /** `(x - mean) / std` has two; one number, or one a channel or feature. Null where there is none, or it is not known. */
  offset: Numbers | null;
  scale: Numbers | null;
  /** `Normalize` works on what is already in [0, 1] (torchvision, or albumentations with its `max_pixel_value`): divided before. */
  dividedBefore: number | null;
}

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
  measure: 'mean' | 'std' | 'var' | 'min' | 'max' | 'range' | 'median' | null;
  of: DataId | null;
  /** Of what was computed: of each row by itself, as `x.mean(axis=1)`. */
  isOfEachRow?: boolean;
  file: FileName | null;
  /** Where the literal stands, or where it was computed. */
  site: Site | null;
}

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
  /** Whether all of its way from its beginning is followed: where it is not, `steps` may lack some. */
  complete: boolean;
  /** The columns, in order, of a table that the code names them for; null where they are not known. */
  columns: readonly string[] | null;
  /** What the values of a row are called, in order, where it is made of single ones: `[body.age, body.bmi]`; else null. */
  fields: readonly string[] | null;
  /** The files that it, or what it is made of, was read from; null of one whose name is not known. */
  files: readonly (string | null)[];
  /** It has one row and no more: the code makes it of one. */
  isOneRow: boolean;
  /** Of a part that a split gives: what becomes of it, or of what is made of it. */
  uses: readonly PartUse[];
}

/**
 * - `trains`: a model learns from it.
 * - `asked`: a model is asked with it, or measured by it.
 * - `leaves`: it goes where it is not followed: returned, stored, passed to code that is not here.
 */
export type PartUse = 'trains' | 'asked' | 'leaves';

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
