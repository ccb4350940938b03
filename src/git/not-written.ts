const REASONS = new Map([
  ['EACCES', ['permission denied', 'give yourself the right to write there']],
  ['EPERM', ['permission denied', 'give yourself the right to write there']],
  ['EROFS', ['the file system is read-only', 'mount it for writing, or work in another clone']],
  ['ENOSPC', ['the disk is full', 'free some space; it is as it was']],
  ['EDQUOT', ['your disk quota is used up', 'free some space; it is as it was']],
  ['ENOTDIR', ['something on the way is no folder', 'name another path']],
  ['EEXIST', ['something on the way is no folder', 'name another path']],
  ['ENAMETOOLONG', ['the name is too long', 'name another path']],
]);

/** Why the system did not let a file be written, and what to do about it. */
export function whyNotWritten(error: unknown): { why: string; fix: string } {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const [why = message, fix = 'mend that and run it again; it is as it was'] = REASONS.get(code ?? '') ?? [];
  return { why, fix };
}
