import { checkWithCode } from '../check/code.ts';
import { parseShard, type Shard } from '../check/shard.ts';
import type { Report } from '../generated/report.ts';
import { Problem } from '../problem.ts';
import { showingProgress } from '../terminal/progress.ts';
import type { Io } from './command.ts';
import { type ReportOptions, tellReport } from './tell-report.ts';
import { isBetweenCommits, type TreeOptions } from './tree-options.ts';
import { withChange } from './with-change.ts';

interface CheckOptions extends ReportOptions, TreeOptions {
  /** Which part of the pairs to judge, as `3/8`. */
  shard?: string;
}

/** `check`: judges a change, prints the report, and says by its exit code whether it may pass. */
export function checkCommand(pairs: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  return tellReport(() => judge(pairs, options, io), options, io);
}

async function judge(pairs: readonly string[], options: CheckOptions, io: Io): Promise<Report> {
  const baseJudges = isBetweenCommits(options);
  const shard = options.shard === undefined ? null : shardOf(options.shard, pairs, baseJudges);
  const touchedOnly = options.staged === true && pairs.length === 0;
  return withChange(options.repo, options, (change, repository) =>
    showingProgress(
      change,
      () => io,
      (watched) =>
        checkWithCode(
          watched,
          { baseJudges, only: pairs, touchedOnly, shard },
          { repository, isWhole: false },
        ),
    ),
  );
}

/** Shards are joined by the commits that they are of: what lies on one disk no other job has. */
function shardOf(text: string, pairs: readonly string[], isBetween: boolean): Shard {
  if (!isBetween)
    throw new Problem('`--shard` needs two commits to judge', { fix: 'give `--base` and `--head` as well' });
  if (pairs.length > 0)
    throw new Problem('`--shard` and names of pairs do not go together', { fix: 'leave the names away' });
  return parseShard(text);
}
