import { Problem } from '../problem.ts';
import type { Failure } from './fetch.ts';
import type { Remote } from './remote.ts';

const ALL = 'set `fetch-depth: 0` at actions/checkout';

/** Why something of a history is neither in a checkout nor to be had from its remote, and what to set in a workflow. */
export function notReached(what: string, failure: Failure | null, remote: Remote | null): Problem {
  const unknown = `the checkout does not know ${what}`;
  if (remote === null) return new Problem(`${unknown}, and has no remote to ask`, { fix: ALL });
  switch (failure?.kind) {
    case undefined:
      return new Problem(`${unknown}, nor does what was fetched beside it`, { fix: ALL });
    case 'absent':
      return new Problem(`${unknown}, and \`${remote.name}\` does not know it any more`, {
        fix: 'give the inputs `base` and `head`, or run it on the newest commit',
      });
    case 'refused':
      return new Problem(`${unknown}, and it could not be fetched: ${failure.words}`, {
        fix: 'at actions/checkout leave out `persist-credentials: false`, or set `fetch-depth: 0`',
      });
    case 'unreachable':
      return new Problem(`${unknown}, and it could not be fetched: ${failure.words}`, {
        fix: `run it again, or ${ALL}`,
      });
  }
}
