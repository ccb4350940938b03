import { HOOK_NAMES } from '../git/hook-script.ts';
import { type Removal, removeHook } from '../git/hooks.ts';
import { hooksFolder } from '../git/hooks-folder.ts';
import { openRepository, workTreeRoot } from '../git/repository.ts';
import { forTerminal } from '../report/escape.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { pathFrom } from './path-from.ts';

/**
 * `uninstall`: takes our hooks out and puts back what was there before, to the byte. A hook that is not ours is no
 * failure; one of ours that was edited is, since it still runs.
 */
export async function uninstallCommand(options: CommonOptions, io: Io): Promise<number> {
  const repository = await openRepository(options.repo);
  const folder = await hooksFolder(repository);
  const removals: Removal[] = [];
  for (const hook of HOOK_NAMES) removals.push(...(await removeHook(folder, hook)));

  if (options.format === 'json') {
    io.out(`${JSON.stringify({ hooksPath: folder, hooks: removals }, null, 2)}\n`);
  } else {
    const root = workTreeRoot(repository);
    for (const removal of removals) io.out(`${forTerminal(describe(removal, root))}\n`);
  }
  return removals.some(({ did }) => did === 'left-edited') ? EXIT.problem : EXIT.pass;
}

function describe({ hook, path, did }: Removal, root: string): string {
  const file = pathFrom(root, path);
  switch (did) {
    case 'removed':
      return `${hook}: removed from ${file}`;
    case 'restored':
      return `${hook}: removed; the hook from before is back in ${file}`;
    case 'nothing':
      return `${hook}: was not installed`;
    case 'left-foreign':
      return `${hook}: ${file} is not Scalerlock’s; left as it is`;
    case 'left-edited':
      return `${hook}: ${file} was edited since it was installed; left as it is. Delete it where your lines can go`;
  }
}
