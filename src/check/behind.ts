import type { Lock, LockedScaler } from '../generated/lock.ts';
import type { Reference } from '../policy/pairs.ts';
import type { PinnedValue } from '../policy/pinned.ts';
import { type Pin, pinsOf } from '../rules/agreement.ts';
import type { PairFacts } from '../rules/facts.ts';

/** A config that names something else than the lock that was just made. */
export interface BehindConfig {
  path: string;
  line: number;
  column: number;
  value: string;
  /** What it should say; null where that cannot be told. */
  wanted: string | null;
  /** The words to change for it, from its line and column on. */
  edits: Edit[];
}

interface Edit {
  from: string;
  to: string;
}

/** The configs of a pair that do not name what `lock` seals: they are what a person forgets next. */
export function behind(facts: PairFacts, committed: Lock | null, lock: Lock): BehindConfig[] {
  const before = committed === null ? new Map<Reference, Pin>() : pinsAgainst(facts, committed);
  return [...pinsAgainst(facts, lock).values()]
    .filter(({ fits }) => fits?.length === 0)
    .map(({ reference, at, value }) => {
      const edits = editsOf(value, before.get(reference)?.fits?.[0] ?? null, lock);
      const wanted = edits.length > 0 ? withEdits(value.text, edits) : null;
      return { path: reference.path, ...at, value: value.text, wanted, edits: wanted === null ? [] : edits };
    });
}

/** A text with each of the edits made where its words stand first; null where they do not stand in it. */
export function withEdits(text: string, edits: readonly Edit[]): string | null {
  const places = edits
    .map(({ from, to }) => ({ from, to, at: text.indexOf(from) }))
    .sort((a, b) => a.at - b.at);
  let [done, end] = ['', 0];
  for (const { from, to, at } of places) {
    if (at < end) return null;
    done += text.slice(end, at) + to;
    end = at + from.length;
  }
  return done + text.slice(end);
}

function pinsAgainst(facts: PairFacts, lock: Lock): Map<Reference, Pin> {
  const head = { ...facts.head, lock: { kind: 'valid' as const, lock, positionOf: () => null } };
  return new Map(pinsOf({ ...facts, head }).map((pin) => [pin.reference, pin]));
}

/** What makes a value name the scaler that it named before, as the new lock has it; else the only one. */
function editsOf(value: PinnedValue, old: LockedScaler | null, lock: Lock): Edit[] {
  const [first, ...more] = lock.scalers;
  const now = old ? lock.scalers.find(({ path }) => path === old.path) : more.length === 0 ? first : null;
  if (!now) return [];
  const { version, digest, fingerprint } = value;
  const sealed = digest !== undefined && digest === old?.fingerprint ? now.fingerprint : now.sha256;
  return [
    [version, now.version],
    [digest, sealed],
    [fingerprint, now.fingerprint],
  ].flatMap(([from, to]) => (from && to && from !== to ? [{ from: bare(from), to: bare(to) }] : []));
}

/** A digest may be written without its `sha256:`. */
function bare(said: string): string {
  return said.replace(/^sha256:/, '');
}
