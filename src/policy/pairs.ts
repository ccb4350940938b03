import type { Requirement, Verification } from '../generated/policy.ts';
import type { Side } from '../generated/report.ts';

/** A place in a file; line and column count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Where a config names the scaler: `path#selector` of the policy, the placeholders filled in. */
export interface Reference {
  side: Side;
  /** The key in a map of references, as `production`. */
  environment: string | null;
  /** The config's path from the repository root. */
  path: string;
  /** A JSONPath (`$.scaler.version`), or a key of an INI or .env file (`SCALER_VERSION`, `section.key`). */
  selector: string;
  /** Where the policy says so. */
  at: Position;
}

/** The scalers of a pair by side, where the policy tells the sides apart (`scaler: { training: …, inference: … }`). */
export interface ScalerSides {
  training: string[];
  inference: {
    path: string;
    /** The key in a map of inference scalers, as `production`. */
    environment: string | null;
  }[];
}

/** One pair, conventions expanded: every path is a file's, or of an artifact that is a folder the folder's, from the repository root. */
export interface Pair {
  name: string;
  /** Sorted as the policy names them, the matches of a glob by name. A plain path is listed whether or not the file exists. */
  models: string[];
  /** Empty where the scaler is embedded in the model. */
  scalers: string[];
  /** All of them are in `scalers` too, those of training first; left out where the policy does not tell the sides apart. */
  sides?: ScalerSides;
  embedded: boolean;
  lock: string;
  references: Reference[];
  require: Requirement | null;
  verify: Verification | null;
  /** Where the policy has this entry (its key). */
  at: Position;
}
