import type { Lock, LockedScaler } from '../generated/lock.ts';
import type { Change } from '../git/tree.ts';
import { fromLock } from '../lock/paths.ts';
import { seal } from '../lock/seal.ts';
import { formatLock } from '../lock/write.ts';
import { pinsOf } from '../rules/agreement.ts';
import type { LockState, PairFacts } from '../rules/facts.ts';
import { mismatches } from '../rules/mismatches.ts';
import { missingArtifact } from '../rules/missing-artifact.ts';
import type { Violation } from '../rules/rule.ts';
import { unreadable } from '../rules/unreadable.ts';
import { list, sealCommand } from '../rules/words.ts';
import { createFiles } from './files.ts';
import { gatherPairFacts } from './gather.ts';
import { pairsToJudge } from './pairs.ts';
import { noPolicy, readPolicies } from './policies.ts';

export interface SealRequest {
  /** Names of the pairs to seal; empty for those whose lock is not of what is in the tree. */
  only: readonly string[];
  /** Every pair, also those whose lock is right. */
  all: boolean;
  version: string | null;
  /** Why a scaler may change alone; null where it may not. */
  reason: string | null;
}

/** One scaler of a pair that was sealed. */
export interface SealedScaler {
  path: string;
  version: string;
  /** The version in the lock of the last commit. */
  before: string | null;
  reused: boolean;
  allowed: boolean;
  /** Whether it counts by its bytes alone. */
  bytesOnly: boolean;
}

/** What became of a pair that was to be sealed. */
export type SealOutcome =
  | {
      status: 'sealed' | 'unchanged';
      pair: string;
      lockPath: string;
      text: string;
      scalers: SealedScaler[];
      behind: BehindConfig[];
    }
  | { status: 'refused'; pair: string; lockPath: string; violations: Violation[] };

/** A config that names something else than the lock that was just made. */
interface BehindConfig {
  path: string;
  line: number;
  value: string;
}

/**
 * The road of `seal`: change → pairs → facts → locks. Nothing is written here: the outcomes hold the texts.
 *
 * @throws {Problem} where there is no policy, a pair of that name does not exist, or a version is too low.
 */
export async function sealPairs(change: Change, request: SealRequest): Promise<SealOutcome[]> {
  const files = createFiles();
  const policies = await readPolicies(change, files);
  if (policies.head === null) throw noPolicy();
  const selection = { baseJudges: false, touchedOnly: false, only: request.only };
  const { judged } = await pairsToJudge(change, policies, selection);
  const facts = await gatherPairFacts(change, judged, files);
  const chosen = request.all || request.only.length > 0 ? facts : facts.filter((pair) => !isSealed(pair));
  return chosen.map((pair) => sealPair(pair, request));
}

function isSealed({ head }: PairFacts): boolean {
  return head.lock.kind === 'valid' && mismatches(head).length === 0;
}

function sealPair(facts: PairFacts, request: SealRequest): SealOutcome {
  const { pair, head, base } = facts;
  const place = { pair: pair.name, lockPath: pair.lock };
  const broken = [missingArtifact, unreadable].flatMap((rule) => rule.judgePair?.(facts) ?? []);
  if (broken.length > 0) return { status: 'refused', ...place, violations: broken };

  const committed = lockOf(base?.lock);
  const result = seal({
    pair,
    models: head.models,
    scalers: head.scalers,
    committed,
    current: lockOf(head.lock),
    version: request.version,
    reason: request.reason,
  });
  if ('changedAlone' in result)
    return { status: 'refused', ...place, violations: [changedAlone(facts, result.changedAlone)] };

  const text = formatLock(result.lock);
  const isSame = head.lock.kind === 'valid' && formatLock(head.lock.lock) === text;
  const scalers = result.lock.scalers.map((scaler) => sealedScaler(scaler, pair.lock, committed));
  return {
    status: isSame ? 'unchanged' : 'sealed',
    ...place,
    text,
    scalers,
    behind: behind(facts, result.lock),
  };
}

function lockOf(state: LockState | undefined): Lock | null {
  return state?.kind === 'valid' ? state.lock : null;
}

function sealedScaler(scaler: LockedScaler, lockPath: string, committed: Lock | null): SealedScaler {
  const { version, fingerprint, reused = false, allowed } = scaler;
  return {
    path: fromLock(scaler.path, lockPath),
    version,
    before: committed?.scalers.find(({ path }) => path === scaler.path)?.version ?? null,
    reused,
    allowed: allowed !== undefined,
    bytesOnly: fingerprint === null,
  };
}

function changedAlone({ pair, head }: PairFacts, scalers: string[]): Violation {
  const models = list(head.models.map(({ path }) => path));
  return {
    path: scalers[0] ?? null,
    message: `${list(scalers)} changed alone: ${models} is still the one that was sealed with the old one, and no model was trained with this scaler`,
    fix: `train the model with it and seal both, or restore it; if it is right all the same: \`${sealCommand(pair)} --allow-scaler-change --reason TEXT\``,
  };
}

/** The configs that do not name what was just sealed: they are what a person forgets next. */
function behind(facts: PairFacts, lock: Lock): BehindConfig[] {
  const sealed: PairFacts = {
    ...facts,
    head: { ...facts.head, lock: { kind: 'valid', lock, positionOf: () => null } },
  };
  return pinsOf(sealed)
    .filter(({ fits }) => fits?.length === 0)
    .map(({ reference, at, value }) => ({ path: reference.path, line: at.line, value: value.text }));
}
