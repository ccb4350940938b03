// Times whole processes, as a user pays for them: start-up, work and exit.
import { spawnSync } from 'node:child_process';

/** Runs a command and prints what the kernel says of it: seconds, and the most memory it had. */
const WATCH = `
import resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)
`;

/**
 * Runs the commands in turn (A B A B …), so that a machine that slows down slows all of them, and gives each one's
 * medians. The first round only warms up.
 *
 * @param {Record<string, { command: string[], cwd?: string, env?: NodeJS.ProcessEnv, exits?: number }>} cases
 * @returns {Record<string, { milliseconds: number, megabytes: number }>}
 */
export function medians(cases, rounds = 11) {
  const runs = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { command, cwd, env, exits = 0 }] of Object.entries(cases)) {
      const { stdout, stderr, error } = spawnSync('python3', ['-c', WATCH, ...command], {
        cwd,
        env,
        encoding: 'utf8',
      });
      const [seconds, kilobytes, code] = stdout.split(' ').map(Number);
      if (error || code !== exits)
        throw error ?? new Error(`${command.join(' ')} exited with ${code}: ${stderr}`);
      if (round > 0) runs[name].push({ milliseconds: seconds * 1000, megabytes: kilobytes / 1024 });
    }
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      { milliseconds: median(all, 'milliseconds'), megabytes: median(all, 'megabytes') },
    ]),
  );
}

function median(runs, figure) {
  const sorted = runs.map((run) => run[figure]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A Markdown table of medians, each beside the first as a factor. */
export function table(title, results) {
  const [[, first]] = Object.entries(results);
  const rows = Object.entries(results).map(([name, { milliseconds, megabytes }]) => {
    const factor = (milliseconds / first.milliseconds).toFixed(2);
    return `| ${name} | ${milliseconds.toFixed(0)} | ${factor} | ${megabytes.toFixed(0)} |`;
  });
  const head = [
    '| whole process | median, ms | × the first | most memory, MB |',
    '| --- | ---: | ---: | ---: |',
  ];
  return [`### ${title}`, '', ...head, ...rows, ''].join('\n');
}
