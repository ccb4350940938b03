import { branchesOf, type Schema } from './schema.ts';
import { listed, quoted } from './words.ts';

/** What the schema asks for, in words. */
export function expected(root: Schema, schema: Schema): string {
  const branches = branchesOf(root, schema);
  const kinds = branches.flatMap((branch) =>
    branch.properties?.kind ? [String(branch.properties.kind.const)] : [],
  );
  const others = branches.filter((branch) => !branch.properties?.kind);
  const parts = others.map((branch) => expectedOfOne(branch));
  if (kinds.length > 0) parts.unshift(`an object of the \`kind\` ${listed(kinds, 'or')}`);
  return [...new Set(parts)].join(' or ');
}

function expectedOfOne(schema: Schema): string {
  if (schema.enum) return listed(schema.enum.map(String), 'or');
  if (schema.const !== undefined) return quoted(String(schema.const));
  if (typeof schema.pattern === 'string') return `text of the form \`${schema.pattern}\``;
  const types = [schema.type ?? 'something else'].flat();
  return types.map((type) => (typeWords.get(type) ?? type) + boundsOf(type, schema)).join(' or ');
}

function boundsOf(type: string, schema: Schema): string {
  const isNumber = type === 'integer' || type === 'number';
  if (isNumber && schema.minimum !== undefined) return ` of at least ${schema.minimum}`;
  if (type === 'string' && schema.maxLength !== undefined)
    return ` of at most ${schema.maxLength} characters`;
  if (type === 'array' && schema.maxItems !== undefined) return ` of at most ${schema.maxItems} items`;
  return '';
}

const typeWords = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', '`true` or `false`'],
  ['null', '`null`'],
]);

/** What to write, by the schema's own description where it has one. */
export function purpose(root: Schema, schema: Schema): string {
  return `write ${schema.description ? asPhrase(schema.description) : expected(root, schema)}`;
}

/** A description of the schema inside of a sentence. */
export function asPhrase(description: string): string {
  return (description.charAt(0).toLowerCase() + description.slice(1)).replace(/\.$/, '');
}
