import { AS_STAGED, type Judgement } from '../check/check.ts';
import type { Report } from '../generated/report.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import { askGit } from '../hook/ask-git.ts';
import { judgeStaged, withStaged } from '../hook/judge-staged.ts';
import { passesNarrowly } from '../hook/narrow.ts';
import { isPushInFramework } from '../hook/push-refs.ts';
import { type QuickVerdict, quickVerdict } from '../hook/quick.ts';
import { remember } from '../hook/remember.ts';
import { isStillStaged } from '../hook/still-staged.ts';
import { Problem } from '../problem.ts';
import { showingProgress } from '../terminal/progress.ts';
import { EXIT, type Io } from './command.ts';

const NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'];

/**
 * What hooks/ hand over to: judges what is staged against HEAD, only the pairs of which the commit touches a file; before a push
 * what it brings. Silent where all is well, and where the repository has no policy: a branch from before Scalerlock can be worked on.
 * Reports go to standard error, as git does with what its hooks print. Nothing is changed, but with `--fix` (see `fixStaged`). `quick` is
 * what dist/hook.cjs found already.
 */
export async function hookCommand(
  asked: string,
  options: readonly string[],
  io: Io,
  quick?: QuickVerdict | null,
): Promise<number> {
  // The pre-commit framework has one entry for all hooks; before a push it says so in variables.
  const name = isPushInFramework(process.env) ? 'pre-push' : asked;
  if (!NAMES.includes(name)) {
    throw new Problem(`there is no hook \`${name}\``, { fix: `the hooks are: ${NAMES.join(', ')}` });
  }
  if (name === 'pre-push') {
    const said = options.filter((option) => !option.startsWith('-'));
    return (await import('./hook-push.ts')).hookPush(said, io);
  }
  const known = quick === undefined ? await lookQuickly(process.cwd(), process.env) : quick;
  if (known?.verdict === 'pass') return EXIT.pass;
  const repository = await openRepository('.');
  return withStaged(repository, async (change) => {
    const judgement = await showingProgress(
      change,
      () => io,
      (watched) => judgeStaged(watched, repository),
    );
    if (judgement === null) return EXIT.pass;
    if (known && (await isStillStaged(known.staged, process.cwd(), process.env))) remember(known, judgement);
    const fixes = name === 'pre-commit' && options.includes('--fix') && judgement.report.status === 'fail';
    return fixes ? fix({ change, repository }, judgement, io) : show(judgement.report, io);
  });
}

/** What dist/hook.cjs does first, where the hook was started in another way. */
async function lookQuickly(cwd: string, env: NodeJS.ProcessEnv): Promise<QuickVerdict | null> {
  const staged = await askGit(cwd, env);
  const quick = staged && (await quickVerdict(staged, cwd, env));
  if (quick?.verdict !== 'unknown') return quick;
  return (await passesNarrowly(quick, cwd, env)) !== null ? { ...quick, verdict: 'pass' } : quick;
}

async function show(report: Report, io: Io): Promise<number> {
  if (report.findings.length > 0) {
    const { ALL_STAGED, renderScreen } = await import('../report/screen.ts');
    io.err(renderScreen(report, { ...io.screen, showAll: ALL_STAGED }));
  }
  return report.status === 'pass' ? EXIT.pass : EXIT.findings;
}

async function fix(
  staged: { change: Change; repository: Repository },
  { report }: Judgement,
  io: Io,
): Promise<number> {
  const { fixStaged } = await import('./hook-fix.ts');
  const { renderFix } = await import('./fix-text.ts');
  const fixed = await fixStaged(staged, report, AS_STAGED);
  io.err(renderFix(fixed, report, io.screen));
  return 'reason' in fixed ? EXIT.findings : EXIT.pass;
}
