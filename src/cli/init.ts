import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealOutcome } from '../check/sealing.ts';
import { openRepository, type Repository, workTreeRoot } from '../git/repository.ts';
import { workTree } from '../git/trees.ts';
import { writeFileAtomic } from '../git/write.ts';
import { formatPolicy } from '../init/policy-text.ts';
import type { Proposal } from '../init/proposal.ts';
import { propose } from '../init/propose.ts';
import { expandPairs } from '../policy/expand.ts';
import { loadPolicy } from '../policy/load.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { Problem } from '../problem.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { askForPairs } from './init-ask.ts';
import { type ScanResult, scanTree } from './init-scan.ts';
import { renderDone, renderNothing, renderProposal } from './init-text.ts';
import { sealAndWrite } from './seal.ts';

export interface InitOptions extends CommonOptions {
  /** Takes the proposal without asking. */
  yes?: boolean;
  /** Prints the policy and writes nothing. */
  dryRun?: boolean;
}

/**
 * `init`: looks through the work tree, proposes pairs, writes the policy and seals. Exit 0 where that is done (or was
 * only to be shown), 1 where a pair could not be sealed, 2 where nothing was written: no pair was found, nobody said yes.
 *
 * @throws {Problem} where there is a policy already.
 */
export async function initCommand(options: InitOptions, io: Io): Promise<number> {
  const repository = await openRepository(options.repo);
  const root = workTreeRoot(repository);
  if (!options.dryRun) await mustBeNew(root);
  const { scan, unread } = await scanRepository(repository);
  const proposal = propose(scan);
  const isJson = options.format === 'json';

  if (proposal.pairs.length === 0) {
    if (isJson) io.out(json(proposal, unread, null));
    else io.err(renderNothing(proposal, unread, io));
    return EXIT.problem;
  }
  if (options.dryRun) {
    io.out(isJson ? json(proposal, unread, null) : formatPolicy(proposal));
    return EXIT.pass;
  }
  if (!isJson) io.out(`${renderProposal(proposal, unread, io)}\n`);

  const taken = await decide(proposal, options, io);
  if (taken === null) {
    if (isJson) io.out(json(proposal, unread, null));
    return EXIT.problem;
  }
  await mustBeNew(root);
  // What would not load must not be written.
  const policy = formatPolicy(taken);
  expandPairs(loadPolicy(policy, POLICY_PATH), scan.paths);
  await writeFileAtomic(root, POLICY_PATH, policy);
  const outcomes = await sealAndWrite(options.repo, ALL).catch(async (error: unknown) => {
    // Half of it would stand in the way of the next `init`.
    await rm(join(root, POLICY_PATH), { force: true });
    throw error;
  });
  io.out(isJson ? json(taken, unread, outcomes) : renderDone(taken, outcomes, io));
  return outcomes.some(({ status }) => status === 'refused') ? EXIT.findings : EXIT.pass;
}

/** The pairs to take; null where nothing is to be written, after saying so. */
async function decide(proposal: Proposal, options: InitOptions, io: Io): Promise<Proposal | null> {
  if (options.yes) return proposal;
  if (!io.isTerminal || options.format === 'json') {
    io.err(
      'Nothing was written: there is no one to ask. `scalerlock init --yes` takes the proposal, `--dry-run` prints the policy.\n',
    );
    return null;
  }
  const taken = await askForPairs(proposal);
  if (taken === null) io.err('Nothing was written.\n');
  return taken;
}

const ALL = { only: [], all: true, version: null, reason: null };

async function mustBeNew(root: string): Promise<void> {
  const there = await lstat(join(root, POLICY_PATH)).catch(() => null);
  if (there === null) return;
  throw new Problem('there is a policy already', {
    path: POLICY_PATH,
    fix: 'add pairs to it by hand (`scalerlock init --dry-run` prints what would be proposed), or remove it first',
  });
}

async function scanRepository(repository: Repository): Promise<ScanResult> {
  const tree = workTree(repository);
  try {
    return await scanTree(tree);
  } finally {
    await tree.close();
  }
}

function json(proposal: Proposal, unread: number, outcomes: readonly SealOutcome[] | null): string {
  const sealed = outcomes?.map(({ pair, lockPath, status }) => ({ pair, lock: lockPath, status })) ?? [];
  return `${JSON.stringify({ written: outcomes !== null, ...proposal, unread, sealed }, null, 2)}\n`;
}
