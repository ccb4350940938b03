import { readYaml } from '../policy/configs/yaml.ts';
import type { Position } from '../policy/pairs.ts';
import { condaPin } from './conda-spec.ts';
import { parseRequirement } from './pep508.ts';
import type { Requirements } from './pin.ts';

/**
 * An environment of conda: `dependencies` with match specifications, and under `pip` what a list of requirements may say.
 * Throws a `Problem` where it is no YAML.
 */
export function readEnvironment(text: string): Requirements {
  const [document] = readYaml(text);
  const found: Requirements = { pins: [], includes: [] };
  const at = (...location: (string | number)[]): Position =>
    document?.positionOf(['dependencies', ...location]) ?? { line: 1, column: 1 };
  for (const [index, dependency] of listIn(document?.value, 'dependencies').entries()) {
    if (typeof dependency === 'string') found.pins.push(...listed(condaPin(dependency, at(index))));
    for (const [place, line] of listIn(dependency, 'pip').entries()) {
      if (typeof line !== 'string') continue;
      const included = /^(?:-r|-c)\s*(\S.*)$/.exec(line)?.[1];
      if (included !== undefined) found.includes.push(included.trim());
      else found.pins.push(...listed(parseRequirement(line.trim(), at(index, 'pip', place))));
    }
  }
  return found;
}

function listIn(value: unknown, key: string): unknown[] {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return [];
  const list = (value as Record<string, unknown>)[key];
  return Array.isArray(list) ? list : [];
}

function listed<Value>(value: Value | null): Value[] {
  return value === null ? [] : [value];
}
