import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './repo.ts';
import { CLI } from './scalerlock.ts';

export const MEBIBYTE = 2 ** 20;

/** Whatever a file is, so much memory more than its size, node's own included. */
export const MOST = 256 * MEBIBYTE;

/** The bundle as a whole process, and what it took. */
export interface Measured {
  status: number | null;
  stdout: string;
  stderr: string;
  /** At most, in bytes. */
  memory: number;
  /** The processor's, in seconds: that of the clock tells how busy the machine is. */
  seconds: number;
}

/**
 * Loaded before the bundle: at the end it says how much memory the process had at most. What `resourceUsage` says counts the
 * memory of the process that started it as well, where Linux knows better.
 */
const SOURCE = `const { existsSync, readFileSync } = require('node:fs');
process.on('exit', () => {
  const status = '/proc/self/status';
  const known = existsSync(status) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8')) : null;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nmaxRSS ' + (known ? known[1] : maxRSS) + ' CPU ' + (userCPUTime + systemCPUTime) + '\\n');
});`;

/** What a run says on stderr where nothing else is said. */
export const NOTHING_ELSE = /^maxRSS \d+ CPU \d+$/;

const METER = join(temporaryFolder('scalerlock-meter-'), 'meter.cjs');

/** `scalerlock inspect` on a file or a folder. */
export function inspectMeasured(path: string, format = 'json'): Measured {
  if (!existsSync(METER)) writeFileSync(METER, SOURCE);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', METER, CLI, 'inspect', '--format', format, path],
    { encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, NO_COLOR: '1' } },
  );
  const [, kibibytes = 'nothing', microseconds = 'nothing'] = /maxRSS (\d+) CPU (\d+)/.exec(stderr) ?? [];
  return { status, stdout, stderr, memory: Number(kibibytes) * 1024, seconds: Number(microseconds) / 1e6 };
}
