const BRAND = Symbol.for('scalerlock.problem');

/**
 * Something that keeps Scalerlock from judging or from doing what it was asked: `what is wrong · where · how to mend it`.
 * Thrown where no verdict is possible; the command line prints it and exits with 2. Everything a user can cause is one of these.
 */
export class Problem extends Error {
  /** Of whichever bundle it comes from: each has a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  readonly [BRAND] = true;
  override readonly name = 'Problem';
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly fix: string;

  constructor(
    message: string,
    options: { fix: string; path?: string; line?: number; column?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.fix = options.fix;
    this.path = options.path ?? null;
    this.line = options.line ?? null;
    this.column = options.column ?? null;
  }
}
