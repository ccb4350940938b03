import { readFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import type { WorkflowEvent } from './event-payload.ts';

/** What the runner tells of the run of a workflow that this step belongs to. */
export interface WorkflowRun {
  event: WorkflowEvent;
  repository: RepositoryName | null;
  workflow: string;
  job: string;
  /** Later runs have higher ids, and a run that is started again a higher attempt. */
  id: number;
  attempt: number;
  /** The run's page, where there is one. */
  page: string | null;
}

export interface RepositoryName {
  owner: string;
  repo: string;
}

/** @throws {Problem} where the event's file cannot be read. */
export function readWorkflowRun(env: NodeJS.ProcessEnv = process.env): WorkflowRun {
  const repository = repositoryName(env.GITHUB_REPOSITORY ?? '');
  const id = wholeNumber(env.GITHUB_RUN_ID);
  const server = env.GITHUB_SERVER_URL;
  const page =
    server && repository && id > 0 ? `${server}/${env.GITHUB_REPOSITORY}/actions/runs/${id}` : null;
  return {
    event: {
      name: env.GITHUB_EVENT_NAME ?? '',
      sha: env.GITHUB_SHA ?? '',
      payload: readPayload(env.GITHUB_EVENT_PATH),
    },
    repository,
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    id,
    attempt: wholeNumber(env.GITHUB_RUN_ATTEMPT),
    page,
  };
}

/** `owner/name`; null where it is anything else. */
export function repositoryName(text: string): RepositoryName | null {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  return owner && repo ? { owner, repo } : null;
}

function readPayload(path: string | undefined): Record<string, unknown> {
  if (!path) return {};
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (payload !== null && typeof payload === 'object') return { ...payload };
  } catch {
    // What is said below holds for a file that is not there as for one that is no JSON.
  }
  throw new Problem('the event of the workflow cannot be read', {
    fix: 'GITHUB_EVENT_PATH must name the file that the runner writes',
  });
}

function wholeNumber(text: string | undefined): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
}
