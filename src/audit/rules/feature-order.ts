import type { Place } from '../place.ts';
import { type LockFacts, type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { loadsOf } from './shared/loads.ts';
import { featuresOf } from './shared/locked.ts';
import { dataOf } from './shared/look-up.ts';
import { at, whySide } from './shared/words.ts';

export const featureOrder: AuditRule = {
  id: 'audit/feature-order',
  summary: 'The inference side builds other columns than the lock names, or in another order.',
  level: 'error',
  isLocal: true,
  judge: (map) =>
    placesOf(map, ['apply', 'predict'], 'inference').flatMap((use) =>
      map.locks.flatMap((lock) => judgeUse(map, use, lock)),
    ),
};

/** The columns of what is fed to a locked scaler, or to a locked model with nothing between, beside those of the lock. */
function judgeUse(map: ProjectMap, use: Place, lock: LockFacts): AuditFinding[] {
  const file = use.thing === null ? undefined : loadsOf(map, use.thing).find((load) => isOf(load, use, lock));
  const data = dataOf(map, use);
  const features = file && featuresOf(lock, file);
  if (!features || !data || data.steps.length > 0) return [];
  const columns = (data.columns?.length ? data.columns : null) ?? asLocked(data.fields ?? [], features);
  const difference = columns && compare(columns, features);
  if (difference === null) return [];
  const built = placesOf(map, ['columns']).findLast(({ results }) =>
    results.some((result) => result === data.id || data.ancestors.includes(result)),
  );
  const place = built ?? use;
  return [
    {
      rule: 'audit/feature-order',
      severity: 'error',
      confidence: 'certain',
      message: `${difference}: ${lock.path} has ${features.join(', ')}`,
      fix: 'build the columns from the list that training used, or put them in order by `feature_names_in_` before they are scaled',
      evidence: [`${at(use)} feeds them to ${file.file?.text ?? 'the scaler'}`, ...whySide(use)],
      at: place.id,
      training: [],
      inference: [...new Set([place.id, use.id])],
    },
  ];
}

/**
 * The values of a row by the lock's names, where it has all of them and no other: then what they are called is what they are.
 * Null of another row, whose names may be the code's own.
 */
function asLocked(fields: readonly string[], features: readonly string[]): readonly string[] | null {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const locked = new Map(features.map((name) => [plain(name), name]));
  const named = fields.flatMap((name) => locked.get(plain(name)) ?? []);
  const isWhole = locked.size === features.length && new Set(named).size === features.length;
  return isWhole && named.length === fields.length ? named : null;
}

function isOf({ file }: Place, { kind }: Place, { scalers, models }: LockFacts): boolean {
  const locked = kind === 'apply' ? scalers : models;
  return file?.candidates.some((candidate) => locked.includes(candidate)) ?? false;
}

/** What is wrong with the columns, as the beginning of a sentence; null where nothing is. */
function compare(columns: readonly string[], features: readonly string[]): string | null {
  const [lacking, foreign] = [
    features.filter((name) => !columns.includes(name)),
    columns.filter((name) => !features.includes(name)),
  ];
  if (lacking.length > 0 || foreign.length > 0) {
    const parts = [
      ...(lacking.length > 0 ? [`lacks ${lacking.join(', ')}`] : []),
      ...(foreign.length > 0 ? [`has ${foreign.join(', ')} besides`] : []),
    ];
    return `the table here ${parts.join(' and ')}`;
  }
  const moved = columns.findIndex((name, index) => name !== features[index]);
  if (moved < 0) return null;
  return `the columns here are in another order: at place ${moved + 1} stands ${columns[moved]}, in the lock ${features[moved]}`;
}
