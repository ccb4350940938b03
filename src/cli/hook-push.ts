import picocolors from 'picocolors';
import { AS_A_WHOLE } from '../check/check.ts';
import { checkWithCode } from '../check/code.ts';
import { hasPolicy } from '../check/policies.ts';
import { type PushedRange, rangesOfPush } from '../git/push-ranges.ts';
import { withRange } from '../git/ranges.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { type PushedRef, pushedRefs } from '../hook/push-refs.ts';
import { Problem } from '../problem.ts';
import { forTerminal } from '../report/escape.ts';
import { renderScreen } from '../report/screen.ts';
import { showingProgress } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';
import { EXIT, type Io } from './command.ts';
import { explainFailure } from './failure.ts';

/**
 * What hooks/pre-push hands over to: judges what each ref of the push brings, as the Action would when it is there. Silent
 * where all is well, and where neither side of a range has a policy. All refs are judged before the push is refused.
 */
export async function hookPush([named]: readonly string[], io: Io): Promise<number> {
  const refs = readRefs(await readInput());
  const remote = named ?? process.env.PRE_COMMIT_REMOTE_NAME ?? '';
  if (refs.length === 0) return EXIT.pass;
  const repository = await openRepository('.');
  let worst: number = EXIT.pass;
  const judged = new Set<string>();
  for (const pushed of await rangesOfPush(repository, refs, remote)) {
    const { base, head } = pushed.range;
    if (judged.has(`${base}..${head}`)) continue;
    judged.add(`${base}..${head}`);
    worst = Math.max(worst, await judge(repository, pushed, io));
  }
  return worst;
}

async function judge(repository: Repository, pushed: PushedRange<PushedRef>, io: Io): Promise<number> {
  try {
    return await withRange(repository, pushed.range, async (change) => {
      if (!(await hasPolicy(change))) return EXIT.pass;
      const report = await showingProgress(
        change,
        () => io,
        (watched) => checkWithCode(watched, AS_A_WHOLE, { repository, isWhole: false }),
      );
      if (report.findings.length > 0) {
        const { screen } = io;
        const told = renderScreen(report, { ...screen, rows: screen.rows - 1, showAll: showAll(pushed) });
        io.err(`${title(pushed, screen)}\n${told}`);
      }
      return report.status === 'pass' ? EXIT.pass : EXIT.findings;
    });
  } catch (error) {
    io.err(`${title(pushed, io.screen)}\n${explainFailure(error, io.screen)}`);
    return EXIT.problem;
  }
}

/** `main → main  3f2a1c0..9d8e7f6`: which ref the report under it is about. */
function title({ ref, range }: PushedRange<PushedRef>, { color }: Screen): string {
  const { bold, dim } = picocolors.createColors(color);
  const short = (name: string): string => forTerminal(name.replace(/^refs\/(heads|tags)\//, ''));
  const commits = [range.base, range.head].map((oid) => oid?.slice(0, 7) ?? 'nothing').join('..');
  return `${bold(`${short(ref.localRef)} → ${short(ref.remoteRef)}`)}  ${dim(commits)}`;
}

/** What tells all of a range that a screen has no room for. */
function showAll({ range: { base, head } }: PushedRange<PushedRef>): string {
  const from = base === null ? '' : ` --base ${base.slice(0, 12)}`;
  return `scalerlock check${from} --head ${head.slice(0, 12)} --all`;
}

/** Of a push that nobody understands nothing is known: it is not let through. */
function readRefs(input: string): PushedRef[] {
  const refs = pushedRefs(input, process.env);
  const lines = input.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length === refs.length) return refs;
  throw new Problem('what git says of the push was not understood', {
    fix: 'give the hook git’s own lines on standard input: `<local ref> <local id> <remote ref> <remote id>`',
  });
}

async function readInput(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new Problem('pre-push needs to be told what is pushed, on standard input', {
      fix: 'let `git push` run it; by hand, `scalerlock check --base REV --head REV` judges two commits',
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
