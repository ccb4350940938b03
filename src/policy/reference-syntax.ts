import type { References } from '../generated/policy.ts';
import type { Side } from '../generated/report.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../validation/words.ts';
import { formatFix, formatOf, isTree } from './configs/formats.ts';
import { compileJsonPath } from './jsonpath.ts';
import type { Position, Reference } from './pairs.ts';
import { repositoryPath } from './paths.ts';
import { type Binding, fillIn, fillInJsonPath, placeholdersOf } from './placeholders.ts';

/** One reference as the policy writes it: in each field the key of a map of references is its environment. */
export interface WrittenReference {
  environment: string | null;
  text: string;
  /** From the field to it: empty for a single text, an index or a key otherwise. */
  location: (string | number)[];
}

/** A reference with its placeholders still open. */
export type ReferenceTemplate = Reference;

/** The references of one field of the policy: one text, a list, or a map by environment. */
export function writtenReferences(references: References | undefined): WrittenReference[] {
  if (references === undefined) return [];
  if (typeof references === 'string') return [{ environment: null, text: references, location: [] }];
  if (Array.isArray(references))
    return references.map((text, index) => ({ environment: null, text, location: [index] }));
  return Object.entries(references).map(([environment, text]) => ({
    environment,
    text,
    location: [environment],
  }));
}

/**
 * Reads `path#selector`. The selector is a JSONPath in YAML, JSON and TOML, a key in INI (`section.key`) and .env.
 * Throws a `Problem` at `at`.
 */
export function parseReference(
  text: string,
  side: Side,
  environment: string | null,
  at: Position,
): ReferenceTemplate {
  const refuse = (what: string, fix: string) =>
    new Problem(`the reference ${quoted(text)} ${what}`, { fix, ...at });
  const hash = text.indexOf('#');
  if (hash < 0)
    throw refuse(
      'has no `#`',
      'write `path#selector`, as `deploy/prod.yaml#$.scaler.version` (without a space before `#`, which begins a comment in YAML)',
    );
  const written = text.slice(0, hash);
  const selector = text.slice(hash + 1).trim();
  if (written === '' || selector === '')
    throw refuse(`has nothing ${written === '' ? 'before' : 'after'} the \`#\``, 'write `path#selector`');
  if (written.includes('*'))
    throw refuse('has a `*` in its path', 'name one config; a list may hold several references');

  const path = repositoryPath(written, at);
  const format = formatOf(path);
  if (!format) throw refuse('names a config whose format its name does not tell', formatFix);
  if (!isTree(format)) {
    if (selector.startsWith('$'))
      throw refuse('has a JSONPath, and this format has only keys', `write \`${path}#KEY\``);
    return { side, environment, path, selector, at };
  }
  if (!selector.startsWith('$'))
    throw refuse('has a selector that is no JSONPath', `write \`${path}#$.${selector}\``);
  const example = new Map(placeholdersOf(selector).map((name) => [name, 'x']));
  const query = compileJsonPath(fillInJsonPath(selector, example));
  if ('error' in query)
    throw refuse(
      `has a selector that is no JSONPath: ${query.error}`,
      'mend it after RFC 9535, as `$.scaler.version`',
    );
  return { side, environment, path, selector, at };
}

/** The reference of one pair of a convention. */
export function fillInReference(template: ReferenceTemplate, binding: Binding): Reference {
  if (binding.size === 0) return template;
  const path = repositoryPath(fillIn(template.path, binding), template.at);
  const format = formatOf(path);
  const fill = format && isTree(format) ? fillInJsonPath : fillIn;
  return { ...template, path, selector: fill(template.selector, binding) };
}
