import parse from 'semver/functions/parse.js';
import { nearest } from '../validation/nearest.ts';
import { quoted, shownAs } from '../validation/words.ts';

/** What a config says of the scaler. All that is given must agree with the lock. */
export interface PinnedValue {
  /** As a report shows it. */
  text: string;
  /** Semver without a leading `v`. */
  version?: string;
  /** What stands before the `@`, as `churn` of `churn@2.1.0`. */
  name?: string;
  /** A path to the scaler, as the config writes it. */
  path?: string;
  /** `sha256:<64 hex digits>` of the content or a fingerprint, in lowercase. */
  digest?: string;
  /** `sha256:<64 hex digits>` of the transform, in lowercase. */
  fingerprint?: string;
}

/** Why a value pins nothing, and what may stand there. */
export interface Unpinned {
  error: string;
  fix: string;
}

/** The keys that an object may have to say something of the scaler; its other keys say nothing to us. */
const keys = ['version', 'path', 'file', 'scaler', 'sha256', 'digest', 'fingerprint'] as const;
type Key = (typeof keys)[number];

const mayBe =
  'write a version as `2.1.0`, a name and version as `churn@2.1.0`, a path to the scaler, or `sha256:` and 64 hex digits';

/**
 * What a config's value says: a text, or an object of texts. `source` is how the file spells a scalar.
 * A number is refused on purpose, whatever it looks like: `1.10` reads as 1.1, so that the file says less than it shows.
 */
export function parsePinned(value: unknown, source: string | null): PinnedValue | Unpinned {
  if (typeof value === 'string') return parseText(value.trim());
  if (typeof value === 'number') {
    const written = source ?? String(value);
    return {
      error: `${quoted(written)} is a number here, and a number loses its last zeros`,
      fix: `write it in quotes: "${written}"`,
    };
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return parseObject(value as Record<string, unknown>);
  return { error: `the value is ${shownAs(value)}; it does not name a scaler`, fix: mayBe };
}

function parseText(text: string): PinnedValue | Unpinned {
  if (text === '') return { error: 'the value is empty', fix: mayBe };
  const digest = asDigest(text);
  if (digest) return { text, digest };
  const version = asVersion(text);
  if (version) return { text, version };
  const at = text.lastIndexOf('@');
  const versionAfter = at > 0 ? asVersion(text.slice(at + 1)) : null;
  if (versionAfter) return { text, name: text.slice(0, at), version: versionAfter };
  if (isPath(text)) return { text, path: text };
  return { error: `${quoted(text)} does not name a scaler`, fix: hintFor(text) };
}

function parseObject(object: Record<string, unknown>): PinnedValue | Unpinned {
  const given = keys.filter((key) => Object.hasOwn(object, key) && object[key] !== null);
  if (given.length === 0) return noKey(Object.keys(object));
  const pinned: PinnedValue = { text: given.map((key) => `${key}: ${String(object[key])}`).join(', ') };
  for (const key of given) {
    const value = object[key];
    if (typeof value !== 'string') {
      const quotes = typeof value === 'number' ? ', in quotes' : '';
      return {
        error: `${quoted(key)} is ${shownAs(value)}; expected a text`,
        fix: `write ${wanted(key)}${quotes}`,
      };
    }
    const part = parsePart(key, value.trim());
    if (!part)
      return {
        error: `${quoted(key)} is ${shownAs(value)}; expected ${wanted(key)}`,
        fix: `write ${wanted(key)}, or select one value`,
      };
    for (const [field, said] of Object.entries(part)) {
      const before = pinned[field as keyof PinnedValue];
      if (before !== undefined && before !== said) {
        return {
          error: `the object says two things: ${quoted(before)} and ${quoted(said)}`,
          fix: 'keep one of them',
        };
      }
    }
    Object.assign(pinned, part);
  }
  return pinned;
}

/** What one key of an object says; null where it does not say what the key is for. */
function parsePart(key: Key, text: string): Omit<PinnedValue, 'text'> | null {
  switch (key) {
    case 'version': {
      const parsed = parseText(text);
      if ('error' in parsed || parsed.version === undefined) return null;
      return { version: parsed.version, ...(parsed.name === undefined ? {} : { name: parsed.name }) };
    }
    case 'sha256':
    case 'digest': {
      const digest = asDigest(text) ?? asDigest(`sha256:${text}`);
      return digest ? { digest } : null;
    }
    case 'fingerprint': {
      const fingerprint = asDigest(text) ?? asDigest(`sha256:${text}`);
      return fingerprint ? { fingerprint } : null;
    }
    default:
      return isPath(text) ? { path: text } : null;
  }
}

function wanted(key: Key): string {
  if (key === 'version') return 'a version as `2.1.0`';
  return key === 'path' || key === 'file' || key === 'scaler' ? 'a path to the scaler' : '64 hex digits';
}

function noKey(names: string[]): Unpinned {
  const near = names.map((name) => nearest(name, keys)).find((key) => key !== null);
  const fix = near
    ? `did you mean ${quoted(near)}?`
    : 'select one value of it, or give it one of `version`, `path`, `sha256`, `fingerprint`';
  return { error: 'the value is an object that does not name a scaler', fix };
}

/** `2.1.0` or `v2.1.0`; build metadata (`+cuda`) is kept, since it tells two versions apart. */
function asVersion(text: string): string | null {
  const version = /^v?\d/.test(text) ? parse(text) : null;
  return (
    version && (version.build.length > 0 ? `${version.version}+${version.build.join('.')}` : version.version)
  );
}

function asDigest(text: string): string | null {
  return /^sha256:[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}

/** A path has a folder or an extension that begins with a letter, and is no address. */
function isPath(text: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /[\r\n\0]|\$\{|\{\{/.test(text)) return false;
  return /[/\\]./.test(text) || /[^.]\.[a-z][a-z0-9]*$/i.test(text);
}

function hintFor(text: string): string {
  if (/^v?\d+(\.\d+)?$/.test(text))
    return `write all three parts of the version, as \`${text.replace(/^v/, '')}${text.includes('.') ? '' : '.0'}.0\``;
  if (/^[0-9a-f]{64}$/i.test(text)) return `write \`sha256:\` before it`;
  if (/^sha256:/i.test(text)) return 'write `sha256:` and 64 hex digits';
  if (/\$\{|\{\{|^\$/.test(text))
    return `write the value itself, since a variable is known only where it is deployed: ${mayBe.slice('write '.length)}`;
  if (/:\/\//.test(text)) return `an address is outside of the repository: ${mayBe}`;
  return mayBe;
}
