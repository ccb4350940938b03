import * as core from '@actions/core';
import { cut, forTerminal } from '../report/escape.ts';
import { failureOf } from './github.ts';

/** Something that could not be posted, and why. The verdict does not depend on it: the job's own result says that. */
export interface Loss {
  what: string;
  why: string;
  /** The token may not: a setting, nothing that went wrong. */
  isOfRights: boolean;
}

/** What a feature needs, to say so where it lacks it. */
export interface Needs {
  /** As `the comment`. */
  what: string;
  /** As `pull-requests: write`. */
  right: string;
  /** A pull request from a fork has a token that only reads, whatever the workflow says. */
  isReadOnly: boolean;
  patience: number;
}

/** Does what may fail; gives what was lost. */
export async function attempt(needs: Needs, act: () => Promise<void>): Promise<Loss[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return [lossOf(error, needs)];
  }
}

function lossOf(error: unknown, { what, right, isReadOnly, patience }: Needs): Loss {
  const { status, isLimit, message } = failureOf(error);
  const said = forTerminal(cut(message, 200));
  const loss = (why: string, isOfRights = false): Loss => ({ what, why, isOfRights });
  if (isLimit) return loss('GitHub takes no more calls for now');
  if (status === 401) return loss(`GitHub does not know the token: ${said}`);
  if ((status === 403 || status === 404) && isReadOnly)
    return loss('the token of a pull request from a fork only reads', true);
  if (status === 403 || status === 404)
    return loss(`the token may not, it needs \`${right}\`: ${said}`, true);
  if (status === 'no answer') return loss(`GitHub did not answer within ${patience} s: ${said}`);
  if (status === 'no call') return loss(said);
  return loss(`GitHub answered ${status}: ${said}`);
}

/** Says once what was lost. What the token may not is for the log; what went wrong is for the run's page as well. */
export function sayLosses(losses: readonly Loss[]): void {
  if (losses.length === 0) return;
  const told = losses.map(({ what, why }) => `${what} (${why})`).join('; ');
  const line = `Not posted: ${told}. The verdict stands: it is this step’s own result.`;
  if (losses.every(({ isOfRights }) => isOfRights)) core.info(line);
  else core.notice(line, { title: 'Scalerlock' });
}
