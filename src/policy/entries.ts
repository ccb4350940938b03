import type { PairPolicy, Requirement, Verification } from '../generated/policy.ts';
import type { Side } from '../generated/report.ts';
import { Problem } from '../problem.ts';
import { toPointer } from '../validation/pointer.ts';
import { listed, quoted } from '../validation/words.ts';
import type { LoadedPolicy } from './load.ts';
import type { Position } from './pairs.ts';
import { repositoryPath } from './paths.ts';
import { type Pattern, parsePattern } from './patterns.ts';
import { placeholdersOf } from './placeholders.ts';
import { parseReference, type ReferenceTemplate, writtenReferences } from './reference-syntax.ts';
import { writtenScalers } from './scaler-syntax.ts';

/** One path of an entry: what it is for, and where the policy says so. */
export interface Source {
  field: 'model' | 'scaler';
  pattern: Pattern;
  at: Position;
  /** Of a scaler, where the policy tells the sides apart. */
  side: Side | null;
  /** The key in a map of inference scalers. */
  environment: string | null;
}

/** An entry of `pairs`, read and checked, its placeholders still open: with none it is one pair, else a convention. */
export interface Entry {
  name: string;
  at: Position;
  placeholders: string[];
  models: Source[];
  /** Empty where the scaler is embedded. */
  scalers: Source[];
  embedded: boolean;
  lock: { text: string; at: Position } | null;
  references: ReferenceTemplate[];
  require: Requirement | null;
  verify: Verification | null;
}

/** Reads every entry of a policy. Throws a `Problem` at the place that is wrong. */
export function parseEntries(loaded: LoadedPolicy): Entry[] {
  return Object.entries(loaded.policy.pairs).map(([name, pair]) => parseEntry(loaded, name, pair));
}

function parseEntry(loaded: LoadedPolicy, name: string, pair: PairPolicy): Entry {
  const at = (...location: (string | number)[]) => loaded.positionOf(toPointer(['pairs', name, ...location]));
  const embedded = pair.scaler === 'embedded';
  const scalers = writtenScalers(pair.scaler);
  if (!embedded && scalers.some(({ text }) => text === 'embedded')) {
    const fix = 'write `scaler: embedded`, or list files alone (`./embedded` for a file of that name)';
    throw new Problem(`pair ${quoted(name)} lists \`embedded\` among files`, { fix, ...at('scaler') });
  }
  const models = [pair.model].flat().map((text, index): Source => {
    const where = Array.isArray(pair.model) ? at('model', index) : at('model');
    return {
      field: 'model',
      pattern: artifactPattern(text, where),
      at: where,
      side: null,
      environment: null,
    };
  });
  const references = (['training', 'inference'] as const).flatMap((side) =>
    writtenReferences(pair[side]).map(({ environment, text, location }) =>
      parseReference(text, side, environment, at(side, ...location)),
    ),
  );
  const entry: Entry = {
    name,
    at: loaded.positionOf(toPointer(['pairs', name]), 'key'),
    placeholders: placeholdersOf(name),
    models,
    scalers: embedded
      ? []
      : scalers.map(({ text, location, side, environment }) => {
          const where = at('scaler', ...location);
          return { field: 'scaler', pattern: artifactPattern(text, where), at: where, side, environment };
        }),
    embedded,
    lock: pair.lock === undefined ? null : { text: lockPath(pair.lock, at('lock')), at: at('lock') },
    references,
    require: pair.require ?? loaded.policy.require ?? null,
    verify: pair.verify ?? loaded.policy.verify ?? null,
  };
  checkPlaceholders(entry);
  return entry;
}

/** A pointer of DVC means the artifact that it is named after: `model.pkl.dvc` is `model.pkl`. */
function artifactPattern(written: string, at: Position): Pattern {
  const artifact = written.replace(/(?<=[^/])\.dvc$/, '');
  if (artifact !== written && /[*}]$/.test(artifact)) {
    const fix = `name the artifacts themselves, as ${quoted(`${artifact}.pkl`)}: DVC's outputs are matched like files`;
    throw new Problem(`the pattern ${quoted(written)} names DVC's pointers of any kind`, { fix, ...at });
  }
  return parsePattern(artifact, at);
}

function lockPath(written: string, at: Position): string {
  const path = repositoryPath(written, at);
  if (path.includes('*'))
    throw new Problem(`the lock ${quoted(written)} has a \`*\``, { fix: 'name one file', ...at });
  if (!path.endsWith('.json')) {
    throw new Problem(`the lock ${quoted(written)} does not end in \`.json\``, {
      fix: 'name it as `churn.lock.json`',
      ...at,
    });
  }
  return path;
}

/** Every placeholder must be known from the files, and every pair must get a name of its own. */
function checkPlaceholders({ name, at, placeholders, models, scalers, lock, references }: Entry): void {
  const sources = [...models, ...scalers];
  for (const { pattern, at: where, field } of sources) {
    const unnamed = pattern.placeholders.filter((placeholder) => !placeholders.includes(placeholder));
    if (unnamed.length > 0) {
      const braced = listed(unnamed.map((placeholder) => `{${placeholder}}`));
      const fix = `name the entry as "${[...placeholders, ...unnamed].map((placeholder) => `{${placeholder}}`).join('/')}", or write \`*\``;
      throw new Problem(`the ${field} of ${quoted(name)} has ${braced}, and the entry's name has not`, {
        fix,
        ...where,
      });
    }
  }
  if (
    placeholders.length > 0 &&
    !sources.some(({ pattern }) => pattern.placeholders.length === placeholders.length)
  ) {
    const all = listed(placeholders.map((placeholder) => `{${placeholder}}`));
    throw new Problem(`no path of ${quoted(name)} has ${all}`, {
      fix: `write ${all} into its model or its scaler`,
      ...at,
    });
  }
  const others = [
    ...references.map(({ path, at: where }) => ({ text: path, at: where })),
    ...(lock ? [lock] : []),
  ];
  for (const { text, at: where } of others) {
    const unknown = placeholdersOf(text).find((placeholder) => !placeholders.includes(placeholder));
    if (unknown)
      throw new Problem(`${quoted(text)} has {${unknown}}, and the entry ${quoted(name)} has not`, {
        fix: 'use a placeholder of the entry',
        ...where,
      });
  }
}
