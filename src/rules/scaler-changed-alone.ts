import { lockedScaler } from './changes.ts';
import type { ArtifactState, PairFacts } from './facts.ts';
import { getCommand, POINTER_NAMES } from './pointers.ts';
import type { Rule, Violation } from './rule.ts';
import { isAllowed, type Parted, type Parting, partings } from './trained-with.ts';
import { list, sealCommand } from './words.ts';

export const scalerChangedAlone: Rule = {
  id: 'pair/scaler-changed-alone',
  summary: "A scaler's transform changed while a model that was trained with the old one stays.",
  level: 'error',
  // Sealed over or not, and under whatever version: the cause is that the two were parted.
  supersedes: [
    'lock/content-mismatch',
    'pair/model-changed-alone',
    'lock/version-reused',
    'config/unknown-version',
  ],
  judgePair: (facts) => refusedPartings(facts).map((parting) => violation(parting, facts)),
};

/** The partings that the head's lock does not allow, with the scalers that it does not. */
export function refusedPartings(facts: PairFacts): Parting[] {
  return partings(facts)
    .map((parting) => ({
      ...parting,
      scalers: parting.scalers.filter((scaler) => !isAllowed(scaler, facts)),
    }))
    .filter(({ scalers }) => scalers.length > 0);
}

function violation(parting: Parting, facts: PairFacts): Violation {
  const paths = parting.scalers.map(({ path }) => path);
  const place = parting.from === null ? paths[0] : parting.models[0]?.path;
  return {
    path: place ?? null,
    message: partingMessage(parting, facts),
    fix: fixOf(parting, facts),
    about: parting.from === null ? paths : [...paths, ...parting.models.map(({ path }) => path)],
  };
}

/** What was parted from what. */
export function partingMessage(
  { from, models, scalers, trainedWith }: Parting,
  { pair, head }: PairFacts,
): string {
  const [stayed, those] = [list(models.map(({ path }) => path)), list(trainedWith.map(({ path }) => path))];
  if (from !== null) {
    const was = models.length > 1 ? 'are models' : 'is the model';
    return `${stayed} ${was} of pair \`${from}\`, trained with ${those}, and pair \`${pair.name}\` has ${
      list(head.scalers.map(({ path }) => path)) || 'no scaler'
    }`;
  }
  const changed = list(scalers.map(({ path }) => path));
  const unread = scalers.find(({ after }) => after !== null && claimsToBeTheSame(after, scalers, head));
  if (unread) {
    return `${changed} has other bytes than before, and only its ${POINTER_NAMES[unread.after?.pointer ?? 'lfs']} is here: that it still means the same cannot be verified`;
  }
  const verbs = { deleted: 'was deleted', added: 'was added', changed: 'changed' };
  const verb = verbs[scalers[0]?.change ?? 'changed'];
  const stay = `${stayed} stayed as ${models.length > 1 ? 'they were' : 'it was'}`;
  return `${changed} ${verb} alone: ${stay}, and no model was trained with this scaler`;
}

function fixOf({ from, models, scalers }: Parting, facts: PairFacts): string {
  const seal = `run \`${sealCommand(facts.pair)}\``;
  if (from !== null) {
    return `put ${list(models.map(({ path }) => path))} beside its own scaler again, or commit the model that was trained with this one and ${seal}`;
  }
  const [first] = scalers;
  if (first?.after && claimsToBeTheSame(first.after, scalers, facts.head)) {
    return `${getCommand(first.after.pointer ?? 'lfs', first.after.path)}, and check again`;
  }
  const restore = first?.before ? `restore ${first.before.path}` : `take ${first?.path} out again`;
  return `commit the model that was trained with it and ${seal}, or ${restore}`;
}

/** Whether a pointer's lock says that the scaler was only saved again: true, perhaps, but nobody here has read it. */
function claimsToBeTheSame(
  after: ArtifactState,
  scalers: readonly Parted[],
  head: PairFacts['head'],
): boolean {
  if (after.pointer === null || after.artifact !== null) return false;
  const claimed = lockedScaler(after.path, head)?.fingerprint;
  return scalers.some(
    (scaler) => claimed && scaler.after === after && scaler.before?.identities.includes(claimed),
  );
}
