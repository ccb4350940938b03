import { gitEnvironment } from '../git/environment.ts';
import { runGit } from '../git/run.ts';
import { DIFFERENCE, parseStaged, QUESTIONS, type Staged } from './staged.ts';

/** Asks git what hooks/run.sh would have told, where the hook was started in another way. Null where git does not tell. */
export async function askGit(cwd: string, env: NodeJS.ProcessEnv): Promise<Staged | null> {
  const place = { cwd, env: gitEnvironment(env) };
  const [answers, difference] = await Promise.all([
    runGit(place, ['rev-parse', ...QUESTIONS]),
    runGit(place, ['diff-index', ...DIFFERENCE]),
  ]);
  const told = [
    answers.stdout,
    Buffer.from(`\0${answers.code}\0`),
    difference.stdout,
    Buffer.from(`${difference.code}\0`),
  ];
  return parseStaged(Buffer.concat(told), cwd);
}
