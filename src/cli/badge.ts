import { check } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
import { Problem } from '../problem.ts';
import { badge } from '../report/badge.ts';
import { reportOfProblem } from '../report/json.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { explainFailure } from './failure.ts';
import { writeOutput } from './output.ts';
import { withChange } from './with-change.ts';

export interface BadgeOptions extends CommonOptions {
  svg?: string;
  endpoint?: string;
}

/**
 * `badge`: the state of the work tree as a picture and as a shields endpoint. A red or grey badge is a badge all the
 * same, so it exits with 0 where it could draw one: what to refuse is `check`'s to say.
 */
export async function badgeCommand(options: BadgeOptions, io: Io): Promise<number> {
  const report = await reportOrProblem(options.repo, io);
  const { svg, endpoint } = badge(report);
  const json = `${JSON.stringify(endpoint, null, 2)}\n`;
  if (options.svg) await writeOutput(options.svg, svg);
  if (options.endpoint) await writeOutput(options.endpoint, json);
  if (options.format === 'svg') io.out(svg);
  else if (options.format === 'json') io.out(json);
  else io.out(`${endpoint.label} | ${endpoint.message}\n`);
  return report.status === 'error' ? EXIT.problem : EXIT.pass;
}

async function reportOrProblem(repo: string, io: Io): Promise<Report> {
  try {
    return await withChange(repo, {}, (change) =>
      check(change, { baseJudges: false, only: [], touchedOnly: false }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // The grey badge says that it was not judged; why, it cannot.
    io.err(explainFailure(error, io.screen));
    return reportOfProblem(error, { base: null, head: null });
  }
}
