import { check } from '../check/check.ts';
import { POLICY_PATH } from '../check/policies.ts';
import type { Change } from '../git/tree.ts';
import { Problem } from '../problem.ts';
import { ALL_STAGED, renderScreen } from '../report/screen.ts';
import { EXIT, type Io } from './command.ts';
import { showingProgress } from './progress.ts';
import { isPushInFramework } from './push-refs.ts';
import { withChange } from './with-change.ts';

const NAMES = ['pre-commit', 'pre-merge-commit'];

/**
 * What hooks/ hand over to: judges what is staged against HEAD, only the pairs of which the commit touches a file.
 * Silent where all is well, and where the repository has no policy: a branch from before Scalerlock can be worked on.
 * Reports go to standard error, as git does with what its hooks print. Nothing is changed, but with `--fix` (see `fixStaged`).
 */
export async function hookCommand(asked: string, options: readonly string[], io: Io): Promise<number> {
  // The pre-commit framework has one entry for all hooks; before a push it says so in variables.
  const name = isPushInFramework(process.env) ? 'pre-push' : asked;
  if (!NAMES.includes(name)) {
    throw new Problem(`there is no hook \`${name}\``, { fix: `the hooks are: ${NAMES.join(', ')}` });
  }
  return withChange('.', { staged: true }, async (change, repository) => {
    if (!(await hasPolicy(change))) return EXIT.pass;
    const selection = { baseJudges: false, only: [], touchedOnly: true };
    const report = await showingProgress(
      change,
      () => io,
      (watched) => check(watched, selection),
    );
    if (report.status === 'fail' && name === 'pre-commit' && options.includes('--fix')) {
      const { fixStaged } = await import('./hook-fix.ts');
      const { renderFix } = await import('./fix-text.ts');
      const fix = await fixStaged({ change, repository }, report, selection);
      io.err(renderFix(fix, report, io.screen));
      return 'reason' in fix ? EXIT.findings : EXIT.pass;
    }
    if (report.findings.length > 0) io.err(renderScreen(report, { ...io.screen, showAll: ALL_STAGED }));
    return report.status === 'pass' ? EXIT.pass : EXIT.findings;
  });
}

async function hasPolicy({ base, head }: Change): Promise<boolean> {
  if ((await head.entries()).has(POLICY_PATH)) return true;
  return base !== null && (await base.entries()).has(POLICY_PATH);
}
