import * as core from '@actions/core';
import { context } from '@actions/github';
import { readInputs } from './inputs.ts';
import { run } from './run.ts';

try {
  await run({ name: context.eventName, sha: context.sha, payload: context.payload }, readInputs());
} catch (error) {
  // Nobody foresaw this one: it must never pass as a verdict.
  core.setFailed(`this is a fault in Scalerlock: ${error instanceof Error ? error.message : String(error)}`);
}
