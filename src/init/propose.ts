import { parsePattern } from '../policy/patterns.ts';
import { Problem } from '../problem.ts';
import { findPins } from './config-pins.ts';
import { findConventions } from './conventions.ts';
import { placeLocks } from './locks.ts';
import { namePairs } from './names.ts';
import { pairUp } from './pairing.ts';
import { sortFiles } from './pieces.ts';
import type { Ignored, Proposal, ProposedPair, ScannedConfig, ScannedFile, Undecided } from './proposal.ts';
import { attachReferences } from './references.ts';
import { setAside } from './set-aside.ts';

/** What `init` saw of a repository. */
export interface Scan {
  files: readonly ScannedFile[];
  configs: readonly ScannedConfig[];
  /** Every path of the tree. */
  paths: readonly string[];
}

/** Proposes the pairs of a repository, from contents, names and folders. Pure: the same scan gives the same proposal. */
export function propose(scan: Scan): Proposal {
  const proposal = proposeFrom(scan, { scratch: true });
  // Where nothing else is there, the notebooks are what the repository is.
  return proposal.pairs.length > 0 ? proposal : proposeFrom(scan, { scratch: false });
}

function proposeFrom({ files, configs, paths }: Scan, options: { scratch: boolean }): Proposal {
  const ignored = new Map<string, Ignored>();
  const unnameable: Undecided[] = [];
  const looked = [...files].sort(byPath).filter(({ path }) => {
    const aside = setAside(path, options);
    if (aside !== null) ignored.set(aside.glob, aside);
    const reason = aside === null ? whyUnnameable(path) : null;
    if (reason !== null) unnameable.push({ path, why: reason });
    return aside === null && reason === null;
  });

  const pieces = sortFiles(looked);
  const { pairings, undecided } = pairUp(pieces);
  const ordered = [...pairings].sort((a, b) =>
    (a.models[0]?.path ?? '') < (b.models[0]?.path ?? '') ? -1 : 1,
  );
  const names = namePairs(ordered.map(({ models }) => models[0]?.path ?? ''));
  const locks = placeLocks(ordered, names);
  const pairs = ordered.map(({ models, scalers, why }, index): ProposedPair => {
    const all = scalers === 'embedded' ? models : [...models, ...scalers];
    return {
      name: names[index] ?? '',
      models: models.map(({ path }) => path),
      scalers: scalers === 'embedded' ? 'embedded' : scalers.map(({ path }) => path),
      lock: locks[index] ?? null,
      training: [],
      inference: [],
      why,
      notes: all.flatMap(({ note }) => note ?? []),
    };
  });
  const pins = configs.filter(({ path }) => setAside(path, options) === null).flatMap(findPins);
  const attached = attachReferences(pairs, pins);
  return {
    pairs: findConventions(attached.pairs, paths),
    undecided: [...pieces.undecided, ...undecided, ...unnameable, ...attached.undecided].sort(byPath),
    ignore: [...ignored.values()].filter(({ glob }) => isPattern(glob)),
  };
}

/** Why a policy cannot name a path; null where it can. */
function whyUnnameable(path: string): string | null {
  if (/\p{Cs}/u.test(path)) return 'its name is not UTF-8, so that a policy cannot name it';
  if (path.includes('*')) return 'its name has a `*`, which a policy would read as a glob';
  if (/\{[A-Za-z_][\w-]*\}/.test(path))
    return 'its name has braces, which a policy would read as a placeholder';
  return isPattern(path) ? null : 'its name has characters that a policy cannot name';
}

function isPattern(path: string): boolean {
  try {
    parsePattern(path, { line: 1, column: 1 });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function byPath(a: { path: string }, b: { path: string }): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
