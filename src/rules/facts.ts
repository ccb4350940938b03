import type { Artifact } from '../artifacts/artifact.ts';
import type { Lock } from '../generated/lock.ts';
import type { Found } from '../git/content.ts';
import type { PointerSystem } from '../git/pointer.ts';
import type { ChangedFile } from '../git/tree.ts';
import type { Pin } from '../pins/pin.ts';
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
  /**
   * Of the content; for a pointer, of the content that it points at; of a folder, see folder-identity.ts. Where only another hash
   * is known (DVC's md5) and no lock knows the content by it, that one's name: it is like no hash (`isSha256`).
   */
  sha256: string;
  /** By md5, of a folder as DVC takes it (`….dir`); null where it is not known or nobody asked. */
  md5: string | null;
  /** Bytes; of a folder, the sum. */
  size: number;
  /** The program that keeps the content; of a folder, where it keeps one of its files. */
  pointer: PointerSystem | null;
  /** Of a pointer, whether its content was read here; `damaged`: its store holds another one. */
  found: Found;
  /**
   * A folder's files are one artifact: Spark ML and MLflow save so. A symbolic link or a submodule is no artifact: it is
   * judged as what it is, never followed.
   */
  kind: 'file' | 'folder' | 'link' | 'submodule';
  /** What is inside; null where the content is not at hand (a pointer) or too large to read. */
  artifact: Artifact | null;
}

/** The lock of a pair in one tree. */
export type LockState =
  | { kind: 'missing' }
  | {
      kind: 'invalid';
      message: string;
      fix: string;
      line: number | null;
      column: number | null;
      /** A newer Scalerlock wrote it: it may be right, and must not be written over. */
      isNewer?: boolean;
    }
  | { kind: 'valid'; lock: Lock; positionOf: (pointer: string) => Position | null };

/** A pair in one tree: what is there of it. */
export interface PairState {
  models: ArtifactState[];
  /** The same states as `models` where the scaler is embedded. */
  scalers: ArtifactState[];
  lockPath: string;
  lock: LockState;
}

/** A pair of the base that holds, byte for byte, a model that a pair of the head has now. */
interface Origin {
  pair: string;
  state: PairState;
}

/** A reference of the policy and what the config says there. */
export interface ReferenceFacts {
  reference: Reference;
  /** Null where the tree has no such file. */
  value: ReferenceValue | null;
}

/** What a file of the head pins. */
export interface FilePin extends Pin {
  /** The file it stands in. */
  path: string;
  /** The file that counts: `path`, or the one that takes it in (`-r`). */
  list: string;
}

/** A pair as it is at the head, and as it was at the base. */
export interface PairFacts {
  pair: Pair;
  policyPath: string;
  head: PairState;
  /** Null where nothing of the pair was there before. */
  base: PairState | null;
  /** What git calls the base: HEAD where the index or the work tree is judged, else its commit. */
  baseRevision: string;
  /** Whether the base's policy had this pair already. */
  declaredAtBase: boolean;
  /** Other pairs of the base that a model of this pair comes from. */
  origins: Origin[];
  /** From a path at the head to the path it had at the base, of renamed files and folders. */
  renamedFrom: ReadonlyMap<string, string>;
  references: ReferenceFacts[];
  /** What the serving side pins of the libraries that saved the scalers: for each library and file that counts, its pins. */
  pins: FilePin[][];
}

/** A changed file, or folder, that may be a model on no pair. */
export interface CandidateFacts {
  file: ChangedFile;
  kind: 'file' | 'folder';
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
