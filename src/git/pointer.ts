/** Which program keeps a content outside of git. */
export type PointerSystem = 'lfs' | 'dvc' | 'annex';

/** What stands in git for a content that is kept elsewhere. */
export interface Pointer {
  system: PointerSystem;
  /**
   * What `hash` is, as Node's crypto calls it. `md5-dos2unix` is DVC's before version 3: of a text, with the line ends of Unix.
   * Null where the content is told by no hash (git-annex's WORM and URL keys).
   */
  algorithm: string | null;
  /** In lowercase hex; empty where there is none. */
  hash: string;
  /** Of the content, in bytes; null where the pointer does not say. */
  size: number | null;
  /** Under what git-annex keeps it. */
  key?: string;
  /** The folder of DVC's own settings, `.dvc`, from the repository root. */
  settings?: string;
}

/** What a content is known by while nobody here knows its sha256: equal for the same pointer, and to no hash. */
export function nameOfUnknown({ algorithm, hash, key }: Pointer): string {
  return algorithm === null || hash === '' ? `key:${key ?? ''}` : `${algorithm}:${hash}`;
}
