import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Longer no download takes. In milliseconds. */
const MOST = 10 * 60_000;

/** .ci/run installs what tests need while npm installs the rest: the tests begin when both are done. */
export async function setup(): Promise<void> {
  const file = process.env.SCALERLOCK_TOOLS_READY;
  if (!file) return;
  const until = Date.now() + MOST;
  while (!existsSync(file)) {
    if (Date.now() > until) throw new Error('.ci/tools does not come to its end');
    await setTimeout(200);
  }
}
