import { openRepository } from '../git/repository.ts';
import { askGit } from '../hook/ask-git.ts';
import { judgeStaged } from '../hook/judge-staged.ts';
import { passesNarrowly } from '../hook/narrow.ts';
import { type QuickVerdict, quickVerdict } from '../hook/quick.ts';
import { remember } from '../hook/remember.ts';
import { isStillStaged } from '../hook/still-staged.ts';
import { Problem } from '../problem.ts';
import { EXIT, type Io } from './command.ts';

const NAMES = ['pre-commit', 'pre-merge-commit'];

/**
 * What hooks/ hand over to: judges what is staged against HEAD, only the pairs of which the commit touches a file.
 * Silent where all is well, and where the repository has no policy: a branch from before Scalerlock can be worked on.
 * Reports go to standard error, as git does with what its hooks print. `quick` is what dist/hook.cjs found already.
 */
export async function hookCommand(name: string, io: Io, quick?: QuickVerdict | null): Promise<number> {
  if (!NAMES.includes(name)) {
    throw new Problem(`there is no hook \`${name}\``, { fix: `the hooks are: ${NAMES.join(', ')}` });
  }
  const known = quick === undefined ? await lookQuickly(process.cwd(), process.env) : quick;
  if (known?.verdict === 'pass') return EXIT.pass;
  const judgement = await judgeStaged(await openRepository('.'));
  if (judgement === null) return EXIT.pass;
  if (known && (await isStillStaged(known.staged, process.cwd(), process.env))) remember(known, judgement);
  const { report } = judgement;
  if (report.findings.length > 0) {
    const { renderText } = await import('../report/text.ts');
    io.err(renderText(report, io));
  }
  return report.status === 'pass' ? EXIT.pass : EXIT.findings;
}

/** What dist/hook.cjs does first, where the hook was started in another way. */
async function lookQuickly(cwd: string, env: NodeJS.ProcessEnv): Promise<QuickVerdict | null> {
  const staged = await askGit(cwd, env);
  const quick = staged && (await quickVerdict(staged, cwd, env));
  if (quick?.verdict !== 'unknown') return quick;
  return (await passesNarrowly(quick, cwd, env)) ? { ...quick, verdict: 'pass' } : quick;
}
