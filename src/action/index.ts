import * as core from '@actions/core';
import { Problem } from '../problem.ts';
import { readInputs } from './inputs.ts';
import { refuse, run } from './run.ts';
import { readWorkflowRun } from './workflow-run.ts';

try {
  await run(readWorkflowRun(), readInputs());
} catch (error) {
  if (error instanceof Problem) await refuse(error);
  // Nobody foresaw this one: it must never pass as a verdict.
  else
    core.setFailed(
      `this is a fault in Scalerlock: ${error instanceof Error ? error.message : String(error)}`,
    );
}
// A connection that GitHub keeps open would keep us as well; what was written goes out first.
process.stdout.write('', () => process.exit());
