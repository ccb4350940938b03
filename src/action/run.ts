import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { AS_A_WHOLE, AS_APPROVED } from '../check/check.ts';
import { type Code, checkWithCode } from '../check/code.ts';
import type { Report } from '../generated/report.ts';
import { resolveCommit } from '../git/commits.ts';
import { type Reach, reachOf } from '../git/deepen.ts';
import { isObjectId } from '../git/object-id.ts';
import { type Range, withRange } from '../git/ranges.ts';
import { openRepository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import { Problem } from '../problem.ts';
import { reportOfProblem } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { mergeReports } from '../report/merge.ts';
import { readReports } from '../report/read-reports.ts';
import { renderText } from '../report/text.ts';
import { annotate } from './annotate.ts';
import { approvalFor } from './approve-label.ts';
import { approvedBy, isPolicyChangeRefused, notApproved } from './approved.ts';
import { rangeOf } from './event.ts';
import { connect } from './github.ts';
import type { Inputs } from './inputs.ts';
import { sayLosses } from './losses.ts';
import { writeOutputs } from './outputs.ts';
import { post, type ToGitHub } from './post.ts';
import type { WorkflowRun } from './workflow-run.ts';

/**
 * The Action's road: the event becomes a change; the report becomes annotations, a summary, outputs and a badge; a
 * verdict that is not `pass` fails the step, so that a required check rejects the merge. What is posted beside comes last, when
 * the verdict stands.
 */
export async function run(workflow: WorkflowRun, inputs: Inputs): Promise<void> {
  const toGitHub = reachOnce(workflow, inputs);
  const report = await judge(workflow, inputs, toGitHub);
  await tell(report, inputs.path);
  sayLosses(await post(report, workflow, inputs, toGitHub));
}

/** The same where it could not even begin. */
export async function refuse(problem: Problem): Promise<void> {
  await tell(reportOfProblem(problem, { base: null, head: null }), '.');
}

async function tell(report: Report, path: string): Promise<void> {
  if (report.status === 'fail') process.exitCode = 1;
  if (report.status === 'error') process.exitCode = 2;
  process.stdout.write(renderText(report, { color: false, width: 100 }));
  annotate(report, path);
  await summarize(report);
  await writeOutputs(report);
}

/** Connects when it is asked for the first time, so that the time for all calls is one. */
function reachOnce({ repository }: WorkflowRun, { token, apiTimeout }: Inputs): ToGitHub {
  let github: ReturnType<ToGitHub> | null = null;
  return () => {
    github ??=
      token === null || repository === null ? Promise.resolve(null) : connect(token, repository, apiTimeout);
    return github;
  };
}

async function judge(workflow: WorkflowRun, inputs: Inputs, toGitHub: ToGitHub): Promise<Report> {
  if (inputs.mergeReports.length > 0) return merged(inputs);
  let range: Range | null = null;
  let commits: Reach | null = null;
  try {
    const folder = resolve(process.env.GITHUB_WORKSPACE ?? '.', inputs.path);
    commits = await reachOf(await openRepository(folder), process.env.RUNNER_TEMP ?? tmpdir());
    range = await chosenRange(workflow, inputs, commits);
    // An event that brings nothing asks for the state as it is.
    const code = { repository: commits.repository, isWhole: range.base === range.head };
    return await withRange(commits.repository, range, (change) =>
      judged({ change, code }, workflow, inputs, toGitHub),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reportOfProblem(error, { base: range?.base ?? null, head: range?.head ?? null });
  } finally {
    await commits?.close();
  }
}

/** What the shards say together, whose reports other jobs have left in the workspace. */
async function merged({ mergeReports: paths }: Inputs): Promise<Report> {
  const workspace = process.env.GITHUB_WORKSPACE ?? '.';
  try {
    return mergeReports(await readReports(paths.map((path) => resolve(workspace, path))));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reportOfProblem(error, { base: null, head: null });
  }
}

/** The report of a change; where it changes the policy, a label may say that this is approved. */
async function judged(
  { change, code }: { change: Change; code: Code },
  workflow: WorkflowRun,
  inputs: Inputs,
  toGitHub: ToGitHub,
): Promise<Report> {
  const { approveLabel: label, shard } = inputs;
  const report = await checkWithCode(change, { ...AS_A_WHOLE, shard }, code);
  if (label === null || !isPolicyChangeRefused(report)) return report;
  if (shard !== null) return notApproved(report, label, 'one shard does not see what all of them see');
  const approval = await approvalFor(change, workflow, { ...inputs, approveLabel: label }, toGitHub);
  if (approval === null) return report;
  if ('refused' in approval) return notApproved(report, label, approval.refused);
  return approvedBy(report, await checkWithCode(change, AS_APPROVED, code), { by: approval.by, label });
}

/** The inputs win over the event. */
async function chosenRange({ event }: WorkflowRun, { base, head }: Inputs, reach: Reach): Promise<Range> {
  if (base !== null) {
    return { base: await commitOf(base, reach), head: await commitOf(head ?? 'HEAD', reach) };
  }
  if (head !== null) {
    throw new Problem('the input `head` needs the input `base`', { fix: 'give both, or neither' });
  }
  return rangeOf(event, reach);
}

/** A commit by its id need not be in the checkout. */
async function commitOf(revision: string, reach: Reach): Promise<string> {
  if (!isObjectId(revision)) return resolveCommit(reach.repository, revision);
  if (await reach.has(revision)) return revision;
  throw reach.lacks(`the commit ${revision.slice(0, 12)}`);
}

async function summarize(report: Report): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(renderMarkdown(report), true).write();
}
