import type { Artifact } from '../artifacts/artifact.ts';
import type { Lock } from '../generated/lock.ts';
import type { ChangedFile } from '../git/tree.ts';
import type { PolicyDifference } from '../policy/compare.ts';
import type { UnmatchedEntry } from '../policy/expand.ts';
import type { Pair, Position, Reference } from '../policy/pairs.ts';
import type { ReferenceValue } from '../policy/references.ts';

/**
 * What rules judge. Facts are plain data: whoever gathers them (src/check/) has read git and the artifacts,
 * a rule only looks at them.
 */

/** One artifact in one tree. */
export interface ArtifactState {
  path: string;
  /** Of the content; for a pointer (Git LFS), of the content that it points at. */
  sha256: string;
  size: number;
  pointer: 'lfs' | null;
  /** A symbolic link or a submodule is no artifact: it is judged as what it is, never followed. */
  kind: 'file' | 'link' | 'submodule';
  /** What is inside; null where the content is not at hand (a pointer) or too large to read. */
  artifact: Artifact | null;
}

/** The lock of a pair in one tree. */
export type LockState =
  | { kind: 'missing' }
  | { kind: 'invalid'; message: string; fix: string; line: number | null; column: number | null }
  | { kind: 'valid'; lock: Lock; positionOf: (pointer: string) => Position | null };

/** A pair in one tree: what is there of it. */
export interface PairState {
  models: ArtifactState[];
  /** The same states as `models` where the scaler is embedded. */
  scalers: ArtifactState[];
  lockPath: string;
  lock: LockState;
}

/** A reference of the policy and what the config says there. */
export interface ReferenceFacts {
  reference: Reference;
  /** Null where the tree has no such file. */
  value: ReferenceValue | null;
}

/** A pair as it is at the head, and as it was at the base. */
export interface PairFacts {
  pair: Pair;
  policyPath: string;
  head: PairState;
  /** Null where nothing of the pair was there before. */
  base: PairState | null;
  /** Whether the base's policy had this pair already. */
  declaredAtBase: boolean;
  /** From a path at the head to the path it had at the base, of renamed files. */
  renamedFrom: ReadonlyMap<string, string>;
  references: ReferenceFacts[];
}

/** A changed file that may be a model on no pair. */
export interface CandidateFacts {
  file: ChangedFile;
  artifact: Artifact | null;
}

/** What is judged once, not by pair. */
export interface RepositoryFacts {
  policyPath: string;
  /** Changed files on no pair that look like models by name or content. */
  candidates: CandidateFacts[];
  unmatched: UnmatchedEntry[];
  policyChanges: PolicyDifference[];
  /** Whether the base's policy judges, as in a pull request; else a weakened policy is a warning. */
  baseJudges: boolean;
}
