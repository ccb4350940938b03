import {
  type Evidence,
  namedAlike,
  namedAround,
  namedWithin,
  names,
  nearestKeys,
  onlyModel,
  onlyScaler,
  type Place,
  sameCount,
  sameFeatureNames,
} from './evidence.ts';
import { areAlternatives, contradiction, sameWords } from './features.ts';
import type { Piece } from './pieces.ts';

/** A model, the scalers that it goes with, and the evidence. */
export interface Match {
  model: Piece;
  scalers: Piece[];
  why: string;
}

/** What was found among the models and scalers of one place. */
export interface Matching {
  matches: Match[];
  /** By a model's path, what spoke against the scalers that came into question. */
  against: Map<string, string>;
}

/** No preprocessing has more parts. */
const MOST_PARTS = 12;

/** The strongest first. Each looks only at the models that no stronger one has decided. */
const EVIDENCE: readonly Evidence[] = [
  namedAlike,
  namedWithin,
  namedAround,
  sameFeatureNames,
  sameCount,
  onlyScaler,
  onlyModel,
];

/**
 * Finds the scalers that each model of a place goes with. Where the evidence contradicts itself or fits several equally
 * well, nothing is decided: a wrong pair is worse than an open question.
 */
export function matchPlace(
  models: readonly Piece[],
  scalers: readonly Piece[],
  { onlyCounts }: { onlyCounts: boolean },
): Matching {
  const matches: Match[] = [];
  const against = new Map<string, string>();
  if (scalers.length === 0) return { matches, against };
  const object = (model: Piece, why: string): void => void against.set(model.path, why);
  const nearest = nearestKeys(models, scalers);
  for (const evidence of EVIDENCE) {
    const decided = new Set(matches.map(({ model }) => model));
    const taken = new Set(matches.flatMap((match) => match.scalers));
    const place: Place = { models, scalers, decided, taken, nearest, onlyCounts, object };
    for (const model of models) {
      if (decided.has(model)) continue;
      const candidates = evidence(model, place);
      if (candidates === null) continue;
      const objection = objectionTo(model, candidates.scalers, place, evidence);
      if (objection === null) matches.push({ model, ...candidates });
      else object(model, objection);
    }
  }
  return { matches, against };
}

/** Why a model cannot go with its candidates; null where nothing speaks against it. */
function objectionTo(
  model: Piece,
  scalers: readonly Piece[],
  { models }: Place,
  evidence: Evidence,
): string | null {
  if (scalers.length > MOST_PARTS) return `${scalers.length} scalers fit it equally well`;
  const versions = evidence === namedAlike ? 0 : versionsAmong(models, model);
  if (versions > 0) {
    return `is one of ${versions + 1} that differ in a date or a number, and nothing says with which of them ${names(scalers)} was fitted`;
  }
  const rivals = scalers.filter((a) => scalers.some((b) => a !== b && areAlternatives(a, b)));
  return contradiction(model, scalers) ?? (rivals.length > 0 ? `${names(rivals)} fit it equally well` : null);
}

/** How many other models are named as this one but for a date or a number: `model_20250801.h5`, `model_20250826.h5`. */
function versionsAmong(models: readonly Piece[], { family, key, undated }: Piece): number {
  return models.filter(
    (other) => other.family !== family && sameWords(other.undated, undated) && !sameWords(other.key, key),
  ).length;
}
