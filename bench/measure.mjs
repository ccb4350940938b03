// Times whole processes, as a user pays for them: start-up, work and exit.
import { spawnSync } from 'node:child_process';

/**
 * Runs the commands in turn (A B A B …), so that a machine that slows down slows all of them, and gives each one's
 * median in milliseconds. The first round only warms up.
 *
 * @param {Record<string, { command: string[], cwd?: string }>} cases
 */
export function medians(cases, rounds = 11) {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { command, cwd }] of Object.entries(cases)) {
      const [program, ...args] = command;
      const startedAt = process.hrtime.bigint();
      const { status, error, stderr } = spawnSync(program, args, {
        cwd,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const took = Number(process.hrtime.bigint() - startedAt) / 1e6;
      if (error || status !== 0)
        throw error ?? new Error(`${command.join(' ')} exited with ${status}: ${stderr}`);
      if (round > 0) times[name].push(took);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A Markdown table of medians, each beside the first as a factor. */
export function table(title, results) {
  const [[, first]] = Object.entries(results);
  const rows = Object.entries(results).map(
    ([name, took]) => `| ${name} | ${took.toFixed(0)} | ${(took / first).toFixed(2)} |`,
  );
  return [
    `### ${title}`,
    '',
    '| whole process | median, ms | × the first |',
    '| --- | ---: | ---: |',
    ...rows,
    '',
  ].join('\n');
}
