import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { fitOf } from './shared/fits.ts';
import { isForTarget, learnsStatistics, named } from './shared/learners.ts';
import { dataOf, derivesFrom, roleOf, stepsBefore, thingOf } from './shared/look-up.ts';
import { type Parting, partingOf, splitsOf } from './shared/splits.ts';
import { at, code } from './shared/words.ts';

export const fitBeforeSplit: AuditRule = {
  id: 'audit/fit-before-split',
  summary: 'A scaler is fitted on data that is split into training and test afterwards.',
  level: 'error',
  isLocal: true,
  judge(map) {
    return splitsOf(map).flatMap((split): AuditFinding[] => {
      const parting = partingOf(map, split);
      const learned = parting === 'none' ? [] : learnedBefore(map, split, parting);
      // Of a chain the scaler is shown, for it is what goes along with the model.
      const first = learned.find((fit) => isScaler(map, fit)) ?? learned[0];
      if (!first) return [];
      const more = learned.length - 1;
      // What fills in values, or turns to components, may have its reason.
      const isError = parting === 'certain' && isScaler(map, first);
      const what =
        first.kind === 'constants' ? 'takes its numbers' : `fits ${named(map, thingOf(map, first))}`;
      return [
        {
          rule: 'audit/fit-before-split',
          severity: isError ? 'error' : 'warning',
          confidence: isError ? 'certain' : 'likely',
          message: `${code(first)} ${what} on all rows, and ${at(split)} ${PARTED[parting]}`,
          fix: fixOf(first, parting),
          evidence: [
            `the split at ${at(split)} is of data that this ${first.kind === 'fit' ? 'learned from' : 'made'}`,
            ...(more > 0 ? [`${more} more such before the same split`] : []),
          ],
          at: first.id,
          training: [first.id, split.id],
          inference: [],
        },
      ];
    });
  },
};

/** What becomes of the rows afterwards, in words. */
const PARTED: Readonly<Record<Parting, string>> = {
  certain: 'splits them into training and test afterwards: the test has been seen',
  likely: 'splits them into training and test afterwards: the test has been seen',
  folds: 'splits them into folds afterwards: each has been seen',
  'held-back': 'holds some of them back to validate by: these have been seen',
  none: 'splits them',
};

function fixOf(first: Place, parting: Parting): string {
  if (/\.fit_resample\(/.test(first.text)) return 'split first, and resample the training part alone';
  return parting === 'folds'
    ? 'put the scaler and the model into one `Pipeline`, and cross-validate that: it fits both in each fold'
    : 'split first, `fit` on the training part alone, and `transform` both';
}

function isScaler(map: ProjectMap, fit: Place): boolean {
  return fit.kind !== 'constants' && thingOf(map, fit)?.family !== 'encoder';
}

/** What learned of all rows before a split, the first first. */
function learnedBefore(map: ProjectMap, split: Place, parting: Parting): Place[] {
  const transformed = stepsBefore(map, split).flatMap((step) => learnedFor(map, step) ?? []);
  // Of folds only what was scaled is known to have been: of raw rows the scaler may be fitted in each.
  if (parting === 'folds' || parting === 'held-back')
    return inOrder(
      transformed.filter(({ kind }) => kind !== 'constants'),
      map,
    );
  const alone = placesOf(map, ['fit']).filter(
    (fit) => fit.site.path === split.site.path && fit.id < split.id && isOfSameRows(map, fit, split),
  );
  return inOrder([...transformed, ...alone], map);
}

function inOrder(fits: readonly Place[], map: ProjectMap): Place[] {
  const all = fits.filter((fit) => isOfAllRows(map, fit));
  return [...new Map(all.map((fit) => [fit.id, fit])).values()].sort((a, b) => a.id - b.id);
}

/** The place that learned what a step normalizes by, where it learned it of the data: a fit, or a mean by hand. */
function learnedFor(map: ProjectMap, step: Place): Place | null {
  if (step.kind === 'fit_transform') return step;
  if (step.kind === 'constants') {
    const computed = [step.constants?.offset, step.constants?.scale].filter(
      (numbers) => numbers?.source === 'computed',
    );
    return computed.length > 0 &&
      computed.every((numbers) => !numbers?.isOfEachRow && isWhole(map, numbers?.of ?? null, step))
      ? step
      : null;
  }
  const fit = fitOf(map, step);
  return fit?.kind === 'fit' && isOfSameRows(map, fit, step) ? fit : null;
}

/** Whether numbers were computed of the very rows that they normalize. */
function isWhole(map: ProjectMap, of: number | null, step: Place): boolean {
  return of !== null && (derivesFrom(map, step.data, of) || derivesFrom(map, of, step.data));
}

/** Whether the rows of a place are the rows that were fitted on: one value, or one made of the other. */
function isOfSameRows(map: ProjectMap, fit: Place, other: Place): boolean {
  return derivesFrom(map, other.data, fit.data);
}

function isOfAllRows(map: ProjectMap, fit: Place): boolean {
  const data = dataOf(map, fit);
  if (
    fit.side.side === 'test' ||
    data?.isOneRow ||
    roleOf(data, ['train', 'test', 'validation', 'target', 'window', 'request'])
  )
    return false;
  if (fit.scope.inside.includes('folds') || fit.scope.inside.includes('windows')) return false;
  if (fit.kind === 'constants') return true;
  return learnsStatistics(map, thingOf(map, fit)) && !isForTarget(map, fit);
}
