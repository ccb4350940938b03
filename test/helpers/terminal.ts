import { spawnSync } from 'node:child_process';
import type { TestRepo } from './repo.ts';

/** What a person saw: all that was written to the terminal, with its control sequences. */
export interface Seen {
  status: number;
  raw: string;
}

/** Runs a program in a pseudo-terminal of a given size, with Python's own module for it. */
const PROGRAM = `
import fcntl, os, pty, struct, sys, termios
rows, columns = int(sys.argv[1]), int(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    os.execvp(sys.argv[3], sys.argv[3:])
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
`;

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  env?: NodeJS.ProcessEnv;
}

/** Runs a program as a person at a terminal does; NO_COLOR, which the tests run under, does not hold there. */
export function inTerminal(
  repo: TestRepo,
  { columns = 80, rows = 24, env = {} }: TerminalOptions,
  ...command: string[]
): Seen {
  const { NO_COLOR: _, COLUMNS: __, ...inherited } = repo.env;
  const { status, stdout, stderr, error } = spawnSync(
    'python3',
    ['-c', PROGRAM, String(rows), String(columns), ...command],
    { cwd: repo.dir, env: { ...inherited, TERM: 'xterm-256color', ...env }, encoding: 'utf8' },
  );
  if (error) throw error;
  if (stderr !== '') throw new Error(stderr);
  return { status: status ?? -1, raw: stdout };
}
