import { createHash } from 'node:crypto';
import type { Transform } from '../../../generated/lock.ts';
import type { Arithmetic } from '../../../transform/arithmetic.ts';
import type { FittedScaler } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { numbersOf, type Tensor } from './tensor.ts';

/** What a name in a graph stands for. */
export type Value = Flow | Constant | Predicted;

/** Made from constants alone: a tensor of the file, or what nodes make of such. */
export interface Constant {
  kind: 'constant';
  name: string;
  tensor: Tensor | null;
  /** Computed when it is asked for. */
  digest: () => string;
  /** How many constants in a row it is made of. */
  depth: number;
}

/** What a model has had a part in, and what is not known. */
export interface Predicted {
  kind: 'predicted';
}

export const PREDICTED: Predicted = { kind: 'predicted' };

/**
 * Columns of the graph's inputs on their way to a model: which ones they are and what was done to them. Flows never
 * change; each node makes new ones.
 */
export interface Flow {
  kind: 'flow';
  /** The columns that go in: by the name of their input, or by their number where there is one input for all. */
  columns: (string | number)[] | null;
  /** The input, where its columns are not known one by one. */
  source: string;
  steps: Step[];
  /** Arithmetic that was met and is no step yet: it takes two nodes to make a StandardScaler. */
  pending: Operation[];
  /** How many columns come out, where that is known. */
  width: number | null;
  /** Rows of columns: what picks and joins columns is only followed there. */
  isTable: boolean;
  /** Arithmetic on integers is a scaler's only where it comes first: later it computes masks and places. */
  numbers: 'float' | 'integer' | 'none';
  /** How deeply branches are nested in it. */
  depth: number;
}

/** One thing that is done to a flow. */
export interface Step {
  transform: Transform;
  /** A scaler that is known, as it is reported; null for branches and what is known by its hash alone. */
  fitted: FittedScaler | null;
  /** What goes into branches. */
  parts: readonly Flow[];
  /** How many values it takes to write it out. */
  size: number;
  digest: string;
}

/** A pending operation, and where its numbers come from. */
export interface Operation extends Arithmetic {
  node: number;
  /** As `Sub`. */
  operator: string;
  constant: string;
  dtype: string;
  /** Which axis it varies along, from the last (−1); 0 for a single number. */
  axis: number;
}

/** How many values all flows of a graph may hold together: what a file holds once may flow to many places. */
export interface Budget {
  left: number;
  /** How many numbers of constants are still computed anew; what is beyond stays known by its hash. */
  foldsLeft: number;
}

export function newBudget(): Budget {
  return { left: 4_000_000, foldsLeft: 1_000_000 };
}

export function spend(budget: Budget, values: number): void {
  budget.left -= values;
  if (budget.left < 0) {
    throw new ArtifactError('holds more preprocessing than is written out', { unsupported: true });
  }
}

/** The numbers of a constant; null for anything else. */
export function numbersIn(value: Value | null | undefined, budget: Budget): number[] | null {
  if (value?.kind !== 'constant' || value.tensor === null) return null;
  const numbers = numbersOf(value.tensor);
  spend(budget, numbers?.length ?? 1);
  return numbers;
}

export function sha256(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
