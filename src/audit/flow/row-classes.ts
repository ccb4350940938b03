import { allBases } from './project-calls.ts';
import type { ClassValue } from './values.ts';

/** The fields of a class whose objects are rows (pydantic's, a dataclass), in order; null of another class. */
export function fieldsOfClass(of: ClassValue): readonly string[] | null {
  const isRow =
    allBases(of).some((base) => /(?:^|\.)(?:BaseModel|Schema|NamedTuple|TypedDict)$/.test(base)) ||
    of.decorators.some((mark) => /(?:^|\.)dataclass$/.test(mark));
  return isRow ? declared(of, 0) : null;
}

function declared(of: ClassValue, depth: number): string[] {
  const inherited = depth > 8 ? [] : of.parents.flatMap((parent) => declared(parent, depth + 1));
  const own = of.syntax.body.flatMap((statement) => {
    const [target] = statement.kind === 'assign' ? statement.targets : [];
    return target?.kind === 'name' && !/^model_config$|^_/.test(target.name) ? [target.name] : [];
  });
  return [...new Set([...inherited, ...own])];
}
