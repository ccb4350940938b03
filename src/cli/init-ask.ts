import type { Readable, Writable } from 'node:stream';
import type { Proposal, ProposedPair } from '../init/proposal.ts';
import { forTerminal } from '../report/escape.ts';

/** The terminal that is asked; the process's own where it is left out. */
export interface Streams {
  input?: Readable;
  output?: Writable;
}

/**
 * Asks which of the proposed pairs to take. Null where the person leaves: nothing is written then. The prompts are
 * loaded only here, where there is someone to answer them.
 */
export async function askForPairs(proposal: Proposal, streams: Streams = {}): Promise<Proposal | null> {
  const { confirm, isCancel, multiselect } = await import('@clack/prompts');
  const chosen = await multiselect({
    message: 'Which of these pairs are right?',
    options: proposal.pairs.map((pair, index) => ({
      value: index,
      label: forTerminal(pair.name),
      hint: forTerminal(hint(pair)),
    })),
    initialValues: proposal.pairs.map((_, index) => index),
    required: true,
    maxItems: 12,
    ...streams,
  });
  if (isCancel(chosen)) return null;
  const question = `Write scalerlock.yml and seal ${chosen.length === 1 ? 'this pair' : `these ${chosen.length} entries`}?`;
  const goOn = await confirm({ message: question, ...streams });
  return isCancel(goOn) || !goOn ? null : onlyThese(proposal, new Set(chosen));
}

function onlyThese(proposal: Proposal, chosen: ReadonlySet<number>): Proposal {
  const left = proposal.pairs.filter((_, index) => !chosen.has(index));
  const undecided = left.flatMap(({ models, scalers }) => {
    const paths = scalers === 'embedded' ? models : [...models, ...scalers];
    return paths.map((path) => ({ path, why: 'was proposed as a pair and not taken' }));
  });
  return {
    ...proposal,
    pairs: proposal.pairs.filter((_, index) => chosen.has(index)),
    undecided: [...undecided, ...proposal.undecided],
  };
}

function hint({ models, scalers, notes }: ProposedPair): string {
  const marked = notes.length > 0 ? ' !' : '';
  return `${models.join(', ')} ↔ ${scalers === 'embedded' ? 'embedded' : scalers.join(', ')}${marked}`;
}
