import type { Lock, LockedScaler } from '../generated/lock.ts';
import type { Change, Tree } from '../git/tree.ts';
import { fromLock } from '../lock/paths.ts';
import { seal } from '../lock/seal.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import { formatLock } from '../lock/write.ts';
import type { UnmatchedEntry } from '../policy/expand.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { Problem } from '../problem.ts';
import type { ArtifactState, LockState, PairFacts } from '../rules/facts.ts';
import { mismatches } from '../rules/mismatches.ts';
import { missingArtifact } from '../rules/missing-artifact.ts';
import { getCommand, KEPT_BY } from '../rules/pointers.ts';
import type { Violation } from '../rules/rule.ts';
import { partingMessage, refusedPartings } from '../rules/scaler-changed-alone.ts';
import { partings } from '../rules/trained-with.ts';
import { unreadable } from '../rules/unreadable.ts';
import { list, sealCommand } from '../rules/words.ts';
import { type BehindConfig, behind } from './behind.ts';
import { createFiles } from './files.ts';
import { gatherPairFacts } from './gather.ts';
import { BOTH_HASHES } from './hashing.ts';
import { hasNoSize } from './known-contents.ts';
import { notAdded } from './not-added.ts';
import { pairsToJudge } from './pairs.ts';
import { noPolicy, readPolicies } from './policies.ts';
import { withSubmodules } from './submodules.ts';

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
      /** What belongs into one commit: the artifacts, the lock, and the configs that are there. */
      files: string[];
      scalers: SealedScaler[];
      behind: BehindConfig[];
    }
  | { status: 'refused'; pair: string; lockPath: string; violations: Violation[] };

/**
 * The road of `seal`: change → pairs → facts → locks. Nothing is written here: the outcomes hold the texts.
 *
 * @throws {Problem} where there is no policy, a pair of that name does not exist, or a version is too low.
 */
export async function sealPairs(change: Change, request: SealRequest): Promise<SealOutcome[]> {
  const { all, wanted, head } = await factsToSeal(change, request);
  const outcomes: SealOutcome[] = [];
  // Who seals and finds nothing to seal may have forgotten to tell DVC.
  for (const facts of wanted.length > 0 ? wanted : all) {
    const violations = await notAdded(facts, head);
    const place = { pair: facts.pair.name, lockPath: facts.pair.lock };
    if (violations.length > 0) outcomes.push({ status: 'refused', ...place, violations });
    else if (wanted.length > 0) outcomes.push(sealPair(facts, request));
  }
  return outcomes;
}

/** What was read for a request. */
export interface FactsToSeal {
  /** Of every pair that it may be about. */
  all: PairFacts[];
  /** Of those that it is about. */
  wanted: PairFacts[];
  /** The tree that is sealed, with its submodules. */
  head: Tree;
}

/** The facts of the pairs that a request is about. */
export async function factsToSeal(outer: Change, request: SealRequest): Promise<FactsToSeal> {
  const files = createFiles(BOTH_HASHES);
  const policies = await readPolicies(outer, files);
  if (policies.head === null) throw noPolicy();
  const change = await withSubmodules(outer, policies, { touchedOnly: false });
  const selection = { baseJudges: false, touchedOnly: false, only: request.only };
  const pairs = await pairsToJudge(change, policies, selection, files);
  if (pairs.judged.length === 0) throw nothingToSeal(pairs.head.unmatched);
  const facts = await gatherPairFacts(change, pairs, files);
  const isEach = request.all || request.only.length > 0;
  return {
    all: facts,
    wanted: isEach ? facts : facts.filter((pair) => !isSealed(pair)),
    head: change.head,
  };
}

function isSealed({ head }: PairFacts): boolean {
  return head.lock.kind === 'valid' && mismatches(head).length === 0;
}

/** Seals one pair, or says why it must not be sealed. */
export function sealPair(facts: PairFacts, request: SealRequest): SealOutcome {
  const { pair, head, base } = facts;
  const place = { pair: pair.name, lockPath: pair.lock };
  const broken = [missingArtifact, unreadable].flatMap((rule) => rule.judgePair?.(facts) ?? []);
  if (broken.length > 0) return { status: 'refused', ...place, violations: broken };
  const unknown = [...head.models, ...head.scalers].filter(
    (state) => !isSha256(state.sha256) || (hasNoSize(state) && state.sha256 !== EMPTY),
  );
  if (unknown.length > 0)
    return { status: 'refused', ...place, violations: [...new Set(unknown)].map(notHere) };
  if (head.lock.kind === 'invalid' && head.lock.isNewer) {
    return { status: 'refused', ...place, violations: [{ path: pair.lock, ...head.lock }] };
  }
  const parted = request.reason === null ? refusedPartings(facts) : [];
  if (parted.length > 0) {
    const violations = parted.map((parting) => changedAlone(facts, partingMessage(parting, facts)));
    return { status: 'refused', ...place, violations };
  }

  const committed = lockOf(base?.lock);
  const result = seal({
    pair,
    models: head.models,
    scalers: head.scalers,
    committed,
    current: lockOf(head.lock),
    version: request.version,
    reason: request.reason,
    partedFrom: partedFrom(facts),
  });
  if ('changedAlone' in result) {
    const models = list(head.models.map(({ path }) => path));
    const message = `${list(result.changedAlone)} changed alone: ${models} is still the one that was sealed with the old one, and no model was trained with this scaler`;
    return { status: 'refused', ...place, violations: [changedAlone(facts, message)] };
  }

  const text = formatLock(result.lock);
  const isSame = head.lock.kind === 'valid' && formatLock(head.lock.lock) === text;
  const scalers = result.lock.scalers.map((scaler) => sealedScaler(scaler, pair.lock, committed));
  return {
    status: isSame ? 'unchanged' : 'sealed',
    ...place,
    text,
    files: filesOf(facts),
    scalers,
    behind: behind(facts, committed, result.lock),
  };
}

function filesOf({ pair, head, references }: PairFacts): string[] {
  const artifacts = [...head.models, ...head.scalers].map(({ path }) => path);
  const configs = references.filter(({ value }) => value !== null).map(({ reference }) => reference.path);
  return [...new Set([...artifacts, pair.lock, ...configs])];
}

/** The sha256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A lock holds the sha256 and the size of a content, which not every pointer says. */
function notHere({ path, pointer }: ArtifactState): Violation {
  const keeper = pointer === null ? 'what keeps it' : KEPT_BY[pointer];
  const get = pointer === null ? 'get its content' : getCommand(pointer, path);
  return {
    path,
    message: `the content of ${path} is not here, only what ${keeper} says of it, and no lock knows it by that`,
    fix: `${get}, and seal again`,
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

function changedAlone({ pair }: PairFacts, message: string): Violation {
  return {
    path: pair.lock,
    message,
    fix: `train the model with it and seal both, or restore it; if it is right all the same: \`${sealCommand(pair)} --allow-scaler-change --reason TEXT\``,
  };
}

/** By the path of a scaler that was parted from its models since the last commit, what these were trained with instead. */
function partedFrom(facts: PairFacts): Map<string, string> {
  const [first] = facts.head.scalers;
  const found = new Map<string, string>();
  for (const { scalers, trainedWith } of partings(facts)) {
    for (const { before, after } of scalers) {
      const from = (before ?? trainedWith[0])?.identities.at(-1);
      // That a scaler is gone is written beside one that is there.
      const path = (after ?? first)?.path;
      if (from !== undefined && path !== undefined && !found.has(path)) found.set(path, from);
    }
  }
  return found;
}

/** Why a policy that is there gives no pair. */
function nothingToSeal([unmatched]: readonly UnmatchedEntry[]): Problem {
  const message = unmatched
    ? `there is no pair to seal: the ${unmatched.field} \`${unmatched.pattern}\` of \`${unmatched.entry}\` matches no file`
    : 'there is no pair to seal';
  return new Problem(message, {
    path: POLICY_PATH,
    fix: `mend the paths in ${POLICY_PATH}, or add the files`,
    ...(unmatched?.at ?? {}),
  });
}
