import type { Blob, HashOnly } from './tree.ts';

/** A thread takes longer to start than smaller files take to hash. In bytes. */
const LARGE = 64 * 1024 * 1024;

/** Files that threads hash, ahead of who asks for them. */
export interface LargeFiles {
  /**
   * The hash of the file at a path, which now has so many bytes. Null where that is no large file, or no thread could be had: then it
   * is to be read as any other. Throws a Problem where it cannot be read, or changed meanwhile.
   */
  hashed(path: string, size: number): Promise<Blob | null>;
  /** Ends what is still being hashed. */
  close(): Promise<void>;
}

/**
 * Once the first large one of the paths is asked for, it and those after it are hashed, as many at a time as there are threads.
 * Before that it costs nothing.
 */
export function largeFiles(
  root: string,
  paths: readonly string[],
  hashOnly: HashOnly | undefined,
): LargeFiles {
  const above = Math.max(LARGE, hashOnly?.above ?? Number.POSITIVE_INFINITY);
  let started: LargeFiles | null = null;
  return {
    async hashed(path, size) {
      if (!hashOnly || size <= above) return null;
      if (started === null) {
        const { hashAhead } = await import('./hash-ahead.ts');
        started = hashAhead(root, paths.slice(paths.indexOf(path)), { ...hashOnly, above });
      }
      return started.hashed(path, size);
    },
    close: async () => started?.close(),
  };
}
