import { Problem } from '../problem.ts';

/** Git was run and failed in a way that nobody foresaw. */
export function gitFailed(args: readonly string[], stderr: string): Problem {
  return new Problem(`git ${args[0]} failed: ${gitsWords(stderr)}`, {
    fix: 'mend what git says; `git fsck` tells whether the repository is whole',
  });
}

/** Git could not be started at all. */
export function notStarted(reason: string): Problem {
  if (reason.includes('ENOENT')) {
    return new Problem('git is not on the PATH', { fix: 'install git 2.25 or newer' });
  }
  return new Problem(`git could not be started: ${gitsWords(reason)}`, {
    fix: 'check that `git --version` runs',
  });
}

/** The line of git's message that says what is wrong. */
export function gitsWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /^(fatal|error): /.test(each)) ?? lines.at(-1) ?? 'it gave no reason';
  return line.replace(/^(fatal|error): /, '').trim();
}
