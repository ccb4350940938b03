import { parseEntries } from '../policy/entries.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { type Pattern, parsePattern } from '../policy/patterns.ts';
import { placeholdersOf } from '../policy/placeholders.ts';
import { asLines, type Concerns } from './concern-filter.ts';

const NOWHERE = { line: 1, column: 1 };

/**
 * What a policy says of paths. The locks that it does not name end in `.lock.json`, which always concerns a pair. Throws a
 * `Problem` where the policy is broken.
 */
export function concernsOf(loaded: LoadedPolicy): Concerns {
  const entries = parseEntries(loaded);
  const artifacts = entries.flatMap(({ models, scalers }) =>
    [...models, ...scalers].map(({ pattern }) => pattern),
  );
  const named = entries.flatMap(({ lock, references }) => [
    ...(lock ? [lock.text] : []),
    ...references.map(({ path }) => path),
  ]);
  const ignored = (loaded.policy.ignore ?? []).map((text) => parsePattern(text, NOWHERE));
  return {
    paths: asLines([
      ...artifacts.map(({ text }) => text),
      ...named.filter((text) => placeholdersOf(text).length === 0),
    ]),
    patterns: distinct([
      ...sources(artifacts),
      ...named.filter((text) => placeholdersOf(text).length > 0).map(convention),
    ]),
    ignoredPaths: asLines(ignored.filter(({ regex }) => regex === null).map(({ text }) => text)),
    ignoredPatterns: sources(ignored),
    code: loaded.policy.audit !== undefined,
  };
}

function sources(patterns: readonly Pattern[]): string[] {
  return patterns.flatMap(({ regex }) => regex?.source ?? []);
}

/** The paths that a convention gives a lock or a config: a placeholder is one name or a part of it. */
function convention(text: string): string {
  const escaped = text
    .split(/\{[A-Za-z_][\w-]*\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `^(?:${escaped.join('[^/]+')})$`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
