import type { Data } from '../data.ts';
import { lastOfPath } from '../file-name.ts';
import { rolesByName } from '../known/role-names.ts';
import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { fitOf } from './shared/fits.ts';
import { placesOfThing } from './shared/index-of.ts';
import { isForTarget, learnsStatistics, named } from './shared/learners.ts';
import { savesBehind } from './shared/loads.ts';
import { dataOf, derivesFrom, roleOf, stepsBefore, thingOf } from './shared/look-up.ts';
import { type HeldOut, heldOutBy, type Parting, partingOf, splitsOf } from './shared/splits.ts';
import { storedFor } from './shared/stored.ts';
import { at, code } from './shared/words.ts';

export const fitBeforeSplit: AuditRule = {
  id: 'audit/fit-before-split',
  summary: 'A scaler is fitted on data that is split into training and test afterwards.',
  level: 'error',
  isLocal: true,
  judge: (map) =>
    splitsOf(map).flatMap((split) => {
      const parting = partingOf(map, split);
      const learned = parting === 'none' ? [] : learnedBefore(map, split, parting);
      if (learned.length > 0) return seen(map, split, parting, learned);
      return parting === 'certain' ? seenByOther(map, split) : [];
    }),
};

/** What learned of all rows, and the split after it. */
function seen(map: ProjectMap, split: Place, parting: Parting, learned: readonly Place[]): AuditFinding[] {
  // Of a chain the scaler is shown, for it is what goes along with the model.
  const first = learned.find((fit) => isScaler(map, fit)) ?? learned[0];
  if (!first) return [];
  const more = learned.length - 1;
  const held = heldOutBy(map, split);
  // What fills in values, or turns to components, may have its reason.
  const isDirect = parting === 'certain' && isScaler(map, first) && !isOnlyCalledTraining(map, first);
  const isError = isDirect && !isBesideTest(map, first, split, held);
  const what = first.kind === 'constants' ? 'takes its numbers' : `fits ${named(map, thingOf(map, first))}`;
  return [
    {
      rule: 'audit/fit-before-split',
      severity: isError ? 'error' : 'warning',
      confidence: isError ? 'certain' : 'likely',
      message: `${code(first)} ${what} on all rows, and ${at(split)} ${parted(parting, held)}`,
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
}

/** What learned of all rows that other code stored, and the split of what is read of that file. */
function seenByOther(map: ProjectMap, split: Place): AuditFinding[] {
  return storedFor(map, split).flatMap((save): AuditFinding[] => {
    if (roleOf(dataOf(map, save), ['train', 'test', 'validation'])) return [];
    const fits = stepsBefore(map, save).flatMap((step) => learnedFor(map, step) ?? []);
    const first = inOrder(fits).find((fit) => isScaler(map, fit) && isOfAllRows(map, fit));
    if (!first) return [];
    return [
      {
        rule: 'audit/fit-before-split',
        severity: 'warning',
        confidence: 'likely',
        message: `${code(first)} fits ${named(map, thingOf(map, first))} on all rows that ${at(save)} stores, and ${at(split)} ${parted('certain', heldOutBy(map, split))}`,
        fix: fixOf(first, 'certain'),
        evidence: [
          `${at(split)} splits what is read of \`${save.file?.text ?? 'that file'}\`, and only ${at(save)} writes it`,
        ],
        at: first.id,
        training: [first.id, save.id, split.id],
        inference: [],
      },
    ];
  });
}

/** What becomes of the rows afterwards, in words. */
function parted(parting: Parting, { isValidation }: HeldOut): string {
  if (parting === 'folds') return 'splits them into folds afterwards: each has been seen';
  if (parting === 'held-back') return 'holds some of them back to validate by: these have been seen';
  const what = isValidation ? 'validation' : 'test';
  return `splits them into training and ${what} afterwards: the ${what} has been seen`;
}

/**
 * Whether only a validation was seen, that the model is watched by while it learns, and the test is other rows, which the scaler
 * transforms without learning from them.
 */
function isBesideTest(map: ProjectMap, fit: Place, split: Place, held: HeldOut): boolean {
  if (!held.isValidation || !held.isOnlyWatched || fit.thing === null) return false;
  return placesOf(map, ['predict']).some((predict) => {
    const data = dataOf(map, predict);
    if (!data || !isTest(data) || derivesFrom(map, predict.data, split.data)) return false;
    return stepsBefore(map, predict).some((step) => isTransformOf(map, step, fit));
  });
}

/** Whether rows are a test by what they, or the file that they are read from, are called. */
function isTest(data: Data): boolean {
  if (roleOf(data, ['request', 'train'])) return false;
  if (roleOf(data, ['test'])) return true;
  const called = data.files.map((file) => lastOfPath(file ?? '').replace(/\.\w+$/, ''));
  return called.some((name) => rolesByName(name).some(({ role }) => role === 'test'));
}

/** Whether a step is the `transform` of what was fitted, or of what it was saved as. */
function isTransformOf(map: ProjectMap, step: Place, fit: Place): boolean {
  if (step.kind !== 'apply' || step.thing === null) return false;
  return (
    step.thing === fit.thing || savesBehind(map, step.thing).some(({ save }) => save.thing === fit.thing)
  );
}

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
    return inOrder(transformed.filter((fit) => fit.kind !== 'constants' && isOfAllRows(map, fit)));
  const alone = placesOf(map, ['fit']).filter(
    (fit) =>
      fit.site.path === split.site.path &&
      fit.id < split.id &&
      isOfSameRows(map, fit, split) &&
      mayBeApplied(map, fit),
  );
  return inOrder(
    [...transformed, ...alone].filter(
      (fit) => isOfAllRows(map, fit) || (parting === 'certain' && isOnlyCalledTraining(map, fit)),
    ),
  );
}

/** A scaler that is fitted, and saved at most, changes no row: what is split was never scaled. */
function mayBeApplied(map: ProjectMap, fit: Place): boolean {
  const thing = thingOf(map, fit);
  if (!thing || thing.holders.length > 0 || thing.parts.length > 0 || thing.escapes.length > 0) return true;
  return placesOfThing(map, thing.id).some(({ kind }) => kind === 'apply' || kind === 'fit_transform');
}

function inOrder(fits: readonly Place[]): Place[] {
  return [...new Map(fits.map((fit) => [fit.id, fit])).values()].sort((a, b) => a.id - b.id);
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

/** Roles of what is no table of all rows. */
const PARTIAL = ['test', 'validation', 'target', 'window', 'request'] as const;

function isOfAllRows(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['train']) === null && learnsOfTable(map, fit);
}

/** Whether rows are training by what they are called alone: where they are split further on, so is what was held out of them. */
function isOnlyCalledTraining(map: ProjectMap, fit: Place): boolean {
  return roleOf(dataOf(map, fit), ['train'])?.by === 'name' && learnsOfTable(map, fit);
}

function learnsOfTable(map: ProjectMap, fit: Place): boolean {
  const data = dataOf(map, fit);
  if (fit.side.side === 'test' || data?.isOneRow || roleOf(data, PARTIAL)) return false;
  if (fit.scope.inside.includes('folds') || fit.scope.inside.includes('windows')) return false;
  if (fit.kind === 'constants') return true;
  return learnsStatistics(map, thingOf(map, fit)) && !isForTarget(map, fit);
}
