import type { Artifact } from '../artifacts/artifact.ts';

/** One file and what is in it, as `inspect` shows it. */
export interface Inspected {
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
  artifact: Artifact;
}
