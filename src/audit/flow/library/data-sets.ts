import type { DataRole } from '../../data.ts';
import { DATA_SETS } from '../../known/files.ts';
import type { Expression } from '../../python/syntax.ts';
import { showSite } from '../../site.ts';
import { asData, dataValue, derive } from '../data.ts';
import { textOf } from '../given.ts';
import { addPlace } from '../places.ts';
import { type Frame, siteOf } from '../run.ts';
import type { Given, Value } from '../values.ts';

/** A data set that a library brings along or reads from folders: `CIFAR10(train=False)`, `load_iris()`. */
export function dataSet(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  if (!DATA_SETS.test(name)) return null;
  const where = showSite(siteOf(frame, at));
  const role = partGiven(given);
  // These give both parts at once; their names say which is which.
  const isParted = /load_data$/.test(name);
  const data = derive([], {
    complete: true,
    roles: isParted ? [] : [{ role, by: 'flow', evidence: `it is what \`${name}\` gives (${where})` }],
  });
  return applyGiven(frame, given, at, dataValue(data)) ?? dataValue(data);
}

/** Which part of a data set is asked for: `train=False`, `subset="validation"`. */
function partGiven(given: Given): DataRole['role'] {
  const isTrain = given.named.get('train');
  if (isTrain?.kind === 'truth') return isTrain.value ? 'train' : 'test';
  const part = textOf(given.named.get('subset') ?? null) ?? textOf(given.named.get('split') ?? null);
  if (part === null) return 'whole';
  if (/train/.test(part)) return 'train';
  return /val/.test(part) ? 'validation' : 'test';
}

/** A data set that is given its transform: what it gives is normalized. Null where it is given none. */
function applyGiven(frame: Frame, given: Given, at: Expression, to: Value): Value | null {
  const how = ['transform', 'transforms', 'preprocess', 'preprocessing_function', 'augmentations'].map(
    (name) => given.named.get(name),
  );
  const transform = how.find((value) => value?.kind === 'thing');
  if (transform?.kind !== 'thing') return null;
  const data = asData(to);
  const place = addPlace(frame, 'apply', at, { thing: transform.thing, data });
  const result = derive([data], { step: place });
  if (place.results.length === 0) place.results.push(result);
  return dataValue(result);
}
