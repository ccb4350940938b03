import { type ActionEvent, type ActionRun, runAction } from './action.ts';
import { push } from './github-push.ts';
import type { Answer, GitHubServer } from './github-server.ts';
import type { TestRepo } from './repo.ts';

export interface RunOptions {
  /** The event's `action`. */
  action?: string;
  inputs?: Record<string, string>;
  /** The workflow's token; one that may all that the Action can use, where it is not given. */
  token?: string;
  /** Counts up by itself where it is not given. */
  run?: number;
  env?: NodeJS.ProcessEnv;
  /** Over what the server says of the pull request. */
  pull?: object;
}

/** All the rights that the Action has a use for. */
const ALL_RIGHTS = {
  contents: 'read',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
} as const;

let runs = 1000;

/** Pushes a branch, and opens a pull request of it into `main`; gives its number. */
export async function openPull(server: GitHubServer, repo: TestRepo, branch: string): Promise<number> {
  await push(server, repo, branch, branch);
  const { body } = await server.ask('POST', '/repos/acme/churn/pulls', {
    title: branch,
    head: branch,
    base: 'main',
  });
  return (body as { number: number }).number;
}

/** Runs the Action as the workflow of a pull request does, with what the server says of it now. */
export async function runOnPull(
  server: GitHubServer,
  repo: TestRepo,
  number: number,
  { action = 'synchronize', pull = {}, ...options }: RunOptions = {},
): Promise<ActionRun> {
  const { body } = await server.ask('GET', `/repos/acme/churn/pulls/${number}`);
  const payload = { action, number, pull_request: { ...(body as object), ...pull } };
  return runFor(server, repo, { name: 'pull_request', payload }, options);
}

/** Runs the Action on any event of the server's repository. */
export async function runFor(
  server: GitHubServer,
  repo: TestRepo,
  event: ActionEvent,
  { inputs = {}, token, run = ++runs, env = {} }: Omit<RunOptions, 'action' | 'pull'> = {},
): Promise<ActionRun> {
  return runAction(repo, event, {
    inputs: { 'github-token': token ?? (await server.token(ALL_RIGHTS)), ...inputs },
    env: {
      GITHUB_API_URL: server.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKFLOW: 'scaler lock',
      GITHUB_JOB: 'scalerlock',
      GITHUB_RUN_ID: String(run),
      GITHUB_RUN_ATTEMPT: '1',
      ...env,
    },
  });
}

export interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

export async function commentsOn(server: GitHubServer, number: number): Promise<Comment[]> {
  const { body } = await server.ask('GET', `/repos/acme/churn/issues/${number}/comments?per_page=100`);
  return body as Comment[];
}

/** Writes a comment, as `ada` or another. */
export function comment(server: GitHubServer, number: number, body: string, token?: string): Promise<Answer> {
  return server.ask('POST', `/repos/acme/churn/issues/${number}/comments`, { body }, token);
}
