import type { Document, Location, Value } from '../policy/configs/document.ts';
import { readToml } from '../policy/configs/toml.ts';
import type { Position } from '../policy/pairs.ts';
import { libraryOf } from './libraries.ts';
import { parseRequirement } from './pep508.ts';
import { normalizedName, type Pin } from './pin.ts';
import { poetryPin } from './poetry.ts';

const start: Position = { line: 1, column: 1 };

/**
 * What a pyproject.toml asks for: `[project] dependencies` (PEP 621) and `[tool.poetry.dependencies]`. What is optional
 * or for development is not what is served. Throws a `Problem` where it is no TOML.
 */
export function readPyproject(text: string): Pin[] {
  const document = readToml(text);
  return [...projectPins(document), ...poetryPins(document)];
}

function projectPins(document: Document): Pin[] {
  const dependencies = valueAt(document, ['project', 'dependencies']);
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((dependency, index) => {
    const at = document.positionOf(['project', 'dependencies', index]) ?? start;
    return (typeof dependency === 'string' && parseRequirement(dependency.trim(), at)) || [];
  });
}

function poetryPins(document: Document): Pin[] {
  const location = ['tool', 'poetry', 'dependencies'];
  const dependencies = valueAt(document, location);
  if (dependencies === null || typeof dependencies !== 'object' || Array.isArray(dependencies)) return [];
  return Object.entries(dependencies).flatMap(([name, value]) => {
    const library = libraryOf(normalizedName(name));
    if (library === null) return [];
    const at = document.positionOf([...location, name], 'key') ?? start;
    // One constraint, or for each Python a table with its own.
    return [value].flat().flatMap((one) => poetryPin(library, versionOf(one) ?? '', at) ?? []);
  });
}

/** `"^1.3"`, or `{ version = "^1.3", … }`; null where it comes from elsewhere (git, a path). */
function versionOf(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return typeof value.version === 'string' ? value.version : null;
}

function valueAt(document: Document, location: Location): Value {
  let value = document.value;
  for (const key of location) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    value = Object.hasOwn(value, key) ? (value[key] ?? null) : null;
  }
  return value;
}
