import { readJson } from '../policy/configs/json.ts';
import { libraryOf } from './libraries.ts';
import { parseRequirement } from './pep508.ts';
import { normalizedName, type Pin } from './pin.ts';

/**
 * Pipfile.lock: `default` has what is served, `develop` has not. Throws a `Problem` where it is no JSON.
 */
export function readPipfileLock(text: string): Pin[] {
  const document = readJson(text);
  return entries(child(document.value, 'default')).flatMap(([name, value]) => {
    const library = libraryOf(normalizedName(name));
    const version = child(value, 'version');
    if (library === null || typeof version !== 'string') return [];
    const at = document.positionOf(['default', name, 'version']) ?? { line: 1, column: 1 };
    return parseRequirement(`${library} ${version}`, at) ?? [];
  });
}

function child(value: unknown, key: string): unknown {
  return entries(value).find(([name]) => name === key)?.[1];
}

function entries(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}
