import type { Artifact } from '../artifacts/artifact.ts';

/** An artifact as it is sealed. */
export interface SealedArtifact {
  /** From the repository root. */
  path: string;
  /** Of the content. */
  sha256: string;
  /** The same by md5, as DVC takes it; null where it is not known. */
  md5: string | null;
  /** Of the content, in bytes. */
  size: number;
  /** What is inside; null where the content is not at hand. */
  artifact: Artifact | null;
}

/** Whether the sha256 of an artifact is one: of a pointer that names another hash, nobody may know it. */
export function isSha256(hash: string): boolean {
  return /^[0-9a-f]{64}$/.test(hash);
}
