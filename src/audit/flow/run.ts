import type { Configs } from '../configs.ts';
import type { Surrounding } from '../place.ts';
import type { Expression, Statement } from '../python/syntax.ts';
import type { Site } from '../site.ts';
import type { CutPair } from './cuts.ts';
import type {
  DataNode,
  Entry,
  FunctionValue,
  Given,
  Module,
  Names,
  PlaceNode,
  ThingNode,
  Value,
} from './values.ts';

/** What following a project's values has come to so far. */
export interface Run {
  places: PlaceNode[];
  placeByKey: Map<string, PlaceNode>;
  /** How often a place was met in other ways than those that are kept. */
  waysTo: Map<string, number>;
  /** How many things there are: each is told from the others by its number. */
  things: number;
  /** The functions that were followed from a call. */
  called: Set<object>;
  /** Steps that following a function took so far, in all its calls. */
  spent: Map<object, number>;
  /** Whether a function has a word of normalization in it. */
  hasWords: Map<object, boolean>;
  /** Functions that a server or a page calls, because they were handed to it. */
  handedOver: Map<object, string>;
  /** Where rows were cut in two, by the table and the point. */
  cuts: Map<DataNode, Map<string, CutPair>>;
  /** Lists that a loop gathers rows in, and the table that they become. */
  gathered: Map<Value, DataNode | null>;
  /** The configs of the tree that the code names. */
  configs: Configs;
  /** Steps that are left to what is followed now. */
  budget: number;
  /** The module of a project's file by what an import names; null where it is a library's. */
  moduleOf: (from: Module, dots: number, name: string) => Module | null;
  evaluate: (frame: Frame, expression: Expression) => Value;
  /** Gives whether what comes after it is never reached. */
  execute: (frame: Frame, statements: readonly Statement[]) => boolean;
  call: (frame: Frame, callee: Value, given: Given, at: Expression) => Value;
  /** What a loaded thing holds under a key. */
  partOf: (frame: Frame, thing: ThingNode, key: string) => Value;
  runModule: (module: Module) => void;
}

/** One running of a module's top or of a function. */
export interface Frame {
  run: Run;
  module: Module;
  names: Names;
  entry: Entry;
  function: FunctionValue | null;
  via: readonly Site[];
  inside: readonly Surrounding[];
  /** The functions that are being followed, to see where one calls itself. */
  stack: readonly object[];
  results: Value[];
}

/** Following is given up: what is looked at takes more steps than any program a person reads. */
export class Exhausted extends Error {}

/** Steps for each beginning: the top of a module, a function that nobody calls. */
export const mostSteps = 30_000;

export function step(run: Run): void {
  run.budget -= 1;
  if (run.budget < 0) throw new Exhausted();
}

export function siteOf(frame: Frame, at: { from: number }): Site {
  return frame.module.source.siteAt(at.from);
}

/** How much of the source is shown. In characters. */
const mostShown = 80;

/** The source of an expression on one line, cut. */
export function written(frame: Frame, { from, to }: { from: number; to: number }): string {
  const text = frame.module.source.text;
  const short = text.slice(from, Math.min(to, from + 4 * mostShown)).replace(/\s+/g, ' ');
  return short.length > mostShown ? `${short.slice(0, mostShown - 1)}…` : short;
}

/** The same frame, in something more. */
export function within(frame: Frame, surrounding: Surrounding | null): Frame {
  return surrounding === null || frame.inside.at(-1) === surrounding
    ? frame
    : { ...frame, inside: [...frame.inside, surrounding] };
}
