import type { Tree } from '../git/tree.ts';
import { fromLock } from '../lock/paths.ts';
import type { ArtifactState, PairFacts, PairState } from '../rules/facts.ts';
import { createFiles } from './files.ts';
import { BOTH_HASHES } from './hashing.ts';

/**
 * The facts with the md5 of what is sealed anew, so that a lock cannot say a wrong one: it would count when the artifact moves into
 * DVC. A hook leaves this to CI, since md5 takes longer than all else of a large file; what the base's lock says is known already.
 */
export async function withSealedMd5s(facts: readonly PairFacts[], head: Tree): Promise<PairFacts[]> {
  const paths = new Set(facts.flatMap((pair) => unverified(pair.head)));
  if (paths.size === 0) return [...facts];
  const read = await createFiles(BOTH_HASHES).artifacts(head, paths);
  const withMd5 = (state: ArtifactState): ArtifactState => ({
    ...state,
    md5: read.get(state.path)?.md5 ?? state.md5,
  });
  return facts.map((pair) => {
    const models = pair.head.models.map(withMd5);
    const scalers = pair.head.scalers === pair.head.models ? models : pair.head.scalers.map(withMd5);
    return { ...pair, head: { ...pair.head, models, scalers } };
  });
}

/** The artifacts of which the lock says an md5 that nobody has taken yet. */
function unverified({ lock, lockPath, models, scalers }: PairState): string[] {
  if (lock.kind !== 'valid') return [];
  const entries = [...lock.lock.models, ...lock.lock.scalers];
  const said = new Set(entries.flatMap(({ path, md5 }) => (md5 ? [fromLock(path, lockPath)] : [])));
  return [...models, ...scalers].flatMap(({ path, md5, pointer }) =>
    md5 === null && pointer === null && said.has(path) ? [path] : [],
  );
}
