import { artifactFolderOf, artifactFolders } from '../artifacts/folder-like.ts';
import { mayBeModel } from '../artifacts/model-like.ts';
import type { Change, ChangedFile, Tree } from '../git/tree.ts';
import { readLock } from '../lock/read.ts';
import { ignoreMatcher } from '../policy/expand.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import type { Pair, Reference } from '../policy/pairs.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { foldersOf } from '../policy/tree-paths.ts';
import type { Problem } from '../problem.ts';
import type {
  ArtifactState,
  CandidateFacts,
  LockState,
  PairFacts,
  PairState,
  ReferenceFacts,
} from '../rules/facts.ts';
import { changedParts } from './beside.ts';
import type { Files } from './files.ts';
import { knownContents, withKnownContents } from './known-contents.ts';
import { findOrigins } from './origins.ts';
import type { ExpandedPairs } from './pairs.ts';
import { renames } from './renames.ts';

type ReadReference = (reference: Reference, text: string) => ReferenceFacts['value'];

/** Where the parts of a pair lie in one tree. */
type Places = Pick<Pair, 'models' | 'scalers' | 'embedded' | 'lock'>;

/** Everything that was read of one tree for a list of pairs: artifacts and locks, each in one pass. */
interface TreeReading {
  artifacts: Map<string, ArtifactState>;
  locks: Map<string, string>;
  /** Why a lock that is there is no text to be read. */
  unread: Map<string, Problem>;
}

/** The facts of every pair, each tree read in one pass. `isPart` says that the change has more pairs to judge than these. */
export async function gatherPairFacts(
  change: Change,
  { judged, atBase: pairsAtBase }: Pick<ExpandedPairs, 'judged' | 'atBase'>,
  files: Files,
  { isPart = false } = {},
): Promise<PairFacts[]> {
  const renamedFrom = await renames(change);
  const placesAtBase = judged.map(({ pair, before }) => before ?? placesBefore(pair, renamedFrom));
  const head = await readTree(
    change.head,
    judged.map(({ pair }) => pair),
    files,
  );
  const base = change.base && (await readTree(change.base, placesAtBase, files));
  const origins = await findOrigins(change, { judged, atBase: pairsAtBase }, { head, base, isPart }, files);
  const elsewhere = change.base && (await readTree(change.base, [...origins.values()].flat(), files));
  const unread = new Map<string, Problem>();
  const configs = await files.texts(
    change.head,
    judged.flatMap(({ pair }) => pair.references.map(({ path }) => path)),
    unread,
  );

  const found = judged.map(({ pair }, index) => {
    const places = placesAtBase[index];
    return {
      head: pairState(pair, head),
      base: base && places ? pairState(places, base) : null,
      origins: (origins.get(pair) ?? []).flatMap((other) =>
        elsewhere ? [{ pair: other.name, state: pairState(other, elsewhere) }] : [],
      ),
    };
  });
  const atBase = found.flatMap(({ base: state, origins: others }) => [
    ...(state ? [state] : []),
    ...others.map((other) => other.state),
  ]);
  const known = knownContents(
    atBase,
    found.map(({ head: state }) => state),
  );

  const readReference = await referenceReader(judged.map(({ pair }) => pair));
  return judged.flatMap(({ pair, before }, index): PairFacts[] => {
    const states = found[index];
    if (!states) return [];
    const state = states.base && withKnownContents(states.base, known);
    return [
      {
        pair,
        policyPath: POLICY_PATH,
        head: withKnownContents(states.head, known),
        base: state && isThere(state) ? state : null,
        baseRevision: baseRevision(change),
        declaredAtBase: before !== null,
        origins: states.origins.map((other) => ({ ...other, state: withKnownContents(other.state, known) })),
        renamedFrom,
        pins: [],
        references: referenceFacts(pair, configs, unread, readReference),
      },
    ];
  });
}

/**
 * New or changed files and folders on no pair that could be models; those that only their content can tell are read. What
 * lies in a folder that is one artifact, of a pair or by its looks, is no candidate of its own.
 */
export async function gatherCandidates(
  change: Change,
  pairs: { now: readonly Pair[]; before: readonly Pair[] },
  policies: readonly LoadedPolicy[],
  files: Files,
): Promise<CandidateFacts[]> {
  const paired = new Set(pairs.now.flatMap(({ models, scalers }) => [...models, ...scalers]));
  const parts = await changedParts(change, paired, files);
  // A model that only moved is an old one, but where a pair has lost it on the way.
  const guarded = new Set(pairs.before.flatMap(({ models }) => models));
  const ignores = policies.map(ignoreMatcher);
  const isIgnored = (path: string): boolean =>
    ignores.length > 0 && ignores.every((ignored) => ignored(path));
  const headEntries = await change.head.entries();
  const baseEntries = change.base ? await change.base.entries() : new Map();
  const changed = change.files.filter(({ path, from, status }) => {
    const isOnlyMoved =
      from !== null && !isIn(guarded, from) && headEntries.get(path)?.oid === baseEntries.get(from)?.oid;
    const { kind, output } = headEntries.get(path) ?? {};
    // A link may be a file that git-annex keeps.
    const isFile = status !== 'deleted' && (kind === 'file' || kind === 'link');
    const isPaired = parts.has(path) || isIn(paired, path);
    // Which models a submodule has is for its own repository to say.
    const isOthers = foldersOf(path).some((folder) => headEntries.get(folder)?.kind === 'submodule');
    const isLeftOut = isIgnored(path) || isIgnored(output?.namedBy ?? path);
    return isFile && !isOnlyMoved && !isPaired && !isOthers && !isLeftOut;
  });
  const foldersBefore = artifactFolders(baseEntries.keys());
  const folders = artifactFolders(headEntries.keys());
  for (const path of paired) folders.delete(artifactFolderOf(path, folders) ?? '');
  const candidates = changed.flatMap((file): ChangedFile[] => {
    const folder = artifactFolderOf(file.path, folders);
    if (folder === null) return mayBeModel(file.path) ? [file] : [];
    return [{ status: foldersBefore.has(folder) ? 'modified' : 'added', path: folder, from: null }];
  });
  const distinct = [...new Map(candidates.map((file) => [file.path, file])).values()];
  const artifacts = await files.artifacts(
    change.head,
    distinct.map(({ path }) => path),
  );
  const modified = distinct.filter(({ status }) => status === 'modified').map(({ path }) => path);
  const before = change.base
    ? await files.artifacts(change.base, modified)
    : new Map<string, ArtifactState>();
  return distinct.flatMap((file): CandidateFacts[] => {
    const state = artifacts.get(file.path);
    const isArtifact = state?.kind === 'file' || state?.kind === 'folder';
    // Moved into Git LFS or DVC, or out of it, is no change.
    if (!state || !isArtifact || isSameContent(before.get(file.path), state)) return [];
    const kind = headEntries.has(file.path) ? 'file' : 'folder';
    return [{ file, kind, artifact: state.artifact }];
  });
}

function baseRevision({ base, head }: Change): string {
  return base === null || ['index', 'worktree'].includes(head.label) ? 'HEAD' : base.label.slice(0, 12);
}

function isSameContent(before: ArtifactState | undefined, now: ArtifactState): boolean {
  return before?.sha256 === now.sha256 || (now.md5 !== null && before?.md5 === now.md5);
}

/** Whether a path is one of these artifacts, or lies in one that is a folder. */
function isIn(artifacts: ReadonlySet<string>, path: string): boolean {
  return [path, ...foldersOf(path)].some((each) => artifacts.has(each));
}

function placesBefore(pair: Pair, renamedFrom: ReadonlyMap<string, string>): Places {
  const before = (path: string): string => renamedFrom.get(path) ?? path;
  const { models, scalers, embedded, lock } = pair;
  return { models: models.map(before), scalers: scalers.map(before), embedded, lock: before(lock) };
}

async function readTree(tree: Tree, places: readonly Places[], files: Files): Promise<TreeReading> {
  const paths = new Set(places.flatMap(({ models, scalers }) => [...models, ...scalers]));
  const unread = new Map<string, Problem>();
  return {
    artifacts: await files.artifacts(tree, paths),
    locks: await files.texts(tree, new Set(places.map(({ lock }) => lock)), unread),
    unread,
  };
}

function pairState(places: Places, reading: TreeReading): PairState {
  const there = (paths: string[]): ArtifactState[] =>
    paths.flatMap((path) => reading.artifacts.get(path) ?? []);
  const models = there(places.models);
  return {
    models,
    scalers: places.embedded ? models : there(places.scalers),
    lockPath: places.lock,
    lock: lockState(places.lock, reading),
  };
}

function lockState(path: string, { locks, unread }: TreeReading): LockState {
  const problem = unread.get(path);
  if (problem) return { kind: 'invalid', ...said(problem) };
  const text = locks.get(path);
  if (text === undefined) return { kind: 'missing' };
  const read = readLock(text, path);
  return 'error' in read ? { kind: 'invalid', ...read.error } : { kind: 'valid', ...read };
}

function said({ message, fix, line, column }: Problem): Pick<Problem, 'message' | 'fix' | 'line' | 'column'> {
  return { message, fix, line, column };
}

function isThere({ models, scalers, lock }: PairState): boolean {
  return models.length > 0 || scalers.length > 0 || lock.kind !== 'missing';
}

/** The parsers of configs are loaded where a pair names one. */
async function referenceReader(pairs: readonly Pair[]): Promise<ReadReference> {
  if (pairs.every(({ references }) => references.length === 0)) return () => null;
  return (await import('../policy/references.ts')).readReference;
}

function referenceFacts(
  pair: Pair,
  configs: ReadonlyMap<string, string>,
  unread: ReadonlyMap<string, Problem>,
  readReference: ReadReference,
): ReferenceFacts[] {
  return pair.references.map((reference) => {
    const problem = unread.get(reference.path);
    if (problem) return { reference, value: { error: problem.message, ...said(problem) } };
    const text = configs.get(reference.path);
    return { reference, value: text === undefined ? null : readReference(reference, text) };
  });
}
