import { explain, satisfies, validRange } from '@renovatebot/pep440';
import type { Pin } from './pin.ts';

/** Longer constraints are not looked at: nobody writes them. */
const longest = 200;

/** Whether a text is a set of PEP 440 specifiers, as `>=1.3,<2`; the empty text is one. */
export function isSpecifiers(text: string): boolean {
  return text.length <= longest && validRange(text);
}

/** Whether a text is one version (PEP 440). */
export function isVersion(text: string): boolean {
  return text.length <= longest && explain(text) !== null;
}

/** The one version that a set of specifiers names (`==1.7.1`); null where it leaves a choice. */
export function exactVersion(specifiers: string): string | null {
  for (const specifier of specifiers.split(',')) {
    const version = /^={2,3}\s*([^\s*]+)$/.exec(specifier.trim())?.[1];
    if (version !== undefined && isVersion(version)) return version;
  }
  return null;
}

/** How two versions of a library stand to each other: a patch apart counts as the same. */
export type Step = 'same' | 'newer' | 'older' | 'another-major';

/** How the pinned version stands to the one that saved; null where one of them is no version. */
export function stepFrom(saved: string, pinned: string): Step | null {
  const [one, other] = [releaseOf(saved), releaseOf(pinned)];
  if (!one || !other) return null;
  if (one.major !== other.major) return 'another-major';
  if (one.minor === null || one.minor === (other.minor ?? 0)) return 'same';
  return (other.minor ?? 0) > one.minor ? 'newer' : 'older';
}

/**
 * Whether no version that a pin allows has the major and minor number of the one that saved. Other patch versions are
 * tried too, since a pin may leave out just the one that saved. What is no version contradicts nothing.
 */
export function contradicts(pin: Pin, saved: string): boolean {
  if (pin.exact !== null) {
    const step = stepFrom(saved, pin.exact);
    return step !== null && step !== 'same';
  }
  const release = releaseOf(saved);
  if (!release || release.minor === null || pin.ranges.length === 0) return false;
  return !pin.ranges.some((range) => candidates(release, saved, range).some((one) => allows(range, one)));
}

interface Release {
  major: number;
  /** Null where the version has only one number. */
  minor: number | null;
}

function releaseOf(version: string): Release | null {
  if (!isVersion(version)) return null;
  const [major, minor = null] = explain(version)?.release ?? [];
  return major === undefined ? null : { major, minor };
}

/** The versions of a minor among which one fits a range if any does: its ends, and what the range itself names, and next to it. */
function candidates({ major, minor }: Release, saved: string, range: string): string[] {
  const named = [...range.matchAll(/\d+(?:\.\d+)*/g)].flatMap(([version]) => {
    const [one, other = 0, patch = 0] = version.split('.').map(Number);
    if (one !== major || other !== minor) return [];
    return [version, `${major}.${minor}.${patch + 1}`, `${major}.${minor}.${Math.max(0, patch - 1)}`];
  });
  return [saved, `${major}.${minor}`, `${major}.${minor}.999999`, ...named];
}

function allows(range: string, version: string): boolean {
  return satisfies(version, range, { prereleases: true });
}
