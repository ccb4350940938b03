import type { Entry, Source } from './entries.ts';
import type { Files } from './files.ts';
import type { ScalerSides } from './pairs.ts';
import { type Binding, fillIn } from './placeholders.ts';

/** One set of files that an entry fits, and what its placeholders stand for there. */
export interface BoundFiles {
  binding: Binding;
  models: string[];
  scalers: string[];
  sides?: ScalerSides;
}

/** The files that fit one source, by what the source's own placeholders stand for. */
type Matches = Map<string, string[]>;

/**
 * The sets of files that an entry fits: one where it has no placeholder; else one for each binding under which there is
 * a model or a scaler. A path of the entry that nothing fits stays in the set as it is written, so that it is missed.
 */
export function bindFiles(entry: Entry, files: Files): BoundFiles[] {
  const found = new Map(
    [...entry.models, ...entry.scalers].map((source) => [source, files.matching(source.pattern)]),
  );
  settleRoles(entry, found);

  const bindings = new Map<string, Binding>();
  const matches = new Map<Source, Matches>();
  for (const [source, bound] of found) {
    const byBinding: Matches = new Map();
    for (const [path, binding] of bound) {
      const key = keyOf(binding, source.pattern.placeholders);
      const paths = byBinding.get(key);
      if (paths) paths.push(path);
      else byBinding.set(key, [path]);
      if (binding.size === entry.placeholders.length)
        bindings.set(keyOf(binding, entry.placeholders), binding);
    }
    matches.set(source, byBinding);
  }
  if (entry.placeholders.length === 0) bindings.set(keyOf(new Map(), []), new Map());

  const pathsOf = (sources: Source[], binding: Binding): string[] => {
    const lock = entry.lock && fillIn(entry.lock.text, binding);
    const paths = sources.flatMap((source) => {
      const { text, placeholders } = source.pattern;
      const fitting = matches.get(source)?.get(keyOf(binding, placeholders)) ?? [];
      const artifacts = fitting.filter((path) => path !== lock);
      return artifacts.length > 0 ? artifacts : [fillIn(text, binding)];
    });
    return [...new Set(paths)];
  };
  return [...bindings.values()].map((binding) => ({
    binding,
    models: pathsOf(entry.models, binding),
    scalers: pathsOf(entry.scalers, binding),
    ...sidesOf(entry.scalers, (sources) => pathsOf(sources, binding)),
  }));
}

function sidesOf(scalers: Source[], pathsOf: (sources: Source[]) => string[]): { sides?: ScalerSides } {
  const served = scalers.filter(({ side }) => side === 'inference');
  if (served.length === 0) return {};
  const training = pathsOf(scalers.filter(({ side }) => side === 'training'));
  const inference = served.flatMap((source) =>
    pathsOf([source]).map((path) => ({ path, environment: source.environment })),
  );
  return { sides: { training, inference } };
}

/**
 * With `models/{name}.pkl` and `models/{name}_scaler.pkl` a scaler fits both. A file that fits a model's and a scaler's
 * pattern is what the pattern says that names more of it.
 */
function settleRoles(entry: Entry, found: ReadonlyMap<Source, Map<string, Binding>>): void {
  const claims = new Map<string, Source>();
  const all = [...entry.models, ...entry.scalers];
  for (const source of all) {
    for (const path of found.get(source)?.keys() ?? []) {
      const other = claims.get(path);
      if (!other || other.pattern.literal < source.pattern.literal) claims.set(path, source);
    }
  }
  for (const source of all) {
    const bound = found.get(source);
    for (const path of bound?.keys() ?? []) {
      const claim = claims.get(path);
      if (claim && claim.field !== source.field && claim.pattern.literal > source.pattern.literal)
        bound?.delete(path);
    }
  }
}

function keyOf(binding: Binding, placeholders: readonly string[]): string {
  return placeholders.map((name) => binding.get(name) ?? '').join('/');
}
