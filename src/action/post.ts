import * as core from '@actions/core';
import type { Report } from '../generated/report.ts';
import { isOfDefaultBranch, publishBadges } from './badge-branch.ts';
import { badgeSummary } from './badge-markdown.ts';
import { keepComment } from './comment.ts';
import { showEachPair } from './each-pair.ts';
import type { GitHub } from './github.ts';
import type { Inputs } from './inputs.ts';
import { attempt, type Loss, type Needs } from './losses.ts';
import { commitShown, pullRequestOf } from './pull-request.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** Reaches GitHub's API; null where there is no token, or no repository. */
export type ToGitHub = () => Promise<GitHub | null>;

interface Post {
  needs: Pick<Needs, 'what' | 'right'>;
  act(github: GitHub): Promise<void>;
}

/**
 * Posts the verdict where people look beside the run's own page: a comment on the pull request, each pair at the commit. Gives
 * what could not be posted; the verdict never depends on it.
 */
export async function post(
  report: Report,
  run: WorkflowRun,
  inputs: Inputs,
  toGitHub: ToGitHub,
): Promise<Loss[]> {
  const posts = postsOf(report, run, inputs);
  if (posts.length === 0) return [];
  const github = await toGitHub();
  if (github === null) {
    const why = 'there is no `github-token`';
    return posts.map(({ needs }) => ({ what: needs.what, why, isOfRights: true }));
  }
  const isReadOnly = pullRequestOf(run.event)?.isReadOnly ?? false;
  const losses: Loss[] = [];
  for (const { needs, act } of posts) {
    const all = { ...needs, isReadOnly, patience: inputs.apiTimeout };
    losses.push(...(await attempt(all, () => act(github))));
  }
  return losses;
}

function postsOf(report: Report, run: WorkflowRun, inputs: Inputs): Post[] {
  // Whoever joins the shards posts what they say together.
  if (report.shard !== undefined) return [];
  const posts: Post[] = [];
  const pull = pullRequestOf(run.event);
  if (inputs.comment && pull) {
    posts.push({
      needs: { what: 'the comment', right: 'pull-requests: write' },
      act: (github) => keepComment(github, pull.number, report, run, inputs.path),
    });
  }
  const { eachPair, badgeBranch } = inputs;
  if (badgeBranch !== null && report.head !== null && isOfDefaultBranch(run.event)) {
    posts.push({
      needs: { what: 'the badges', right: 'contents: write' },
      act: (github) => showBadges(github, badgeBranch, report),
    });
  }
  if (eachPair && report.pairs.length > 0) {
    const isCheck = eachPair === 'check-run';
    posts.push({
      needs: { what: `a ${eachPair} a pair`, right: `${isCheck ? 'checks' : 'statuses'}: write` },
      act: (github) =>
        showEachPair(github, report, { as: eachPair, commit: commitShown(run.event), page: run.page }),
    });
  }
  return posts;
}

/** Publishes the badges, and says on the run's page how to show them. */
async function showBadges(github: GitHub, branch: string, report: Report): Promise<void> {
  const published = await publishBadges(github, branch, report);
  if (published.as === 'older') {
    core.info(
      'The badges are left as they are: the default branch has gone on since, and its own run publishes.',
    );
    return;
  }
  if (published.as === 'published') core.info('The badges are published.');
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(badgeSummary(report, published.home), true).write();
}
