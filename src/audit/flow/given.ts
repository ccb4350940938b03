import type { Known, Parameter } from '../thing.ts';
import type { Given, Value } from './values.ts';

/** An argument by its place or its name. */
export function argument(given: Given, place: number, ...names: readonly string[]): Value | null {
  for (const name of names) {
    const found = given.named.get(name);
    if (found) return found;
  }
  return given.positional[place] ?? null;
}

export function allGiven(given: Given): Value[] {
  return [...given.positional, ...given.named.values()];
}

/** The numbers of a value: of one number, of a list of them, of lists in lists; null where one is not known. */
export function numbersOf(value: Value | null): readonly number[] | null {
  if (value?.kind === 'number') return [value.value];
  if (value?.kind !== 'list' || value.items.length === 0 || value.items.length > mostNumbers) return null;
  const all: number[] = [];
  for (const item of value.items) {
    const inner = numbersOf(item);
    if (!inner) return null;
    all.push(...inner);
    if (all.length > mostNumbers) return null;
  }
  return all;
}

/** Longer lists of numbers are data. */
const mostNumbers = 5_000;

/** The texts of a list, in order; null where one of them is not known, or may be missing. */
export function textsOf(value: Value | null): readonly string[] | null {
  return value?.kind === 'list' && value.isSome ? null : textsAmong(value);
}

/** The texts of a list, some of which may be missing; null where one of them is not known. */
export function textsAmong(value: Value | null): readonly string[] | null {
  if (value?.kind !== 'list' || value.shape === 'set') return null;
  const texts = value.items.flatMap((item) => (item.kind === 'text' && item.known ? [item.text] : []));
  return texts.length === value.items.length ? texts : null;
}

export function textOf(value: Value | null): string | null {
  return value?.kind === 'text' && value.known ? value.text : null;
}

/** A value as a parameter of a thing. */
function knownOf(value: Value, depth = 0): Known {
  switch (value.kind) {
    case 'number':
      return { kind: 'number', value: value.value };
    case 'text':
      return value.known ? { kind: 'text', value: value.text } : { kind: 'unknown' };
    case 'truth':
      return { kind: 'truth', value: value.value };
    case 'none':
      return { kind: 'none' };
    case 'symbol':
      return { kind: 'text', value: value.name };
    case 'list':
      return depth < 3 && value.items.length <= mostNumbers
        ? { kind: 'list', items: value.items.map((item) => knownOf(item, depth + 1)) }
        : { kind: 'unknown' };
    default:
      return { kind: 'unknown' };
  }
}

/** The arguments as parameters: those by place under the names that the library gives them, as far as they are given. */
export function parametersOf(given: Given, names: readonly string[]): Parameter[] {
  const byPlace = given.positional.map((value, index) => ({
    name: names[index] ?? `#${index}`,
    value: knownOf(value),
  }));
  const byName = [...given.named].map(([name, value]) => ({ name, value: knownOf(value) }));
  return [...byPlace, ...byName];
}
