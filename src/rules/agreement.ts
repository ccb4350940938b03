import { posix } from 'node:path';
import type { LockedScaler } from '../generated/lock.ts';
import type { Side } from '../generated/report.ts';
import { fromLock } from '../lock/paths.ts';
import type { Position, Reference } from '../policy/pairs.ts';
import type { PinnedValue } from '../policy/pinned.ts';
import type { PairFacts } from './facts.ts';

/** What a config says of the scaler, and which scalers of the lock that fits. */
export interface Pin {
  reference: Reference;
  side: Side;
  value: PinnedValue;
  at: Position;
  /** Scalers of the head's lock for which everything holds that the config says; null where there is no lock to ask. */
  fits: LockedScaler[] | null;
}

/** Every reference of the pair that could be read. */
export function pinsOf(facts: PairFacts): Pin[] {
  return facts.references.flatMap(({ reference, value }): Pin[] => {
    if (value === null || 'error' in value) return [];
    const at = { line: value.line, column: value.column };
    return [
      {
        reference,
        side: reference.side,
        value: value.value,
        at,
        fits: fitting(value.value, reference, facts),
      },
    ];
  });
}

function fitting(value: PinnedValue, reference: Reference, facts: PairFacts): LockedScaler[] | null {
  const { head, pair } = facts;
  if (head.lock.kind !== 'valid') return null;
  const { lock } = head.lock;
  return lock.scalers.filter((scaler) => {
    const path = fromLock(scaler.path, head.lockPath);
    const names = [pair.name, lock.pair, posix.parse(path).name];
    return (
      (value.name === undefined || names.includes(value.name)) &&
      (value.version === undefined || value.version === scaler.version) &&
      (value.path === undefined || isPathOf(value.path, path, reference.path)) &&
      (value.fingerprint === undefined || value.fingerprint === scaler.fingerprint) &&
      (value.digest === undefined || [`sha256:${scaler.sha256}`, scaler.fingerprint].includes(value.digest))
    );
  });
}

/** A config may write the path from the repository root, from its own folder, or from where the service is deployed. */
function isPathOf(written: string, path: string, configPath: string): boolean {
  const plain = posix.normalize(written.replaceAll('\\', '/'));
  if (plain.startsWith('/')) return plain.endsWith(`/${path}`);
  return plain === path || posix.join(posix.dirname(configPath), plain) === path;
}

/** Whether a training and an inference config say the same, or at least nothing against each other. */
export function isAgreed(training: Pin, inference: Pin): boolean {
  if (!training.fits?.length || !inference.fits?.length) return meantBy(training) === meantBy(inference);
  const { path, digest, fingerprint } = inference.value;
  // One of several scalers, named as itself: training need not name it as well.
  const isNamed = [path, digest, fingerprint].some((said) => said !== undefined);
  return isNamed || inference.fits.some((scaler) => training.fits?.includes(scaler));
}

/**
 * What a config says in a form in which two configs can be compared: the scaler of the lock that it means, else its
 * own words without the name before `@`.
 */
export function meantBy(pin: Pin): string {
  const [scaler] = pin.fits ?? [];
  if (scaler) return `${scaler.path}@${scaler.version}`;
  return pin.value.version ?? pin.value.text;
}
