import type { Repository } from './repository.ts';
import { runGit } from './run.ts';
import { gitsWords } from './words.ts';

/** How a fetch failed: the remote has no such thing, or it could not be asked. */
export type Failure = { kind: 'absent' } | { kind: 'refused' | 'unreachable'; words: string };

type Fetched = { kind: 'fetched' } | Failure;

export interface FetchOptions {
  /** The remote's name in the store's configuration. */
  remote: string;
  /** Full ids of commits, or refspecs into refs of the store's own. */
  wants: readonly string[];
  /** How many commits deep. */
  depth: number;
  /** Only commits: what a history needs, and nothing of what they hold. */
  historyOnly: boolean;
  /** When to give up. */
  until: AbortSignal;
}

/** No upkeep, no hooks, and no waiting for a remote that sends next to nothing for half a minute. */
const SETTINGS = [
  'gc.auto=0',
  'core.hooksPath=/dev/null',
  'fetch.writeCommitGraph=false',
  'http.lowSpeedLimit=100',
  'http.lowSpeedTime=30',
].flatMap((setting) => ['-c', setting]);

const QUIETLY = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-prune'];

/** What git and the servers say where they want to know who is asking; GitHub tells a stranger that there is no repository. */
const REFUSALS =
  /could not read (Username|Password)|terminal prompts disabled|Authentication failed|[Rr]epository .*not found|returned error: 40[13]|Permission denied|access denied/;

const ABSENCES = /not our ref|couldn't find remote ref|no such remote ref|unadvertised object/;

/** Fetches into a store of our own (see side-store.ts). What fails for no reason of ours is tried once more. */
export async function fetchInto(store: Repository, options: FetchOptions): Promise<Fetched> {
  const first = await tryFetch(store, options);
  return first.kind === 'unreachable' && !options.until.aborted ? tryFetch(store, options) : first;
}

async function tryFetch(
  store: Repository,
  { remote, wants, depth, historyOnly, until }: FetchOptions,
): Promise<Fetched> {
  const filter = historyOnly ? ['--filter=tree:0'] : [];
  const what = [`--depth=${depth}`, ...filter, '--end-of-options', remote, ...wants];
  const output = await runGit({ ...store, until }, [...SETTINGS, 'fetch', ...QUIETLY, ...what]);
  if (until.aborted) return { kind: 'unreachable', words: 'it took too long' };
  if (output.code === 0) return { kind: 'fetched' };
  if (ABSENCES.test(output.stderr)) return { kind: 'absent' };
  const words = withoutPasswords(gitsWords(output.stderr));
  return { kind: REFUSALS.test(output.stderr) ? 'refused' : 'unreachable', words };
}

/** An address may hold a token. */
function withoutPasswords(words: string): string {
  return words.replace(/:\/\/[^@/\s']+@/g, '://***@');
}
