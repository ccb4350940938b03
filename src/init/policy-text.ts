import { Document, isMap, isScalar, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { PairPolicy, Paths, Policy, References } from '../generated/policy.ts';
import type { Proposal, ProposedPair, ProposedReference, Undecided } from './proposal.ts';

const SCHEMA = 'https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/policy.schema.json';

/** More open questions than these are counted, not listed: the policy is to be read. */
const MOST_LISTED = 40;

/** The proposal as a policy: YAML with the evidence of each pair above it. The same proposal gives the same text. */
export function formatPolicy({ pairs, undecided, ignore }: Proposal): string {
  const intro = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    '# Which model goes with which scaler. `scalerlock init` proposed it from names, folders and contents:',
    '# read it through, from here on it is yours.',
  ].join('\n');
  const ignored =
    ignore.length > 0
      ? `\n${document(
          { ignore: ignore.map(({ glob }) => glob) },
          ignore.map(({ why }) => [why]),
        )}`
      : '';
  return `${intro}\n${formatPairs(pairs)}${openQuestions(undecided)}${ignored}`;
}

/** The policy of these pairs alone. */
export function formatPairs(pairs: readonly ProposedPair[]): string {
  const entries = pairs.map((pair): [string, PairPolicy] => [pair.name, pairPolicy(pair)]);
  const policy: Policy = { version: 1, pairs: Object.fromEntries(entries) };
  return document(
    policy,
    pairs.map(({ why, notes }) => [why, ...notes]),
  );
}

/** YAML; `comments` stand above the entries of the last key. */
function document(value: object, comments: readonly string[][]): string {
  const doc = new Document(value, { aliasDuplicateObjects: false });
  const entries = isMap(doc.contents) ? (doc.contents as YAMLMap).items.at(-1)?.value : null;
  const items =
    entries && typeof entries === 'object' && 'items' in entries ? (entries.items as (Pair | Scalar)[]) : [];
  for (const [index, item] of items.entries()) {
    const node = 'key' in item ? item.key : item;
    const lines = comments[index] ?? [];
    if (!isScalar(node)) continue;
    node.commentBefore = lines.map((line) => ` ${inComment(line)}`).join('\n');
    // A blank line between entries of several lines.
    if ('key' in item && index > 0) node.spaceBefore = true;
  }
  return doc.toString({ lineWidth: 0 });
}

function pairPolicy({ models, scalers, lock, training, inference }: ProposedPair): PairPolicy {
  return {
    model: oneOrMore(models),
    scaler: scalers === 'embedded' ? 'embedded' : oneOrMore(scalers),
    ...(lock === null ? {} : { lock }),
    ...(training.length === 0 ? {} : { training: references(training) }),
    ...(inference.length === 0 ? {} : { inference: references(inference) }),
  };
}

function oneOrMore(paths: readonly string[]): Paths {
  const [first = '', ...others] = paths.map((path) => (path === 'embedded' ? './embedded' : path));
  return others.length === 0 ? first : [first, ...others];
}

function references(all: readonly ProposedReference[]): References {
  const [only, ...others] = all;
  if (only && others.length === 0) return only.reference;
  return Object.fromEntries(all.map(({ label, reference }) => [label, reference]));
}

/** What could not be decided, as comments: whoever knows it writes the pair. */
function openQuestions(undecided: readonly Undecided[]): string {
  if (undecided.length === 0) return '';
  const shown = undecided
    .slice(0, MOST_LISTED)
    .map(({ path, why }) => `#   ${inComment(path)}: ${inComment(why)}`);
  const rest = undecided.length - shown.length;
  return [
    '',
    '# Not decided. `check` looks at such a model when it changes; add its pair, or put it under `ignore` where it takes no scaler:',
    ...shown,
    ...(rest > 0 ? [`#   and ${rest} more`] : []),
    '',
  ].join('\n');
}

/** Text from names of files may hold line breaks and other control characters, which would end a comment. */
function inComment(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
