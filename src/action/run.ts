import { resolve } from 'node:path';
import * as core from '@actions/core';
import { AS_A_WHOLE, check } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
import { resolveCommit } from '../git/commits.ts';
import { type Range, withRange } from '../git/ranges.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { reportOfProblem } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import { annotate } from './annotate.ts';
import { rangeOf, type WorkflowEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import { writeOutputs } from './outputs.ts';

/**
 * The Action's road: the event becomes a change; the report becomes annotations, a summary, outputs and a badge; a
 * verdict that is not `pass` fails the step, so that a required check rejects the merge.
 */
export async function run(event: WorkflowEvent, inputs: Inputs): Promise<void> {
  const report = await judge(event, inputs);
  process.stdout.write(renderText(report, { color: false, width: 100 }));
  annotate(report, inputs.path);
  await summarize(report);
  await writeOutputs(report);
  if (report.status === 'fail') process.exitCode = 1;
  if (report.status === 'error') process.exitCode = 2;
}

async function judge(event: WorkflowEvent, inputs: Inputs): Promise<Report> {
  let range: Range | null = null;
  try {
    const folder = resolve(process.env.GITHUB_WORKSPACE ?? '.', inputs.path);
    const repository = await openRepository(folder);
    range = await chosenRange(event, inputs, repository);
    return await withRange(repository, range, (change) => check(change, AS_A_WHOLE));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reportOfProblem(error, { base: range?.base ?? null, head: range?.head ?? null });
  }
}

/** The inputs win over the event. */
async function chosenRange(
  event: WorkflowEvent,
  { base, head }: Inputs,
  repository: Repository,
): Promise<Range> {
  if (base !== null) {
    return {
      base: await resolveCommit(repository, base),
      head: await resolveCommit(repository, head ?? 'HEAD'),
    };
  }
  if (head !== null) {
    throw new Problem('the input `head` needs the input `base`', { fix: 'give both, or neither' });
  }
  return rangeOf(event, repository);
}

async function summarize(report: Report): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(renderMarkdown(report), true).write();
}
