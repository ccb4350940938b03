import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { AS_A_WHOLE, check } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
import { resolveCommit } from '../git/commits.ts';
import { type Reach, reachOf } from '../git/deepen.ts';
import { type Range, withRange } from '../git/ranges.ts';
import { openRepository } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { badge } from '../report/badge.ts';
import { renderJson, reportOfProblem } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import { annotate } from './annotate.ts';
import { rangeOf } from './event.ts';
import { isObjectId, type WorkflowEvent } from './event-payload.ts';
import type { Inputs } from './inputs.ts';

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
  let reach: Reach | null = null;
  try {
    const folder = resolve(process.env.GITHUB_WORKSPACE ?? '.', inputs.path);
    reach = await reachOf(await openRepository(folder), process.env.RUNNER_TEMP ?? tmpdir());
    range = await chosenRange(event, inputs, reach);
    return await withRange(reach.repository, range, (change) => check(change, AS_A_WHOLE));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reportOfProblem(error, { base: range?.base ?? null, head: range?.head ?? null });
  } finally {
    await reach?.close();
  }
}

/** The inputs win over the event. */
async function chosenRange(event: WorkflowEvent, { base, head }: Inputs, reach: Reach): Promise<Range> {
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

async function writeOutputs(report: Report): Promise<void> {
  const folder = join(process.env.RUNNER_TEMP ?? tmpdir(), 'scalerlock');
  await mkdir(folder, { recursive: true });
  const { svg, endpoint } = badge(report);
  const files = { report: join(folder, 'report.json'), badge: join(folder, 'badge.svg') };
  await writeFile(files.report, renderJson(report));
  await writeFile(files.badge, svg);
  await writeFile(join(folder, 'badge.json'), `${JSON.stringify(endpoint, null, 2)}\n`);
  core.setOutput('status', report.status);
  core.setOutput('findings', report.findings.length);
  core.setOutput('report-path', files.report);
  core.setOutput('badge-path', files.badge);
}
