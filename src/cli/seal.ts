import { type SealOutcome, type SealRequest, sealPairs } from '../check/sealing.ts';
import { workTreeRoot } from '../git/repository.ts';
import { writeFileAtomic } from '../git/write.ts';
import { foresee } from '../hook/foresee.ts';
import { Problem } from '../problem.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { renderSealing } from './seal-text.ts';
import { withChange } from './with-change.ts';

/** As the schema of locks has it. */
const LONGEST_REASON = 1000;

export interface SealOptions extends CommonOptions {
  all?: boolean;
  version?: string;
  allowScalerChange?: boolean;
  reason?: string;
}

/** `seal`: writes the locks from the artifacts as they lie in the work tree; refuses what must not be sealed. */
export async function sealCommand(pairs: readonly string[], options: SealOptions, io: Io): Promise<number> {
  const outcomes = await sealAndWrite(options.repo, requestOf(pairs, options));
  io.out(options.format === 'json' ? sealingJson(outcomes) : renderSealing(outcomes, io));
  return outcomes.some(({ status }) => status === 'refused') ? EXIT.findings : EXIT.pass;
}

/** Seals, and writes every lock that differs, each atomically. */
export async function sealAndWrite(dir: string, request: SealRequest): Promise<SealOutcome[]> {
  return withChange(dir, { worktree: true }, async (change, repository) => {
    const outcomes = await sealPairs(change, request);
    for (const outcome of outcomes) {
      if (outcome.status === 'sealed')
        await writeFileAtomic(workTreeRoot(repository), outcome.lockPath, outcome.text);
    }
    const sealed = outcomes.flatMap((outcome) => (outcome.status === 'sealed' ? [outcome] : []));
    await foresee(
      repository,
      sealed.flatMap(({ files }) => files),
      sealed.flatMap((outcome) => outcome.behind),
    );
    return outcomes;
  });
}

function requestOf(only: readonly string[], options: SealOptions): SealRequest {
  const { all = false, version = null, allowScalerChange = false, reason } = options;
  if (allowScalerChange && !reason?.trim()) {
    throw new Problem('`--allow-scaler-change` needs a reason', {
      fix: 'say why: `--reason "…"`; the lock records it',
    });
  }
  if (reason !== undefined && reason.length > LONGEST_REASON) {
    throw new Problem(`\`--reason\` has ${reason.length} characters, and a lock holds ${LONGEST_REASON}`, {
      fix: 'say it shorter',
    });
  }
  if (!allowScalerChange && reason !== undefined) {
    throw new Problem('`--reason` says why a scaler may change alone', {
      fix: 'add `--allow-scaler-change`, or leave it out',
    });
  }
  if (version !== null && only.length !== 1) {
    throw new Problem('`--version` is of one pair', {
      fix: 'name the pair: `scalerlock seal PAIR --version V`',
    });
  }
  if (all && only.length > 0) {
    throw new Problem('`--all` seals every pair', { fix: 'leave the names or `--all` out' });
  }
  return { only, all, version, reason: allowScalerChange ? (reason ?? null) : null };
}

function sealingJson(outcomes: readonly SealOutcome[]): string {
  const pairs = outcomes.map((outcome) => {
    if (outcome.status === 'refused') return outcome;
    const { text: _text, files: _files, behind, ...rest } = outcome;
    return { ...rest, behind: behind.map(({ edits: _edits, ...config }) => config) };
  });
  return `${JSON.stringify({ pairs }, null, 2)}\n`;
}
