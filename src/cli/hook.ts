import { check } from '../check/check.ts';
import { hasPolicy } from '../check/policies.ts';
import { Problem } from '../problem.ts';
import { renderText } from '../report/text.ts';
import { EXIT, type Io } from './command.ts';
import { withChange } from './with-change.ts';

const NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'];

/**
 * What hooks/ hand over to: judges what is staged against HEAD, only the pairs of which the commit touches a file.
 * Silent where all is well, and where the repository has no policy: a branch from before Scalerlock can be worked on.
 * Reports go to standard error, as git does with what its hooks print.
 */
export async function hookCommand(name: string, options: readonly string[], io: Io): Promise<number> {
  if (!NAMES.includes(name)) {
    throw new Problem(`there is no hook \`${name}\``, { fix: `the hooks are: ${NAMES.join(', ')}` });
  }
  if (name === 'pre-push') return (await import('./hook-push.ts')).hookPush(options, io);
  return withChange('.', { staged: true }, async (change) => {
    if (!(await hasPolicy(change))) return EXIT.pass;
    const report = await check(change, { baseJudges: false, only: [], touchedOnly: true });
    if (report.findings.length > 0) io.err(renderText(report, io));
    return report.status === 'pass' ? EXIT.pass : EXIT.findings;
  });
}
