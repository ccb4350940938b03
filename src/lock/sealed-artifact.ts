import type { Artifact } from '../artifacts/artifact.ts';

/** An artifact as it is sealed. */
export interface SealedArtifact {
  /** From the repository root. */
  path: string;
  /** Of the content. */
  sha256: string;
  /** Of the content, in bytes. */
  size: number;
  /** What is inside; null where the content is not at hand. */
  artifact: Artifact | null;
}
