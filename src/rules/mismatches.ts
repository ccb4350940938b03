import { publicClass } from '../artifacts/names.ts';
import type { LockedModel, LockedScaler } from '../generated/lock.ts';
import { fromLock, relativeToLock } from '../lock/paths.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import { fingerprint } from '../transform/fingerprint.ts';
import type { ArtifactState, PairState } from './facts.ts';

/** One value of a lock that says something else than the tree. */
export interface Mismatch {
  /** The artifact's path from the repository root. */
  path: string;
  /** False where the lock names one that the pair does not have. */
  isThere: boolean;
  /** Where in the lock, as a JSON pointer. */
  pointer: string;
  /** What differs, as a noun: `sha256`, `fingerprint`, `the model`. */
  what: string;
  locked: string;
  actual: string;
}

/**
 * Everything in a valid lock that says something else than the artifacts of the same tree. An empty list means:
 * sealed. What an older Scalerlock could not read yet (null in the lock) is no mismatch where the bytes agree.
 */
export function mismatches(state: PairState): Mismatch[] {
  if (state.lock.kind !== 'valid') return [];
  const { models, scalers } = state.lock.lock;
  return [
    ...compareEntries(models, state.models, 'models', state.lockPath, modelMismatches),
    ...compareEntries(scalers, state.scalers, 'scalers', state.lockPath, scalerMismatches),
  ];
}

/** Whether the lock was sealed from just this content of the model. */
export function isSealedModel(model: ArtifactState, state: PairState): boolean {
  if (state.lock.kind !== 'valid') return false;
  const relative = relativeToLock(model.path, state.lockPath);
  return state.lock.lock.models.some(({ path, sha256 }) => path === relative && sha256 === model.sha256);
}

type Difference = [key: string, locked: unknown, actual: unknown];

function compareEntries<Entry extends LockedModel | LockedScaler>(
  entries: readonly Entry[],
  states: readonly ArtifactState[],
  list: 'models' | 'scalers',
  lockPath: string,
  differences: (entry: Entry, state: ArtifactState) => Difference[],
): Mismatch[] {
  const noun = list === 'models' ? 'the model' : 'the scaler';
  const byPath = new Map(states.map((state) => [relativeToLock(state.path, lockPath), state]));
  const found = entries.flatMap((entry, index): Mismatch[] => {
    const state = byPath.get(entry.path);
    byPath.delete(entry.path);
    const pointer = `/${list}/${index}`;
    if (!state)
      return [
        {
          path: fromLock(entry.path, lockPath),
          isThere: false,
          pointer,
          what: noun,
          locked: entry.path,
          actual: 'no such artifact in the pair',
        },
      ];
    return differences(entry, state).map(([key, locked, actual]) => ({
      path: state.path,
      isThere: true,
      pointer: `${pointer}/${key}`,
      what: key,
      locked: String(locked),
      actual: String(actual),
    }));
  });
  const unnamed = [...byPath.values()].map((state): Mismatch => {
    return {
      path: state.path,
      isThere: true,
      pointer: `/${list}`,
      what: noun,
      locked: 'does not name it',
      actual: state.path,
    };
  });
  return [...found, ...unnamed];
}

function contentMismatches(entry: LockedModel | LockedScaler, state: ArtifactState): Difference[] {
  const isMd5Other = state.md5 !== null && entry.md5 !== undefined && entry.md5 !== state.md5;
  if (!isSha256(state.sha256) && isMd5Other) return [['md5', entry.md5, state.md5]];
  if (entry.sha256 !== state.sha256) return [['sha256', entry.sha256, state.sha256]];
  if (isMd5Other) return [['md5', entry.md5, state.md5]];
  return entry.size === state.size ? [] : [['size', entry.size, state.size]];
}

function modelMismatches(entry: LockedModel, state: ArtifactState): Difference[] {
  const content = contentMismatches(entry, state);
  if (content.length > 0) return content;
  return onlyDiffering([
    ['class', entry.class, classOf(state)],
    ['features', entry.features, state.artifact?.features ?? null],
  ]);
}

function scalerMismatches(entry: LockedScaler, state: ArtifactState): Difference[] {
  const content = contentMismatches(entry, state);
  if (content.length > 0) return content;
  const actual = state.artifact?.fingerprint ?? null;
  const written = entry.transform === null ? null : fingerprint(entry.transform);
  const library = state.artifact?.library ?? {};
  return onlyDiffering([
    ['fingerprint', entry.fingerprint, actual],
    // Without a fingerprint beside it, the transform must be that of the artifact; where that cannot be read, nobody sealed it.
    ['transform', written, entry.fingerprint ?? actual ?? 'nothing that could be read'],
    ['class', entry.class, classOf(state)],
    ...Object.entries(entry.library).map(([name, version]): Difference => {
      return [`library/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, version, library[name] ?? null];
    }),
  ]);
}

function classOf(state: ArtifactState): string | null {
  return state.artifact?.class ? publicClass(state.artifact.class) : null;
}

/** Null is what could not be read, then or now; it says nothing against the other side. */
function onlyDiffering(differences: Difference[]): Difference[] {
  return differences.filter(([, locked, actual]) => locked !== null && actual !== null && locked !== actual);
}
