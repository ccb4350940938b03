import * as core from '@actions/core';
import { Problem } from '../problem.ts';
import { onOneLine } from '../report/escape.ts';
import { readInputs } from './inputs.ts';
import { refuse, run } from './run.ts';
import { readWorkflowRun } from './workflow-run.ts';

try {
  await run(readWorkflowRun(), readInputs());
} catch (error) {
  if (error instanceof Problem) await refuse(error);
  else {
    // Nobody foresaw this one: it must never pass as a verdict.
    const why = error instanceof Error ? error.message : String(error);
    core.setFailed(`this is a fault in Scalerlock: ${onOneLine(why)}`);
    process.exitCode = 2;
  }
}
// A connection that GitHub keeps open would keep us as well; what was written goes out first.
process.stdout.write('', () => process.exit());
