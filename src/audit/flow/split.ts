import type { DataRole } from '../data.ts';
import { shortName } from '../short-name.ts';
import { showSite } from '../site.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { argument, numbersOf } from './given.ts';
import { newPart } from './parts.ts';
import { addPlace } from './places.ts';
import { allBases } from './project-calls.ts';
import { keepReach } from './reach.ts';
import { type Frame, siteOf } from './run.ts';
import type { DataNode, Given, Value } from './values.ts';

const SPLITTING =
  /^(?:sklearn\.model_selection\.train_test_split|sklearn\.cross_validation\.train_test_split|cuml\.(?:\w+\.)*train_test_split|dask_ml\.model_selection\.train_test_split|torch\.utils\.data\.random_split|keras\.utils\.split_dataset|darts\.\w+\.train_test_split)$/;

/** `train_test_split(X, y)`: two parts of each, the first to train with. Null where the function is another one. */
export function split(
  frame: Frame,
  name: string,
  given: Given,
  at: { from: number; to: number },
): Value | null {
  if (!SPLITTING.test(name)) return null;
  const where = showSite(siteOf(frame, at));
  const short = shortName(name);
  const part = (index: number, count: number): DataRole => ({
    role: index === 0 ? 'train' : index === 1 && count > 2 ? 'validation' : 'test',
    by: 'flow',
    evidence: `the ${['first', 'second', 'third'][index] ?? 'next'} part of \`${short}\` (${where})`,
  });
  const isByLengths = /random_split|split_dataset/.test(name);
  const counts = isByLengths
    ? Math.max(2, numbersOf(given.positional[1] ?? null)?.length ?? lengthOf(given.positional[1]))
    : 2;
  const whole = (isByLengths ? given.positional.slice(0, 1) : given.positional).map(rowsOf);
  const results = whole.flatMap((data) =>
    Array.from({ length: counts }, (_, index) => {
      const rows = derive([data], { roles: [part(index, counts)], columns: data.columns, part: newPart() });
      keepReach(rows, data);
      return rows;
    }),
  );
  const place = addPlace(frame, 'split', at, { data: whole[0] ?? null, results });
  const kept = place.results.length === results.length ? place.results : results;
  return { kind: 'list', shape: 'tuple', at: null, items: kept.map(dataValue) };
}

/** Torch's data set that a class of the project is made of. */
const DATA_SET = /^torch\.utils\.data\.(?:dataset\.)?\w*Dataset$/;

/** The rows of a table; of a data set of the project's own class those that its attributes hold. */
function rowsOf(value: Value): DataNode {
  if (value.kind !== 'instance' || !allBases(value.class).some((base) => DATA_SET.test(base)))
    return asData(value);
  return derive(dataAmong([...value.attributes.values()]));
}

/** `cross_val_score(model, X, y)`: splits into folds by itself. */
export function foldBy(frame: Frame, name: string, given: Given, at: { from: number; to: number }): void {
  if (!/^sklearn\.model_selection\.cross_(?:val_score|val_predict|validate)$/.test(name)) return;
  const rows = argument(given, 1, 'X');
  if (rows) addPlace(frame, 'split', at, { data: asData(rows) });
}

function lengthOf(value: Value | undefined): number {
  return value?.kind === 'list' ? value.items.length : 2;
}
