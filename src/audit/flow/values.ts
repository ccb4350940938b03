import type { Value as Document } from '../../policy/configs/document.ts';
import type { MeasureName } from '../constants.ts';
import type { DataRole, PartUse } from '../data.ts';
import type { FileName } from '../file-name.ts';
import type { Place, Surrounding } from '../place.ts';
import type { ClassSyntax, Expression, FunctionSyntax } from '../python/syntax.ts';
import type { Site } from '../site.ts';
import type { Source } from '../source.ts';
import type { Parameter, ThingFamily } from '../thing.ts';

/** What an expression stands for, as far as the code says. */
export type Value =
  | { kind: 'number'; value: number }
  /** Unknown parts are `*`. */
  | { kind: 'text'; text: string; known: boolean }
  | { kind: 'truth'; value: boolean }
  | { kind: 'none' }
  /** `isOfOne`: it is written so, as `[row]`, and not gathered or unpacked. `isSome`: it may lack some of these items. */
  | {
      kind: 'list';
      items: Value[];
      shape: 'list' | 'tuple' | 'set' | 'array';
      at: Site | null;
      isOfOne?: boolean;
      isSome?: boolean;
    }
  | { kind: 'dict'; entries: Map<string, Value>; rest: Value | null }
  /** Something of a library, by its dotted name. */
  | { kind: 'symbol'; name: string }
  /** An object of a library's class. */
  | { kind: 'object'; class: string; given: Given; attributes: Map<string, Value> }
  | { kind: 'function'; function: FunctionValue }
  | { kind: 'class'; class: ClassValue }
  | { kind: 'instance'; class: ClassValue; attributes: Map<string, Value> }
  | { kind: 'module'; module: Module }
  | { kind: 'method'; of: Value; name: string }
  /** An open file. */
  | { kind: 'file'; name: Value }
  | { kind: 'thing'; thing: ThingNode }
  /** Anything else is data that may have come from somewhere. */
  | { kind: 'data'; data: DataNode }
  | { kind: 'either'; values: Value[] };

/** The arguments of a call. */
export interface Given {
  positional: Value[];
  named: Map<string, Value>;
}

/** A function of the project, with the scope that it was written in. */
export interface FunctionValue {
  syntax: Pick<FunctionSyntax, 'name' | 'parameters' | 'body' | 'from' | 'to'>;
  /** Of a lambda: what it gives. */
  result: Expression | null;
  module: Module;
  scope: Names;
  /** As `Service.predict`. */
  name: string;
  decorators: string[];
  inside: Surrounding[];
  owner: ClassValue | null;
  self: Value | null;
}

export interface ClassValue {
  syntax: ClassSyntax;
  module: Module;
  scope: Names;
  decorators: string[];
  /** The dotted names of its bases that are a library's. */
  bases: string[];
  parents: ClassValue[];
  members: Map<string, Value>;
  /** The one that its methods are looked at with where no code makes one. */
  instance: Extract<Value, { kind: 'instance' }> | null;
}

/** Names and what they stand for; those of a branch lie over those of what it is in. */
export interface Names {
  own: Map<string, Value>;
  parent: Names | null;
  /** Whether it is the overlay of a branch: what it sets is merged into its parent after it. */
  isBranch: boolean;
  /** Names that are the module's, by `global`. */
  globals: Set<string> | null;
}

/** A file of the project as a module. */
export interface Module {
  path: string;
  /** As it is imported: `app.services.scaling`. */
  source: Source;
  names: Names;
  state: 'new' | 'running' | 'done';
  imports: Set<string>;
  /** Modules of libraries it imports all of: `from x import *`. */
  stars: string[];
  /** The libraries that it imports, by their first name. */
  libraries: Set<string>;
  functions: FunctionValue[];
  classes: ClassValue[];
}

/** Data on its way; see `Data` in audit/data.ts, whose internal form this is. */
export interface DataNode {
  name: string | null;
  roles: readonly DataRole[];
  parents: readonly DataNode[];
  steps: readonly PlaceNode[];
  /** Of steps that did not reach all of its columns: which they reached. */
  reach: ReadonlyMap<PlaceNode, Reach>;
  complete: boolean;
  columns: readonly string[] | null;
  /** What its values are called, in order, where it is a row that is made of single ones: `[body.age, body.bmi]`. */
  fields: readonly string[] | null;
  /** What a number was reckoned from: `x.mean()`. */
  measure: Measure | null;
  /** The file it was read from, or that what it is part of was read from. */
  file: FileName | null;
  /** What it is in the config that it was read from. */
  document: Document | null;
  /** `x - mean`, before it is divided. */
  centered: { by: Value; text: string; of: DataNode; site: Site } | null;
  /** The difference `max - min`, or `a - b` by names. */
  isRange: boolean;
  /** What its attributes were asked for or set to: the same each time. */
  attributes: Map<string, Value> | null;
  /** What was picked of it, each with its index: see `pickedBefore`. */
  picks: { index: readonly Value[]; part: DataNode }[] | null;
  /** What it and others became where it may be any of them: see `joinedBefore`. */
  joined: DataNode | null;
  /** The thing that a value of no known class turned out to be. */
  thing: ThingNode | null;
  /** It is a table of one row: the code makes it so. */
  isOneRow: boolean;
  /** Of what a split gives: itself as a part. */
  part: Part | null;
  /** The parts that it is, or is made of. */
  parts: readonly Part[];
  id: number;
}

/** The columns that a step was written into; `unsure` where it may have been other columns than those that are left. */
export type Reach = readonly string[] | 'unsure';

/** A part of a split: what is done with it is noted as it is followed. */
export interface Part {
  uses: Set<PartUse>;
}

export interface Measure {
  what: MeasureName;
  of: DataNode | null;
  site: Site | null;
  /** It is taken of each row by itself: `x.mean(axis=1)`. */
  isOfEachRow?: boolean;
}

export interface ThingNode {
  family: ThingFamily;
  class: string | null;
  name: string | null;
  looksLike: 'scaler' | 'model' | null;
  born: PlaceNode | null;
  origin: 'created' | 'loaded' | 'outside';
  parameters: Parameter[];
  parts: ThingNode[];
  holders: ThingNode[];
  escapes: string[];
  isForTarget: boolean;
  /** What a loaded thing holds, by what it was asked for: `["scaler"]`. */
  held: Map<string, ThingNode>;
  /** Where a part stands in what was loaded. */
  within: readonly string[];
  file: FileName | null;
  /** The same thing where it is used as data. */
  data: DataNode | null;
  /** A function that gives a lot of parts its rows: `Compose`, `ToTensor`: the numbers they normalize by. */
  constants: ConstantsNode[];
  id: number;
}

export interface NumbersNode {
  values: readonly number[] | null;
  text: string;
  source: 'literal' | 'computed' | 'loaded' | 'unknown';
  measure: Measure['what'] | null;
  of: DataNode | null;
  isOfEachRow?: boolean;
  file: FileName | null;
  site: Site | null;
}

export interface ConstantsNode {
  form: 'standard' | 'minmax' | 'divide' | 'shift';
  offset: NumbersNode | null;
  scale: NumbersNode | null;
  dividedBefore: number | null;
}

/** A place while the map is drawn: it knows what it is about by itself. */
export interface PlaceNode extends Omit<Place, 'id' | 'side' | 'thing' | 'data' | 'results' | 'constants'> {
  thing: ThingNode | null;
  data: DataNode | null;
  results: DataNode[];
  constants: ConstantsNode | null;
  /** Where the code begins that leads here: what a side is decided by. */
  entry: Entry;
  module: Module;
  at: number;
  id: number;
}

/** Where running begins: a module's top, or a function that no code of the project calls. */
export interface Entry {
  module: Module;
  /** Null for the module's top. */
  function: FunctionValue | null;
}
