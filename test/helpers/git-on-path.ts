import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './repo.ts';

/** The git of this machine. */
const REAL_GIT = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

/** A process of git that ran. */
export interface GitProcess {
  pid: number;
  args: string;
}

/**
 * Puts another `git` first on the PATH: one that notes each of its processes, and runs `script` (sh; `"$@"`
 * are git's arguments, `$REAL_GIT` the true one) in place of the command `instead`.
 */
export function gitOnPath(env: NodeJS.ProcessEnv, instead = '', script = '') {
  const folder = temporaryFolder();
  const log = join(folder, 'log');
  writeFileSync(log, '');
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh
REAL_GIT='${REAL_GIT}'
printf '%s %s\\n' "$$" "$*" >> '${log}'
if [ "$1" = '${instead}' ]; then
${script || ':'}
exit
fi
exec "$REAL_GIT" "$@"
`,
  );
  chmodSync(join(folder, 'git'), 0o755);
  return {
    env: { ...env, PATH: `${folder}:${env.PATH}` },
    processes(): GitProcess[] {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => ({
        pid: Number.parseInt(line, 10),
        args: line.slice(line.indexOf(' ') + 1),
      }));
    },
  };
}

/** Whether a process is there, be it only as a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
