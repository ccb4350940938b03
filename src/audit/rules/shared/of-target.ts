import type { Data } from '../../data.ts';
import type { ThingId } from '../../ids.ts';
import { forecasts } from '../../known/classes.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { Thing } from '../../thing.ts';
import type { Bond } from './bonds.ts';
import type { Step } from './expand.ts';
import { savesBehind } from './loads.ts';
import { dataOf, derivesFrom, thingOf } from './look-up.ts';

/**
 * Whether a step of a training scales the target, or inputs and target by one: its scaler turns back what a model gives, on
 * either side. A question without that step may be right, as one by dates alone.
 */
export function isOfTarget(map: ProjectMap, { thing }: Step, bond: Bond): boolean {
  if (!thing) return false;
  return placesOf(map, ['invert']).some((invert) => {
    if (!turnsAnswerBack(map, invert)) return false;
    const turned = thingOf(map, invert);
    if (turned && isSame(map, turned, thing)) return true;
    // A scaler that nobody saved in sight may be this one where it turns back the very answer.
    return isAnswerOf(map, invert, bond.predict) && (turned === null || mayBe(map, turned, thing));
  });
}

/**
 * Whether all that the model learns from went through a step, as windows of a scaled series: not where one scaled column was put
 * back into its table.
 */
export function isOfInputsToo(map: ProjectMap, { applied }: Step, { train }: Bond): boolean {
  const raw = new Set(namesOf(map, dataOf(map, applied), () => true));
  raw.delete('data');
  const scaled = namesOf(map, dataOf(map, train), ({ steps }) => steps.includes(applied.id));
  return scaled.every((name) => !raw.has(name));
}

function namesOf(map: ProjectMap, data: Data | null, isMeant: (one: Data) => boolean): string[] {
  const all = data ? [data, ...data.ancestors.flatMap((id) => map.data[id] ?? [])] : [];
  return all.filter(isMeant).map(({ name }) => name);
}

/** Whether a model learns a series, so that what is scaled before its `fit` is the target. */
export function isForecaster(map: ProjectMap, { train }: Pick<Bond, 'train'>): boolean {
  const name = thingOf(map, train)?.class ?? null;
  return name !== null && forecasts(name);
}

const ANSWER = /pred|yhat|y_hat|forecast|output|result/i;

function turnsAnswerBack(map: ProjectMap, invert: Place): boolean {
  if (ANSWER.test(dataOf(map, invert)?.name ?? '')) return true;
  return placesOf(map, ['predict']).some((predict) => isAnswerOf(map, invert, predict));
}

function isAnswerOf(map: ProjectMap, invert: Place, predict: Place): boolean {
  return predict.results.some((result) => derivesFrom(map, invert.data, result));
}

function isSame(map: ProjectMap, one: Thing, other: Thing): boolean {
  const [a, b] = [behind(map, one.id), behind(map, other.id)];
  return [...a].some((id) => b.has(id));
}

/** The thing itself, and what its file was saved from. */
function behind(map: ProjectMap, thing: ThingId): Set<ThingId> {
  return new Set([thing, ...savesBehind(map, thing).flatMap(({ save }) => save.thing ?? [])]);
}

function mayBe(map: ProjectMap, turned: Thing, { class: name }: Thing): boolean {
  if (savesBehind(map, turned.id).some(({ save, sure }) => sure && save.thing !== null)) return false;
  return turned.class === null || name === null || turned.class === name;
}
