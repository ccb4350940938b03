/** The part of JSON Schema 2020-12 that our schemas use. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  [keyword: string]: unknown;
}

/** JSON Schema's name for a value's type. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/**
 * The schema that speaks for the value at the given keys: references are followed, and of a union the branch that the
 * value was meant for. Where a value fits no branch, the union itself comes back.
 */
export function schemaAt(root: Schema, data: unknown, segments: readonly string[]): Schema {
  let value = data;
  let schema = settle(root, root, value);
  for (const segment of segments) {
    schema = settle(root, childSchema(schema, value, segment), childValue(value, segment));
    value = childValue(value, segment);
  }
  return schema;
}

/** The branches of a union, its references followed, branches that are unions themselves spread out. */
export function branchesOf(root: Schema, schema: Schema): Schema[] {
  const followed = follow(root, schema);
  const union = followed.oneOf ?? followed.anyOf;
  return union ? union.flatMap((branch) => branchesOf(root, branch)) : [followed];
}

function childSchema(schema: Schema, value: unknown, key: string): Schema {
  if (Array.isArray(value)) return schema.items ?? {};
  const property =
    schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (property) return property;
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
}

function childValue(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function settle(root: Schema, schema: Schema, value: unknown): Schema {
  const followed = follow(root, schema);
  const branch = (followed.oneOf ?? followed.anyOf)?.find((candidate) => fits(root, candidate, value));
  if (!branch) return followed;
  const settled = settle(root, branch, value);
  const description = settled.description ?? followed.description;
  return description === undefined ? settled : { ...settled, description };
}

/** A `$ref` and what stands beside it, as one schema. */
function follow(root: Schema, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const name = $ref.slice('#/$defs/'.length);
  const target = root.$defs?.[name];
  if (!target) throw new Error(`the schema has no ${$ref}`);
  return follow(root, { ...target, ...beside });
}

/** Whether a value was meant for this branch, judged by its type and its `kind` alone: its faults are then worth telling. */
function fits(root: Schema, schema: Schema, value: unknown): boolean {
  const followed = follow(root, schema);
  const union = followed.oneOf ?? followed.anyOf;
  if (union) return union.some((branch) => fits(root, branch, value));
  if (followed.enum && !followed.enum.includes(value)) return false;
  if (followed.type !== undefined && !hasType(value, followed.type)) return false;
  const kind = followed.properties?.kind?.const;
  return kind === undefined || childValue(value, 'kind') === kind;
}

function hasType(value: unknown, type: string | string[]): boolean {
  const actual = typeOf(value);
  return [type].flat().some((name) => name === actual || (name === 'number' && actual === 'integer'));
}
