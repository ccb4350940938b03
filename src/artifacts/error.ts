/**
 * An artifact that could not be read: broken, hostile or of a kind that is not read yet. The message is one clear
 * sentence for the user; readers of artifacts throw nothing else because of what is in a file.
 */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
  /** The byte of the (unpacked) file at which reading stopped; null where no single byte is to blame. */
  readonly offset: number | null;
  /** True where the file may well be sound, only Scalerlock cannot look inside: it counts by its bytes alone. */
  readonly unsupported: boolean;

  constructor(message: string, options: { offset?: number; unsupported?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.offset = options.offset ?? null;
    this.unsupported = options.unsupported ?? false;
  }
}
