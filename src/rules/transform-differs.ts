import type { Movement } from '../generated/report.ts';
import { type Copy, copiesOf } from '../lock/copies.ts';
import type { Comparison } from '../transform/compare.ts';
import { compareCopies } from '../transform/compare-copies.ts';
import { meaningOf } from './changes.ts';
import type { ArtifactState, PairFacts } from './facts.ts';
import { POINTER_NAMES } from './pointers.ts';
import type { Rule, Violation } from './rule.ts';
import { shellWord } from './words.ts';

export const transformDiffers: Rule = {
  id: 'pair/transform-differs',
  summary: 'The training and the inference scaler of one pair do not do the same.',
  level: 'error',
  judgePair(facts) {
    const judged = new Map<string, Violation | null>();
    for (const copy of copiesOf(facts.pair.sides, facts.head.scalers)) {
      // One file may be served in several environments.
      const key = JSON.stringify([copy.original.path, copy.copy.path]);
      if (!judged.has(key)) judged.set(key, judge(copy, facts));
    }
    return [...judged.values()].filter((violation) => violation !== null);
  },
};

function judge({ original, copy, environment }: Copy<ArtifactState>, facts: PairFacts): Violation | null {
  if ([original, copy].some(hasFindingOfItsOwn)) return null;
  const [trained, served] = [meaningOf(original, facts.head), meaningOf(copy, facts.head)];
  if (trained.sha256 === served.sha256) return null;
  const named = `${copy.path}${environment === null ? '' : ` (${environment})`}`;
  const about = { path: copy.path, about: [copy.path, original.path] };
  const untold = (why: string): Violation => ({
    ...about,
    message: `whether ${named} does what ${original.path} does cannot be told: ${why}`,
    fix: 'compare what the two give for the same rows, or serve the scaler in a format that is read (docs/formats.md)',
    atMost: 'warning',
  });
  if (!trained.transform || !served.transform) return untold(whyUnread(trained.transform ? copy : original));
  const comparison = compareCopies(trained.transform, served.transform);
  if (comparison.equal) return null;
  if (comparison.verdict === 'unknown') return untold(asClause(comparison.reason));
  const isClose = isNextToNothing(comparison);
  return {
    ...about,
    message: `${named} does ${isClose ? 'nearly' : 'not do'} what ${original.path} does: ${whatDiffers(comparison)}`,
    fix: `export it again from ${original.path}, which the model was trained with; \`scalerlock compare ${shellWord(original.path)} ${shellWord(copy.path)}\` shows all that differs`,
    ...(isClose ? { atMost: 'warning' as const } : {}),
  };
}

/** No model sees a move of the output by less, in its own unit; a scaler fitted on other rows moves it by more. */
const NEXT_TO_NOTHING = 1e-6;

/** Fitted again from the same rows in float32, or printed with few digits: another scaler, but not in what comes out. */
function isNextToNothing({ differences, orderDiffers, verdict }: Comparison): boolean {
  const isTiny = ({ parameter, distance }: Movement): boolean =>
    parameter === 'dtype' ||
    (isLine(parameter) && typeof distance === 'number' && distance < NEXT_TO_NOTHING);
  return verdict === 'different' && !orderDiffers && differences.length > 0 && differences.every(isTiny);
}

/** What is broken, not fitted, or no file at all. */
function hasFindingOfItsOwn({ kind, artifact }: ArtifactState): boolean {
  if (kind === 'link' || kind === 'submodule') return true;
  return artifact !== null && (artifact.error !== null || artifact.unfitted.length > 0);
}

function whyUnread({ path, artifact, pointer }: ArtifactState): string {
  if (artifact === null)
    return `the content of ${path} is not at hand${pointer ? ` (only its ${POINTER_NAMES[pointer]} is here)` : ''}`;
  return `no transform can be read in ${path} (${artifact.format === 'unknown' ? 'its format is not known' : artifact.format})`;
}

/** A feature that only one of them has, else the one that differs most, and by how much. */
function whatDiffers({ differences, orders, orderDiffers, reason }: Comparison): string {
  const moved =
    differences.find(({ parameter }) => parameter === 'feature') ??
    differences.find(({ distance }) => typeof distance === 'number') ??
    differences[0];
  const [order] = orders;
  if (orderDiffers && order) {
    const at = order.before.findIndex((name, index) => name !== order.after[index]);
    return `the features come in another order: at place ${at + 1} ${order.before[at]}, and ${order.after[at]} where it is served`;
  }
  if (!moved) return asClause(reason);
  const telling = differences.filter(
    ({ distance, parameter }) => distance !== null || parameter === 'feature',
  );
  const features = new Set(telling.map(({ feature }) => feature));
  const rest = features.size > 1 ? `, and ${features.size - 1} more` : '';
  return `${describe(moved)}${rest}`;
}

function describe({ feature, parameter, before, after, distance }: Movement): string {
  if (parameter === 'feature')
    return `${feature} is only in the ${before === null ? 'served' : 'training'} one`;
  const by = typeof distance === 'number' ? ` (moves the output by ${shown(distance, 2)})` : '';
  const named = feature === '' ? parameter : `${feature}, ${parameter}`;
  const digits = digitsThatTell(before, after);
  return `${named} ${shown(before, digits)} → ${shown(after, digits)}${isLine(parameter) ? by : ''}`;
}

/** A line's center and scale are measured in its output. */
function isLine(parameter: string): boolean {
  return parameter === 'center' || parameter === 'scale';
}

/** Six digits, or as many as it takes to see that two numbers are not the same. */
function digitsThatTell(before: Movement['before'], after: Movement['after']): number {
  let digits = 6;
  while (digits < 17 && before !== after && shown(before, digits) === shown(after, digits)) digits++;
  return digits;
}

function shown(value: number | string | null, digits: number): string {
  if (value === null) return 'none';
  return typeof value === 'number' ? String(Number(value.toPrecision(digits))) : value;
}

function asClause(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
}
