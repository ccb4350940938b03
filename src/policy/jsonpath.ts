import { JSONPathEnvironment, JSONPathError, JSONPathQuery } from 'json-p3';
import { nearest } from '../validation/nearest.ts';
import { listed, quoted } from '../validation/words.ts';
import { type Document, deepest, type Location } from './configs/document.ts';

/** Longer selectors are refused. */
const longest = 1000;

/** The readers refuse deeper documents, so that a `..` never reaches this. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: 2 * deepest });

/** A place that a selector found: in which of the file's documents, and where in it. */
export interface Found {
  document: Document;
  location: Location;
  value: unknown;
}

/** Compiles a JSONPath (RFC 9535), or says why it is none. */
export function compileJsonPath(selector: string): JSONPathQuery | { error: string } {
  if (selector.length > longest) return { error: `it is longer than ${longest} characters` };
  try {
    return environment.compile(selector);
  } catch (error) {
    if (error instanceof RangeError) return { error: 'it is nested too deep' };
    if (!(error instanceof JSONPathError) && !(error instanceof Error)) throw error;
    return { error: error.message };
  }
}

/** What the selector finds in the documents of a file, but no more than `most` places. */
export function select(query: JSONPathQuery, documents: readonly Document[], most: number): Found[] {
  const found: Found[] = [];
  for (const document of documents) {
    for (const { location, value } of query.lazyQuery(document.value)) {
      found.push({ document, location, value });
      if (found.length === most) return found;
    }
  }
  return found;
}

/** Why a selector finds nothing: the first step that leads nowhere, and the nearest key that is there. */
export function explainNothing(
  query: JSONPathQuery,
  documents: readonly Document[],
): { error: string; fix: string } {
  const otherwise = {
    error: `${quoted(query.toString())} selects nothing`,
    fix: 'mend the selector in the policy, or add the value to the file',
  };
  for (const [index, segment] of query.segments.entries()) {
    const reached = new JSONPathQuery(query.environment, query.segments.slice(0, index + 1));
    if (select(reached, documents, 1).length > 0) continue;

    const before = new JSONPathQuery(query.environment, query.segments.slice(0, index));
    const [selector] = segment.selectors;
    const name = selector && 'name' in selector ? String(selector.name) : null;
    if (name === null)
      return {
        ...otherwise,
        error: `nothing in ${quoted(shorthand(before))} fits ${quoted(segment.toString())}`,
      };

    const keys = new Set(select(before, documents, 1000).flatMap(({ value }) => keysOf(value)));
    const error = `${quoted(shorthand(before))} has no ${quoted(name)}`;
    const near = nearest(name, keys);
    if (near !== null)
      return {
        error: `${error}: did you mean ${quoted(near)}?`,
        fix: `write ${quoted(near)} in the selector, or add ${quoted(name)} to the file`,
      };
    if (keys.size === 0 || keys.size > 10) return { ...otherwise, error };
    return {
      error,
      fix: `mend the selector in the policy (the keys there are ${listed([...keys])}), or add the value to the file`,
    };
  }
  return otherwise;
}

/** `$.spec.env` and not `$['spec']['env']`. */
function shorthand(query: JSONPathQuery): string {
  return query.toString({ form: 'pretty' });
}

function keysOf(value: unknown): string[] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}
