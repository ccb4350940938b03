import { posix } from 'node:path';
import { lockBeside } from '../policy/lock-path.ts';
import type { Pairing } from './pairing.ts';

/**
 * The lock of each pair where it must be named, null where the lock's own place beside the first scaler is free. Pairs
 * that would share one get locks named after their models, and after the pair where that is taken as well.
 */
export function placeLocks(pairings: readonly Pairing[], names: readonly string[]): (string | null)[] {
  const own = pairings.map(ownPlace);
  const unshared = new Set(own.filter((lock) => own.indexOf(lock) === own.lastIndexOf(lock)));
  const taken = new Set(unshared);
  return pairings.map(({ models }, index) => {
    if (unshared.has(own[index] ?? '')) return null;
    const model = models[0]?.path ?? '';
    const folder = posix.dirname(model);
    const candidates = [lockBeside(model), posix.join(folder, `${names[index]}.lock.json`)];
    const free =
      candidates.find((lock) => !taken.has(lock)) ??
      posix.join(folder, `${names[index]}-${index + 1}.lock.json`);
    taken.add(free);
    return free;
  });
}

function ownPlace({ models, scalers }: Pairing): string {
  const first = scalers === 'embedded' ? models[0] : scalers[0];
  return lockBeside(first?.path ?? '');
}
