import { setTimeout as wait } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import type { RepositoryName } from './workflow-run.ts';

/** GitHub's API, for one repository. Calls are tried again where that may help, and end after a time that is set. */
export interface GitHub extends RepositoryName {
  rest: ReturnType<typeof getOctokit>['rest'];
  /** Seconds that all calls together may take. */
  patience: number;
}

/** One call may take this part of the time there is for all, so that a slow answer leaves time to ask again. */
const SHARE_OF_ONE = 1 / 3;
const MOST_TRIES = 5;
const FIRST_PAUSE = 500;
/** Where GitHub says that there were too many calls and not for how long, it asks to wait for a minute. */
const A_MINUTE = 60_000;

/**
 * Connects to the API that the runner names (`GITHUB_API_URL`: github.com's, or an Enterprise Server's). The client is loaded
 * here: most runs have nothing to ask.
 */
export async function connect(token: string, repository: RepositoryName, patience: number): Promise<GitHub> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { log: { debug() {}, info() {}, warn() {}, error() {} } });
  const time = { left: patience * 1000 };
  octokit.hook.wrap('request', (request, options) => {
    const one = patience * 1000 * SHARE_OF_ONE;
    return withRetries(time, one, async (signal) => {
      // What is inside has the options already: they are taken as they are then, not as they are passed on.
      options.request = { ...options.request, signal };
      return request(options);
    });
  });
  return { ...repository, rest: octokit.rest, patience };
}

async function withRetries<Answer>(
  time: { left: number },
  one: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const start = performance.now();
    try {
      return await ask(AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(one, time.left)))));
    } catch (error) {
      const pause = pauseAfter(failureOf(error), tries);
      const left = time.left - (performance.now() - start);
      if (pause === null || tries === MOST_TRIES || pause >= left) throw error;
      await wait(pause);
    } finally {
      time.left -= performance.now() - start;
    }
  }
}

/** Milliseconds to wait before the next try; null where another try would not help. */
function pauseAfter({ status, isLimit, waitFor }: Failure, tries: number): number | null {
  if (isLimit) return waitFor ?? A_MINUTE;
  if (status === 'no call' || (typeof status === 'number' && status < 500)) return null;
  return FIRST_PAUSE * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}

/** What went wrong with a call. */
export interface Failure {
  /** The answer's status; `no call` where it was no call that failed. */
  status: number | 'no answer' | 'no call';
  /** Whether there were too many calls. */
  isLimit: boolean;
  /** Milliseconds after which GitHub lets us ask again, where it says so. */
  waitFor: number | null;
  /** In GitHub's words, or the system's. */
  message: string;
}

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const response = fieldOf(error, 'response');
  const status = fieldOf(response, 'status');
  if (typeof status !== 'number') {
    // Octokit gives a call that got no answer a status of its own.
    const isCall = fieldOf(error, 'status') !== undefined;
    return { status: isCall ? 'no answer' : 'no call', isLimit: false, waitFor: null, message };
  }
  const header = (name: string): number | null => {
    const value = fieldOf(fieldOf(response, 'headers'), name);
    return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : null;
  };
  const after = header('retry-after');
  const isSpent = header('x-ratelimit-remaining') === 0;
  const isLimit =
    status === 429 || (status === 403 && (after !== null || isSpent || /rate limit/i.test(message)));
  const reset = isSpent ? header('x-ratelimit-reset') : null;
  const waitFor =
    after !== null ? after * 1000 : reset !== null ? Math.max(0, reset * 1000 - Date.now()) : null;
  return { status, isLimit, waitFor, message };
}

function fieldOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' && name in value ? Reflect.get(value, name) : undefined;
}
