import type { Artifact } from '../artifacts/artifact.ts';

/** A file that may be a model or a scaler, and what is inside. */
export interface ScannedFile {
  /** From the repository root. */
  path: string;
  /** Of the content; null where it is not at hand. */
  sha256: string | null;
  /** Bytes. */
  size: number;
  /** Null where the content is not at hand (a pointer) or too large to read. */
  artifact: Artifact | null;
}

/** A small config, which may name the version of a scaler. */
export interface ScannedConfig {
  path: string;
  text: string;
}

/** Where a config names the scaler, as the policy writes it. */
export interface ProposedReference {
  /** The key in the map of references, as `production`. */
  label: string;
  /** `path#selector`. */
  reference: string;
}

/** One entry of the policy to be. */
export interface ProposedPair {
  /** Unique; with `{name}` in it, a convention. */
  name: string;
  /** As the policy writes them: paths from the repository root, in a convention with `{name}`. */
  models: string[];
  scalers: string[] | 'embedded';
  /** Null where the lock's own place is free. */
  lock: string | null;
  training: ProposedReference[];
  inference: ProposedReference[];
  /** The evidence, in one sentence. */
  why: string;
  /** What the owner should know of it: a file that holds something else than its name says, a version to name. */
  notes: string[];
}

/** What could not be decided, and why, in one sentence without the path. */
export interface Undecided {
  path: string;
  why: string;
}

/** A glob that the policy ignores, and why. */
export interface Ignored {
  glob: string;
  why: string;
}

/** What `init` proposes. */
export interface Proposal {
  pairs: ProposedPair[];
  undecided: Undecided[];
  ignore: Ignored[];
}
